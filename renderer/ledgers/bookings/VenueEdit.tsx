import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { venueFields } from '../../../shared/ledgers/bookings/fields.ts'
import { VenueCard } from '../../../shared/ledgers/bookings/venue.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { usePlaces } from './use-places.ts'
import { VenueFields } from './VenueFields.tsx'

/** 更正活动场所. */
export function VenueEdit({ id }: { readonly id: Id }) {
  const { venues } = usePlaces()
  const venue = venues.find((one) => one.id === id)
  if (!venue) return null
  return (
    <CorrectionForm
      key={id}
      title={`更正：${venue.name}`}
      name="venues"
      door={bookings.correctVenue}
      record={venue}
      fields={venueFields}
      shape={VenueCard.shape}
      blames={{ 'bookings.name-taken': 'name' }}
    >
      <VenueFields />
    </CorrectionForm>
  )
}
