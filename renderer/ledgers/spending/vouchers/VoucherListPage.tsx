import { Tag } from 'antd'
import { useMemo } from 'react'
import { voucherKindCodes } from '../../../../shared/codes/vouchers.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { voucherFields } from '../../../../shared/ledgers/spending/vouchers/fields.ts'
import { sayNumber } from '../../../../shared/ledgers/spending/vouchers/words.ts'
import { goTo } from '../../../bridge/place.ts'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import type { ListSpec } from '../../../parts/list/list-kinds.ts'
import { SpendingViews } from '../SpendingViews.tsx'
import css from '../spending.module.css'
import { Fen } from './Fen.tsx'
import { useAccounts } from './use-accounts.ts'

type Spec = ListSpec<typeof spending.vouchers>

/** 记账凭证: every voucher of the books. */
export function VoucherListPage() {
  const { choices, fundChoices } = useAccounts()
  const spec = useMemo(
    (): Spec => ({
      ...fixed,
      filters: [
        { kind: 'days', from: 'from', to: 'to', label: '日期' },
        { kind: 'tree', key: 'account', label: '科目（含明细）', nodes: choices },
        ...(fundChoices.length > 0
          ? [{ kind: 'tree', key: 'fundId', label: '经费', nodes: fundChoices } as const]
          : []),
        { kind: 'codes', key: 'kind', label: '来源', codes: voucherKindCodes, more: true },
        { kind: 'flag', key: 'isUnchecked', label: '待审核' },
      ],
    }),
    [choices, fundChoices],
  )
  return (
    <div className={css.page}>
      <SpendingViews now="vouchers" />
      <ListPage {...spec} />
    </div>
  )
}

const fixed: Omit<Spec, 'filters'> = {
  title: '记账凭证',
  counted: '张凭证',
  list: 'vouchers',
  door: spending.vouchers,
  fields: voucherFields,
  sorts: { month: 'number', number: 'number', totalFen: 'total' },
  sums: [{ key: 'unchecked', label: '待审核' }],
  searchHint: '摘要、凭证号、金额',
  cells: {
    number: ({ number }) => sayNumber(number),
    totalFen: ({ totalFen }) => <Fen fen={totalFen} />,
    checkedByName: ({ checkedBy, checkedByName }) =>
      checkedBy === null ? <Tag color="orange">待审核</Tag> : checkedByName,
  },
  onOpen: ({ id }) => goTo('spending', { view: 'vouchers', id }),
  create: {
    door: spending.enterVoucher,
    label: '填制凭证',
    onClick: () => goTo('spending', { view: 'vouchers', mode: 'new' }),
  },
  exportDoor: spending.exportVouchers,
  empty: {
    title: '这里是全部记账凭证',
    words: '拨款、支付和工资会自动记账；其他事项由人填制凭证。凭证入账后不能改动，有错办理红字冲销。',
  },
}
