import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { MonthTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'

/** 审核全部: every voucher of a month that somebody else made out; nothing where all are checked. */
export function CheckAll({ month: { month, unchecked } }: { readonly month: MonthTold }) {
  const check = useLedgerCommand(spending.checkMonth, { done: ({ checked }) => `已审核 ${checked} 张` })
  if (unchecked === 0) return null
  return (
    <Deed
      door={spending.checkMonth}
      size="small"
      aria-label={`${sayMonth(month)}：审核全部凭证`}
      loading={check.isRunning}
      onClick={() => void check.run({ month })}
    >
      审核全部
    </Deed>
  )
}
