import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly booking: MaskedBooking; readonly onClose: () => void }

/** 取消预约: the room is free again, the record stays. */
export function CancelDialog({ booking, onClose }: Props) {
  const cancel = useLedgerCommand(bookings.cancel, { showsFault: true, done: '已取消预约' })
  const { id, revision } = booking
  const run = async (reason: string): Promise<void> => {
    const answer = await cancel.run({ id, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`取消预约：${booking.purpose}`}
      okText="取消预约"
      isDangerous
      isRunning={cancel.isRunning}
      fault={cancel.fault}
      offers={['活动改期', '主办方取消', '没有人来']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        {booking.day} {saySpan(booking)}。取消后这段时间可以另行预约，记录不会删除。
      </p>
    </ReasonDialog>
  )
}
