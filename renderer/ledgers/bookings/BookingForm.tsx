import type { activityKindCodes } from '../../../shared/codes/bookings.ts'
import type { CodeOf } from '../../../shared/codes/index.ts'
import { BookingCard } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { usePlace } from '../../bridge/place.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { today } from '../../parts/values/clock.ts'
import { BookingFields } from './BookingFields.tsx'
import { blames, cardFields } from './form-fields.ts'
import { usePlaces } from './use-places.ts'

/** 新建预约; where the calendar was pointed at, room and time are filled in. */
export function BookingForm() {
  const { roomId, day = today(), fromMinute, toMinute } = usePlace().details
  const { rooms, isKnown } = usePlaces()
  if (!isKnown) return null
  const only = rooms.length === 1 ? rooms[0]!.id : undefined
  return (
    <EntryForm
      title="新建预约"
      name="bookings"
      door={bookings.reserve}
      fields={cardFields}
      shape={BookingCard.shape}
      initial={{ roomId: roomId ?? only, day, fromMinute, toMinute, activity }}
      blames={blames}
    >
      <BookingFields />
    </EntryForm>
  )
}

const activity: CodeOf<typeof activityKindCodes> = 'party'
