import { bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import { masking } from '../../../shared/ledgers/bookings/masking.ts'
import { bookingListTitle } from '../../../shared/ledgers/bookings/papers.ts'
import { listHandlers } from '../../ipc/lists.ts'
import { bookingListPlan } from './list-plan.ts'
import { roomNames } from './place-store.ts'
import { fromRow } from './rows.ts'
import * as store from './store.ts'

/** Bookings on a page, as a workbook that the import would read back, and on paper. */
export const bookingListHandlers = listHandlers({
  title: bookingListTitle,
  fields: bookingFields,
  events: { exported: 'bookings.exported', printed: 'bookings.printed' },
  plan: ({ today }) => bookingListPlan(today),
  nouns: () => fromRow,
  show: masking,
  names(reader) {
    const rooms = roomNames(reader)
    const organisations = store.organisationNames(reader)
    return (field, id) => (field === 'roomId' ? rooms : organisations).get(id) ?? ''
  },
})
