import { Day } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { closureOn, windowsOn } from '../../../shared/ledgers/bookings/rules.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useForm } from '../../parts/form/form-context.ts'
import { today } from '../../parts/values/clock.ts'
import css from './bookings.module.css'
import { usePlaces } from './use-places.ts'

/** Beside the time: when the chosen room is open that day, and who has it already. */
export function RoomThatDay() {
  const { values } = useForm()
  const { rooms } = usePlaces()
  const read = Day.safeParse(values.day)
  const day = read.success ? read.data : today()
  const room = rooms.find(({ id }) => id === values.roomId)
  const taken = useLedgerQuery(
    bookings.calendar,
    { from: day, to: day },
    { enabled: room !== undefined && read.success, keepPrevious: true },
  )
  if (!room || !read.success) return null
  const others = (taken.data ?? []).filter((one) => one.roomId === room.id && one.day === day)
  return (
    <p className={`soft ${css.roomThatDay}`}>
      可容纳 {room.capacity} 人{room.needsApproval ? '，预约需审批' : ''}。{day} {hoursWords(room, day)}；
      {others.length === 0
        ? '当天还没有预约。'
        : `已有 ${others.map((one) => `${saySpan(one)} ${one.purpose}`).join('、')}。`}
    </p>
  )
}

function hoursWords(room: RoomTold, day: Day): string {
  const closure = closureOn(room.closures, day)
  if (closure) return `停用（${closure.reason}）`
  const open = windowsOn(room.hours, day)
  return open.length === 0 ? '不开放' : `开放 ${open.map(saySpan).join('、')}`
}
