import type { Month } from '../../../../shared/kernel/month.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { sayMonth } from '../../../../shared/words/moments.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'

/** 结账 of one month. */
export function CloseMonth({ month }: { readonly month: Month }) {
  const shut = useLedgerCommand(spending.closeMonth, { done: `${sayMonth(month)}已结账` })
  return (
    <Deed
      door={spending.closeMonth}
      size="small"
      type="primary"
      aria-label={`${sayMonth(month)}：结账`}
      loading={shut.isRunning}
      onClick={() => void shut.run({ month })}
    >
      结账
    </Deed>
  )
}
