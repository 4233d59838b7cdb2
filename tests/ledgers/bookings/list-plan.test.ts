import { expect, test } from 'vitest'
import { listStatements } from '../../../electron/db/list.ts'
import { bookingListPlan } from '../../../electron/ledgers/bookings/list-plan.ts'
import { BookingList } from '../../../shared/ledgers/bookings/told.ts'
import { TODAY } from '../../support/actors.ts'
import { testBook } from '../../support/open-memory.ts'

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
  const book = testBook()
  const plan = { ...bookingListPlan(TODAY), shelves: () => [room] }
  expect(Object.keys(plan.sorts)).toEqual([...BookingList.shape.sort.unwrap().options])
  let read = 0
  for (const [sort, index] of Object.entries(indexes)) {
    for (const filter of filters) {
      for (const descending of [false, true]) {
        for (const search of ['', '王']) {
          const request = BookingList.parse({ sort, filters: filter, descending, search, offset: 10 })
          for (const { sql, parameters } of listStatements(book.writer, plan, request)) {
            const steps = (
              book.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
            )
              .map(({ detail }) => detail)
              .join('; ')
            expect(steps).toMatch(new RegExp(`^(SEARCH|SCAN) booking USING (COVERING )?INDEX ${index}\\b`))
            expect(steps).not.toContain('TEMP B-TREE')
            read += 1
          }
        }
      }
    }
  }
  expect(read).toBe(2 * filters.length * 2 * 2 * 2)
})

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const book = testBook()
  for (const index of Object.values(indexes)) {
    const columns = book.file.pragma(`index_info(${index})`) as { name: string }[]
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
