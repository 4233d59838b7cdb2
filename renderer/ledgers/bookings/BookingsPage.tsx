import type { Id } from '../../../shared/kernel/id.ts'
import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { goBack, usePlace } from '../../bridge/place.ts'
import { ImportPage } from '../../parts/import/ImportPage.tsx'
import { BookingEdit } from './BookingEdit.tsx'
import { BookingForm } from './BookingForm.tsx'
import { BookingPage } from './BookingPage.tsx'
import { BookingViews } from './BookingViews.tsx'
import { RoomEdit } from './RoomEdit.tsx'
import { RoomForm } from './RoomForm.tsx'
import { RoomPage } from './RoomPage.tsx'
import { SeriesForm } from './SeriesForm.tsx'
import { VenueEdit } from './VenueEdit.tsx'
import { VenueForm } from './VenueForm.tsx'

/** 活动场所: calendar, list or rooms; a record, a form; as the address says. */
export function BookingsPage() {
  const { view, id, mode } = usePlace().details
  const of = typeof id === 'string' ? (id as Id) : undefined
  if (view === 'venue' && (mode === 'new' || of)) {
    return of && mode === 'edit' ? <VenueEdit id={of} /> : of ? <BookingViews /> : <VenueForm />
  }
  if (view === 'rooms') {
    if (mode === 'new') return <RoomForm />
    if (!of) return <BookingViews />
    return mode === 'edit' ? <RoomEdit id={of} /> : <RoomPage key={of} id={of} />
  }
  if (mode === 'import') {
    return <ImportPage title="以往的场所使用" noun="bookings" fields={bookingFields} onLeave={goBack} />
  }
  if (mode === 'series') return <SeriesForm />
  if (mode === 'new') return <BookingForm />
  if (!of) return <BookingViews />
  return mode === 'edit' ? <BookingEdit id={of} /> : <BookingPage key={of} id={of} />
}
