import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { venueFields } from '../../../shared/ledgers/bookings/fields.ts'
import { VenueCard } from '../../../shared/ledgers/bookings/venue.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { VenueFields } from './VenueFields.tsx'

/** 新建活动场所. */
export function VenueForm() {
  return (
    <EntryForm
      title="新建活动场所"
      name="venues"
      door={bookings.addVenue}
      fields={venueFields}
      shape={VenueCard.shape}
      initial={{}}
      blames={{ 'bookings.name-taken': 'name' }}
    >
      <VenueFields />
    </EntryForm>
  )
}
