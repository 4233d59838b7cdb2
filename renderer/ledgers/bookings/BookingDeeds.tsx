import { EditOutlined } from '@ant-design/icons'
import type { MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { today } from '../../parts/values/clock.ts'

/** What can be done with one booking, as it stands. */
export function BookingDeeds({ booking }: { readonly booking: MaskedBooking }) {
  const isStanding = booking.state === 'booked' || booking.state === 'asked'
  return (
    <>
      {isStanding && booking.day >= today() && (
        <Deed
          door={bookings.correct}
          icon={<EditOutlined aria-hidden />}
          onClick={() => goTo('bookings', { id: booking.id, mode: 'edit' })}
        >
          更正
        </Deed>
      )}
    </>
  )
}
