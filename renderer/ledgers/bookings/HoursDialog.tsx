import { useState } from 'react'
import type { Day } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'
import { HoursEditor } from './HoursEditor.tsx'
import { type HoursTexts, hoursTexts, readWeek } from './hours-text.ts'

type Props = { readonly room: RoomTold; readonly onClose: () => void }

/** Other opening hours from a day on. */
export function HoursDialog({ room, onClose }: Props) {
  const [day, setDay] = useState<string | null>(today())
  const [texts, setTexts] = useState<HoursTexts>(() =>
    hoursTexts(room.hours.filter(({ toDay }) => toDay === null)),
  )
  const set = useLedgerCommand(bookings.setHours, { showsFault: true, done: '已调整开放时间' })
  const windows = readWeek(texts)
  const run = async (reason: string): Promise<void> => {
    if (day === null || !windows) return
    const answer = await set.run({ roomId: room.id, fromDay: day as Day, windows, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`调整开放时间：${room.name}`}
      okText="调整"
      isRunning={set.isRunning}
      fault={set.fault}
      isReady={day !== null && windows !== undefined}
      offers={['夏季作息', '冬季作息', '延长开放']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <DialogDay label="从哪天起" value={day} onChange={setDay} />
      <HoursEditor texts={texts} onChange={setTexts} />
    </ReasonDialog>
  )
}
