import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field } from '../shared/fields/field.ts'
import type { imports } from '../shared/imports/contract.ts'
import type { Day } from '../shared/kernel/day.ts'
import type { Role } from '../shared/kernel/roles.ts'
import { bookings } from '../shared/ledgers/bookings/contract.ts'
import { memberFields } from '../shared/ledgers/members/fields.ts'
import { organisationFields } from '../shared/ledgers/organisation/fields.ts'
import type { payroll } from '../shared/ledgers/payroll/contract.ts'
import { staffImportFields } from '../shared/ledgers/payroll/fields.ts'
import { spending } from '../shared/ledgers/spending/contract.ts'
import { samplePaperFiles, samplePapers } from '../shared/ledgers/spending/sample-words.ts'
import { practiceWords } from '../shared/words/shell.ts'
import { commandHands, deskOf, sceneOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import { peopleOf } from './keys/keyring.ts'
import { fillRooms } from './ledgers/bookings/sample.ts'
import { fillFunds } from './ledgers/spending/sample.ts'
import type { SamplePaper } from './ledgers/spending/sample-papers.ts'
import { keepSampleBooks } from './sample-books.ts'
import { laidFor } from './sample-days.ts'
import { openPayYear, payMonthByMonth, takeSampleRules } from './sample-pay.ts'
import { seated, takeSeats } from './sample-seats.ts'
import type { Hall } from './session/hall.ts'
import { mustBeOpen } from './session/people.ts'

/** Who brings the sample in; without somebody for pay, rooms or funds, the sample has none. */
export type SampleDoors = {
  readonly imports: Handlers<typeof imports>
  readonly payroll?: Handlers<typeof payroll>
  readonly bookings?: Handlers<typeof bookings>
  readonly spending?: Handlers<typeof spending>
}

/** Brings the shipped workbooks into the open practice ledger: dry run and apply, as a person would. */
export async function fillWithSample(hall: Hall, doors: SampleDoors): Promise<void> {
  const { today } = sceneOf(hall)
  const desk = deskOf(hall, 'imports.apply', { progress: () => {}, cancelled: () => false })
  const bring = async (noun: SampleNoun): Promise<void> => {
    const name = practiceWords.workbooks[noun]
    const preview = await atHand(name, sampleWorkbook(hall.sampleFolder, noun, today), (path) => {
      const files = { ...desk.files, choose: async () => [{ name, path }] }
      return doors.imports.open({ ...desk, files }, { noun })
    })
    // Subtle: what an earlier filling brought in before it was cut short is not brought in again.
    const isNew = preview && preview.counts.new + preview.counts.changed > 0
    if (isNew) await doors.imports.apply(desk, { token: preview.token })
  }
  await takeSeats(hall)
  await bring('organisation')
  if (doors.bookings) seated(hall, 'clerk', () => commandHands(hall, bookings.reserve.name, {}, fillRooms))
  const { payroll: pay } = doors
  if (pay) {
    takeSampleRules(hall, pay)
    await bring('payroll')
    openPayYear(hall, pay)
    payMonthByMonth(hall, pay)
  }
  if (doors.spending) {
    const people = peopleOf(mustBeOpen(hall).vault.ring)
    const idOf = (role: Role): string => people.find((one) => one.role === role)?.id ?? ''
    const by = { enters: idOf('clerk'), judges: idOf('head') }
    const papers = samplePapersIn(hall.sampleFolder)
    seated(hall, 'head', () =>
      commandHands(hall, spending.enter.name, {}, (hands) => fillFunds(hands, by, papers)),
    )
    keepSampleBooks(hall, doors.spending)
  }
  // Subtle: members come last, for they say that the sample is whole.
  await bring('members')
}

type SampleNoun = keyof typeof practiceWords.workbooks
const fieldsOf: Readonly<Record<SampleNoun, readonly Field[]>> = {
  organisation: organisationFields,
  members: memberFields,
  payroll: staffImportFields,
}

/** A shipped workbook of the sample, laid for a day. */
export const sampleWorkbook = (folder: string, noun: SampleNoun, today: string): Uint8Array =>
  laidFor(today as Day, readFileSync(join(folder, practiceWords.workbooks[noun])), fieldsOf[noun])

/** Lets somebody open bytes as the file that a person would choose. */
async function atHand<T>(name: string, bytes: Uint8Array, open: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'))
  try {
    writeFileSync(join(folder, name), bytes)
    return await open(join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pictures of the shipped sample that stand for papers beside spendings. */
export function samplePapersIn(folder: string): SamplePaper[] {
  return (Object.keys(samplePapers) as (keyof typeof samplePapers)[]).map((kind) => {
    const { large, small } = samplePaperFiles(kind)
    const bytesOf = (path: string): Uint8Array => readFileSync(join(folder, path))
    return { kind, name: samplePapers[kind], content: bytesOf(large), thumbnail: bytesOf(small) }
  })
}
