import { expect, test } from 'vitest'
import { bookingListPlan } from '../../../electron/ledgers/bookings/list-plan.ts'
import { BookingList } from '../../../shared/ledgers/bookings/views.ts'
import { TODAY } from '../../support/actors.ts'
import { expectIndexWalks } from '../../support/list-walks.ts'
import { testDatabase } from '../../support/open-memory.ts'

const room = '019f0000-0000-7000-8000-000000000001'
const filters = [
  { when: 'coming' },
  { when: 'past', isUncounted: true },
  { when: 'all', state: ['asked'], activity: ['party', 'culture'] },
  { from: '2031-01-01', to: '2031-12-31', placeId: room },
  { organisationId: room },
]
const indexes = { day: 'booking_by_day', room: 'booking_by_room' }

test('every statement walks the index of its sort, whatever is filtered', () => {
  const plan = { ...bookingListPlan(TODAY), shelves: () => [room] }
  expectIndexWalks(testDatabase(), { plan, request: BookingList, filters })
  expect(Object.keys(plan.sorts)).toEqual([...BookingList.shape.sort.unwrap().options])
})

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const db = testDatabase()
  for (const index of Object.values(indexes)) {
    const columns = db.file.pragma(`index_info(${index})`) as { name: string }[]
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'search',
        'room_id',
        'day',
        'state',
        'activity',
        'organisation_id',
        'came_total',
      ]),
    )
  }
})
