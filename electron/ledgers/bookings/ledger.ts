import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { LedgerKeeper } from '../../definition/keeper.ts'
import { judgeBookingCut } from './cutting.ts'
import { sayDue } from './due.ts'
import { countRoomUse } from './figures.ts'
import { bookingImport } from './import.ts'
import { fillRooms } from './sample.ts'
import { bookingService } from './service.ts'
import { bookingLock } from './standing.ts'

/** 活动场所: what keeps it. */
export const bookingsKeeper: LedgerKeeper<'bookings'> = {
  name: 'bookings',
  locks: [bookingLock],
  service: bookingService,
  imports: { bookings: bookingImport },
  cuts: { booking: judgeBookingCut },
  sayDue,
  countFigures: countRoomUse,
  fillSample: (office) => office.seated('clerk', () => office.write(bookings.reserve, fillRooms)),
}
