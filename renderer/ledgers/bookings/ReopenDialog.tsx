import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { Closure } from '../../../shared/ledgers/bookings/venue.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly closure: Closure; readonly onClose: () => void }

/** Ends a closure before its time. */
export function ReopenDialog({ closure, onClose }: Props) {
  const reopen = useLedgerCommand(bookings.reopen, { showsFault: true, done: '已恢复使用' })
  const run = async (reason: string): Promise<void> => {
    const answer = await reopen.run({ closureId: closure.id, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title="恢复使用"
      okText="恢复"
      isRunning={reopen.isRunning}
      fault={reopen.fault}
      offers={['提前完工', '登记有误']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        原定 {closure.fromDay} 至 {closure.toDay} 停用（{closure.reason}）。恢复后从今天起可以预约。
      </p>
    </ReasonDialog>
  )
}
