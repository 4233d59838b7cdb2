import { socialWorkLevelCodes, staffPostCodes } from '../../../shared/codes/payroll.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import { goTo } from '../../bridge/place.ts'
import { ListPage } from '../../parts/list/ListPage.tsx'
import type { ListSpec } from '../../parts/list/list-kinds.ts'
import { usePeopleSearchHint } from '../../parts/people/search-hint.ts'
import { PayrollViews } from './PayrollViews.tsx'
import css from './payroll.module.css'

/** 工作人员名册: whose pay the community keeps. */
export function StaffList() {
  const searchHint = usePeopleSearchHint()
  return (
    <div className={css.page}>
      <PayrollViews now="staff" />
      <ListPage {...spec} searchHint={searchHint} />
    </div>
  )
}

const spec: Omit<ListSpec<typeof payroll.list>, 'searchHint'> = {
  title: '工作人员名册',
  counted: '名工作人员',
  list: 'payroll',
  door: payroll.list,
  fields: staffFields,
  sorts: { name: 'name', joinedDay: 'joinedDay', grade: 'grade' },
  sums: [
    { key: 'chief', label: '正职' },
    { key: 'deputy', label: '副职' },
    { key: 'worker', label: '其他' },
  ],
  filters: [
    {
      kind: 'switch',
      key: 'present',
      label: '在职或离职',
      choices: [
        { label: '在职', value: true },
        { label: '已离职', value: false },
      ],
    },
    { kind: 'codes', key: 'post', label: '岗位', codes: staffPostCodes },
    { kind: 'codes', key: 'level', label: '社工证', codes: socialWorkLevelCodes },
  ],
  onOpen: ({ id }) => goTo('payroll', { id }),
  create: { door: payroll.enter, label: '新建', onClick: () => goTo('payroll', { mode: 'new' }) },
  importing: { noun: 'payroll', onClick: () => goTo('payroll', { mode: 'import' }) },
  exportDoor: payroll.exportSheet,
  printDoor: payroll.printList,
  empty: {
    title: '这里登记社区发放报酬的全部工作人员',
    words: '先到“参数”里取用并核对标准，再导入或新建工作人员，登记岗位薪级和参保，最后到“每月工资”里计算。',
  },
}
