import { join } from 'node:path'
import type { imports } from '../shared/imports/contract.ts'
import { bookings } from '../shared/ledgers/bookings/contract.ts'
import type { payroll } from '../shared/ledgers/payroll/contract.ts'
import { practiceWords } from '../shared/words/shell.ts'
import { commandHands, deskOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import { fillRooms } from './ledgers/bookings/sample.ts'
import { openPayYear, payMonthByMonth, seated, takeSampleRules } from './sample-pay.ts'
import type { Hall } from './session/hall.ts'

/** Who brings the sample in; without somebody for pay or rooms, the sample has none. */
export type SampleDoors = {
  readonly imports: Handlers<typeof imports>
  readonly payroll?: Handlers<typeof payroll>
  readonly bookings?: Handlers<typeof bookings>
}

/** Brings the shipped workbooks into the open practice ledger: dry run and apply, as a person would. */
export async function fillWithSample(hall: Hall, doors: SampleDoors): Promise<void> {
  const desk = deskOf(hall, 'imports.apply', { progress: () => {}, cancelled: () => false })
  const bring = async (noun: keyof typeof practiceWords.workbooks): Promise<void> => {
    const name = practiceWords.workbooks[noun]
    const files = { ...desk.files, choose: async () => [{ name, path: join(hall.sampleFolder, name) }] }
    const preview = await doors.imports.open({ ...desk, files }, { noun })
    // Subtle: what an earlier filling brought in before it was cut short is not brought in again.
    const isNew = preview && preview.counts.new + preview.counts.changed > 0
    if (isNew) await doors.imports.apply(desk, { token: preview.token })
  }
  await bring('organisation')
  if (doors.bookings) seated(hall, 'clerk', () => commandHands(hall, bookings.reserve.name, {}, fillRooms))
  const { payroll: pay } = doors
  if (pay) {
    takeSampleRules(hall, pay)
    await bring('payroll')
    openPayYear(hall, pay)
    await bring('payEntries')
    payMonthByMonth(hall, pay)
  }
  // Subtle: members come last, for they say that the sample is whole.
  await bring('members')
}
