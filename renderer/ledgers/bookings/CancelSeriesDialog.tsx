import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly seriesId: Id; readonly onClose: () => void }

/** Cancels what a series still holds from a day on. */
export function CancelSeriesDialog({ seriesId, onClose }: Props) {
  const [day, setDay] = useState<string | null>(today())
  const cancel = useLedgerCommand(bookings.cancelSeries, {
    showsFault: true,
    done: ({ count }) => `已取消 ${count} 场`,
  })
  const run = async (reason: string): Promise<void> => {
    if (day === null) return
    const answer = await cancel.run({ seriesId, fromDay: day as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title="取消以后各场"
      okText="取消这些预约"
      isDangerous
      isRunning={cancel.isRunning}
      fault={cancel.fault}
      isReady={day !== null}
      offers={['活动结束', '改用其他场地']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>已签到的场次不受影响。</p>
      <DialogDay label="从哪天起" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
