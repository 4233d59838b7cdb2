import { sql } from 'kysely'
import { bookingWorkflow } from '../../../shared/ledgers/bookings/workflow.ts'
import type { DeskCodeOf } from '../../../shared/ledgers/derived.ts'
import type { Taker } from '../../../shared/workflow/workflow.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { mayTake } from '../../db/may-take.ts'
import { type Counted, judges, type SaysDue } from '../../desk/say.ts'
import { bookingColumns } from './standing.ts'

/** What waits and is missing of venues: bookings to decide, and those at which nobody was counted. */
export const sayDue: SaysDue<DeskCodeOf<'bookings'>> = (reader, today, person, say) => {
  const page = 'bookings'
  const uncounted = { page, filters: { view: 'list', when: 'past', isUncounted: true } }
  say('missing', 'check-in-missing', { ...bookingsUncounted(reader, today), day: null }, uncounted)
  if (!judges(person)) return
  const asked = { page, filters: { view: 'list', when: 'all', state: ['asked'] } }
  say('waiting', 'booking-waiting', bookingsAsked(reader, person), asked)
}

/** Bookings that wait and that this person neither entered nor ever changed, the soonest first. */
function bookingsAsked(reader: Reader, person: Taker): Counted {
  const may = mayTake(bookingWorkflow, 'decide', bookingColumns, person)
  const counted = sql<Counted>`select count(*) as count, min(day) as day
    from booking indexed by booking_asked where state = 'asked' and ${may}`
  return reader.find({ compile: () => counted.compile(kysely) })!
}

/** Bookings before a day at which nobody was counted. */
function bookingsUncounted(reader: Reader, today: string): Counted {
  const counted = sql<Counted>`select count(*) as count, min(day) as day
    from booking indexed by booking_uncounted
    where state = 'booked' and came_resident is null and day < ${today}`
  return reader.find({ compile: () => counted.compile(kysely) })!
}
