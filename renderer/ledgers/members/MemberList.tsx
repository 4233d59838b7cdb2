import { Tag } from 'antd'
import { useMemo } from 'react'
import { memberCategoryCodes, memberClassCodes, partyStatusCodes } from '../../../shared/codes/membership.ts'
import { sexCodes } from '../../../shared/codes/person.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { goTo } from '../../bridge/place.ts'
import { ListPage } from '../../parts/list/ListPage.tsx'
import type { ListSpec } from '../../parts/list/list-kinds.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { usePeopleSearchHint } from '../../parts/people/search-hint.ts'

type Spec = ListSpec<typeof members.list>

/** 党员名册: who is in the roster, and who has left it. */
export function MemberList() {
  const { nameOf, choices } = useOrganisations()
  const searchHint = usePeopleSearchHint()
  const spec = useMemo(
    (): Spec => ({
      ...fixed,
      searchHint,
      filters: [
        {
          kind: 'switch',
          key: 'present',
          label: '在册或离开',
          choices: [
            { label: '在册', value: true },
            { label: '已离开', value: false },
          ],
        },
        { kind: 'tree', key: 'organisationId', label: '党组织（含下级）', nodes: choices },
        { kind: 'codes', key: 'memberClass', label: '管理类型', codes: memberClassCodes },
        { kind: 'codes', key: 'category', label: '人员类别', codes: memberCategoryCodes, more: true },
        { kind: 'codes', key: 'partyStatus', label: '党籍状态', codes: partyStatusCodes, more: true },
        { kind: 'codes', key: 'sex', label: '性别', codes: sexCodes, more: true },
        { kind: 'days', from: 'bornFrom', to: 'bornTo', label: '出生日期', more: true },
        { kind: 'days', from: 'joinedFrom', to: 'joinedTo', label: '入党日期', more: true },
        { kind: 'flag', key: 'isLost', label: '失联党员', more: true },
      ],
      nameOf: (_, id) => nameOf(id) ?? '（已撤销的组织）',
    }),
    [nameOf, choices, searchHint],
  )
  return <ListPage {...spec} />
}

const fixed: Omit<Spec, 'filters' | 'searchHint'> = {
  title: '党员名册',
  counted: '名党员',
  list: 'members',
  door: members.list,
  fields: memberFields.map((field) => (field.name === 'name' ? { ...field, width: 112 } : field)),
  sorts: { name: 'name', birthDay: 'birthDay', joinDay: 'joinDay', branchId: 'branch' },
  sums: [
    { key: 'resident', label: '在管' },
    { key: 'mobile', label: '流动' },
    { key: 'onDuty', label: '在职' },
    { key: 'probationary', label: '预备党员' },
  ],
  cells: {
    name: (row) => (
      <>
        {row.name}
        {row.isLost && <Tag color="orange">失联</Tag>}
      </>
    ),
  },
  onOpen: ({ id }) => goTo('members', { id }),
  create: { door: members.enter, label: '新建', onClick: () => goTo('members', { mode: 'new' }) },
  importing: { noun: 'members', onClick: () => goTo('members', { mode: 'import' }) },
  exportDoor: members.exportSheet,
  printDoor: members.printList,
  empty: {
    title: '这里登记本单位管理的全部党员',
    words:
      '已有 Excel 名册的，直接导入即可，列名和日期写法不一样也能认；没有的，下载模板填写，或逐个新建。请先在“组织”里建立党支部。',
  },
}
