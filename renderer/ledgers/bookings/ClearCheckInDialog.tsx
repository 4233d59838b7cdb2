import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly booking: MaskedBooking; readonly onClose: () => void }

/** 撤销签到: a head-count that was put on the wrong booking goes, the booking stays. */
export function ClearCheckInDialog({ booking, onClose }: Props) {
  const clear = useLedgerCommand(bookings.clearCheckIn, { showsFault: true, done: '已撤销签到' })
  const { id, revision } = booking
  const run = async (reason: string): Promise<void> => {
    const answer = await clear.run({ id, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`撤销签到：${booking.purpose}`}
      okText="撤销签到"
      isDangerous
      isRunning={clear.isRunning}
      fault={clear.fault}
      offers={['登错了场次', '活动没有举行']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        {booking.day} {saySpan(booking)}，已签到 {booking.cameTotal} 人。撤销后不再计入使用率和上报数字。
      </p>
      <p>预约仍然保留，可以重新签到或取消；原来填的人数、设施损坏和清场情况留在操作记录里。</p>
    </ReasonDialog>
  )
}
