import { Tag } from 'antd'
import { useMemo } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { spendCategoryCodes, spendingStateCodes } from '../../../shared/codes/spending.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import { goTo } from '../../bridge/place.ts'
import { ListPage } from '../../parts/list/ListPage.tsx'
import type { ListSpec } from '../../parts/list/list-kinds.ts'
import { SpendingViews } from './SpendingViews.tsx'
import css from './spending.module.css'
import { stateColours } from './state-colours.ts'
import { useFunds } from './use-funds.ts'

type Spec = ListSpec<typeof spending.list>

/** 支出清单: every spending, from the draft to the board. */
export function SpendingList() {
  const { fundChoices, lineChoices, fieldName } = useFunds()
  const spec = useMemo(
    (): Spec => ({
      ...fixed,
      filters: [
        { kind: 'tree', key: 'fundId', label: '资金', nodes: fundChoices },
        { kind: 'codes', key: 'state', label: '状态', codes: spendingStateCodes },
        { kind: 'flag', key: 'waits', label: '等我办理' },
        { kind: 'tree', key: 'lineId', label: '预算科目', nodes: lineChoices, more: true },
        { kind: 'codes', key: 'category', label: '支出类别', codes: spendCategoryCodes, more: true },
        { kind: 'days', from: 'from', to: 'to', label: '支出日期', more: true },
        { kind: 'flag', key: 'isLate', label: '逾期未公示', more: true },
      ],
      nameOf: fieldName,
    }),
    [fundChoices, lineChoices, fieldName],
  )
  return (
    <div className={css.page}>
      <SpendingViews now="list" />
      <ListPage {...spec} />
    </div>
  )
}

const fixed: Omit<Spec, 'filters'> = {
  title: '支出',
  counted: '笔支出',
  list: 'spending',
  door: spending.list,
  fields: spendingFields,
  sorts: { day: 'day', number: 'number', amountFen: 'amount' },
  newestFirst: true,
  sums: [
    { key: 'amountFen', label: '金额', kind: 'fen' },
    { key: 'paidFen', label: '其中已支付', kind: 'fen' },
  ],
  searchHint: '编号、事由、收款人、发票号，可用拼音',
  cells: {
    state: ({ state }) => <Tag color={stateColours[state]}>{labelOf(spendingStateCodes, state)}</Tag>,
  },
  onOpen: ({ id }) => goTo('spending', { id }),
  create: { door: spending.enter, label: '录入支出', onClick: () => goTo('spending', { mode: 'new' }) },
  importing: { noun: 'spending', onClick: () => goTo('spending', { mode: 'import' }) },
  exportDoor: spending.exportSheet,
  printDoor: spending.printList,
  empty: {
    title: '这里登记每一笔经费支出',
    words: '录入后依次复核、审批、支付、公示。请先在“预算与规定”里建立资金和预算科目，并登记拨款。',
  },
}
