import { expect, test } from 'vitest'
import { bookingColumns } from '../../electron/ledgers/bookings/standing.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { bookings } from '../../shared/ledgers/bookings/contract.ts'
import { bookingStanding, bookingWorkflow } from '../../shared/ledgers/bookings/workflow.ts'
import { TODAY } from '../support/actors.ts'
import { officeWithRoom, wantedBooking, wantedRoom } from '../support/venues.ts'
import { codeOf, walk } from './walk.ts'

const came = { cameResident: 1, cameMobile: 0, cameOnDuty: 0, camePublic: 0, damage: null, isTidy: true }

test('a booking goes its way: rule, door, list and desk agree at every step', async () => {
  const runtime = await officeWithRoom({ needsApproval: true })
  let rooms = 0
  const told = async (id: string) => (await runtime.call(bookings.get, { id: id as Id })).booking
  const take = async (step: keyof typeof bookingWorkflow, id: Id, approves = true): Promise<void> => {
    const { revision, roomId, fromMinute } = await told(id)
    const asked = { id, revision }
    const reason = '样例'
    if (step === 'correct') {
      await runtime.call(bookings.correct, { ...asked, patch: { remark: `${revision}` }, reason })
    } else if (step === 'move') {
      const slot = { roomId, day: TODAY, fromMinute: fromMinute + 5, toMinute: fromMinute + 65 }
      await runtime.call(bookings.move, { ...asked, ...slot })
    } else if (step === 'decide') await runtime.call(bookings.decide, { ...asked, approves, reason })
    else if (step === 'cancel') await runtime.call(bookings.cancel, { ...asked, reason })
    else if (step === 'checkIn') await runtime.call(bookings.checkIn, { ...asked, ...came })
    else await runtime.call(bookings.clearCheckIn, { ...asked, reason })
  }
  const make = async (state: string, changer: Role | null): Promise<string> => {
    runtime.sit('head')
    const room = await runtime.call(
      bookings.addRoom,
      wantedRoom(runtime.venueId, { name: `样例室${rooms++}`, needsApproval: true }),
    )
    runtime.sit('clerk')
    const { id } = await runtime.call(bookings.reserve, wantedBooking(room.id))
    if (changer) {
      runtime.sit(changer)
      await take('correct', id)
    }
    runtime.sit(changer === 'head' ? 'reviewer' : 'head')
    if (state === 'booked' || state === 'refused') await take('decide', id, state === 'booked')
    if (state === 'cancelled') await take('cancel', id)
    return id
  }
  const count = await walk(
    {
      ...{ office: runtime, workflow: bookingWorkflow, table: 'booking', columns: bookingColumns, make },
      standing: async (id) => bookingStanding(await told(id)),
      knock: (step, id) => codeOf(() => take(step, id as Id)),
      // What the head-count is about is judged beside the workflow.
      beside: ['bookings.not-counted'],
      codes: {
        'wrong-state': [
          'bookings.not-standing',
          'bookings.not-asked',
          'bookings.not-approved',
          'bookings.not-counted',
        ],
        'own-hand': ['bookings.self-approval'],
      },
    },
    ['asked', 'booked', 'refused', 'cancelled'],
  )
  // 4 states × 3 changers × 6 steps × 5 roles
  expect(count.tried).toBe(360)
  expect(count.taken).toBeGreaterThan(30)
})
