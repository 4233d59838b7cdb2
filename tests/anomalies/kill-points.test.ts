import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sweepLedgers } from '../../electron/folder/ledger-folder.ts'
import { unlockLedger } from '../../electron/session/opening.ts'
import { session } from '../../shared/session/contract.ts'
import { officeKeysFit } from '../support/office-keys.ts'
import { isFull } from '../support/sizes.ts'
import { passwords, testRuntime } from '../support/test-runtime.ts'
import { type Course, courses, layOffice, type Office, services, sitDown } from './kill-courses.ts'
import { digestOf, type Left, letSqliteBeKilled, trailOf } from './killing-ground.ts'
import { complaintsAbout, filesIn } from './world.ts'

vi.mock('node:fs', async (actual) => {
  const { killableFs } = await import('./killing-ground.ts')
  return killableFs(await actual())
})
letSqliteBeKilled()

/** So many states, at an even stride, are opened in every run; TAIZHANG_FULL=1 opens every one. */
const OPENED = isFull ? Number.POSITIVE_INFINITY : 6

let root: string
let office: Office

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kill-points-'))
  office = await layOffice(join(root, 'template'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Does the deed once on a fresh copy and keeps what each kill would leave, the whole deed last. */
async function trail(name: string, course: Course) {
  const runtime = testRuntime(services)
  const place = join(root, name)
  try {
    cpSync(join(root, 'template'), place, { recursive: true })
    if (course.isAdopted) renameSync(homeIn(place), join(place, 'elsewhere'))
    Object.assign(runtime, { ledgersFolder: join(place, 'ledgers') })
    await course.before?.(runtime, office)
    if (course.before) await runtime.call(session.lock, {})
    if (course.as) await sitDown(runtime, office, course.as)
    const into = mkdtempSync(join(root, 'left-'))
    const went = await trailOf(place, into, () => course.do(runtime, office, place))
    // Nothing is written by and by: what a later kill leaves is what the last point left.
    const last = digestOf(place)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(digestOf(place)).toBe(last)
    expect(digestOf(went.left.at(-1)!.folder)).toBe(last)
    return went
  } finally {
    runtime.end()
    rmSync(place, { recursive: true, force: true })
  }
}

const homeIn = (place: string): string => join(place, 'ledgers', office.ledgerId)

/** Starts the program on what a kill left; answers whether the deed was done. */
async function afterwards(course: Course, { folder, before }: Left): Promise<boolean> {
  const runtime = testRuntime(services)
  Object.assign(runtime, { ledgersFolder: join(folder, 'ledgers') })
  try {
    sweepLedgers(runtime.ledgersFolder)
    const { ledgers } = await runtime.call(session.overview, {})
    const isHere = ledgers.length > 0
    expect(isHere || course.isAdopted, `before ${before}`).toBeTruthy()
    if (course.isAdopted) expect(filesIn(join(folder, 'elsewhere')), before).toEqual(office.files)
    const isDone = isHere && (await sound(course, runtime, before))
    if (course.as) await sitDown(runtime, office, course.as)
    await course.do(runtime, office, folder, isDone)
    expect(await sound(course, runtime, `${before}, and done again`), before).toBe(true)
    return isDone
  } finally {
    runtime.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The ledger opens for its head, with the people and keys of before or of after. */
async function sound(
  course: Course,
  runtime: ReturnType<typeof testRuntime>,
  where: string,
): Promise<boolean> {
  await unlockLedger(runtime, office.ledgerId, office.headId, passwords.head)
  const open = runtime.open!
  expect(await complaintsAbout(open.db), where).toEqual([])
  await officeKeysFit(open)
  const isDone = await course.isDone(runtime, office)
  const people = (await runtime.call(session.people, {})).map(
    ({ name, role, seals }) => `${name} ${role} ${seals}`,
  )
  expect(isDone ? course.after(office.people) : [office.people], where).toContainEqual(people)
  const rows = open.db.file.prepare('select name from person_account where removed = 0').pluck().all()
  expect(rows.sort(), where).toEqual(people.map((person) => person.split(' ')[0]).sort())
  const strange = readdirSync(runtime.ledgersFolder, { recursive: true })
    .map(String)
    .filter((name) => !KNOWN.test(name))
  expect(strange, where).toEqual([])
  return isDone
}

/** What may lie under the ledgers while one of them is open; what was replaced is as it was left. */
const KNOWN =
  /^[0-9a-f-]{36}(?:\.replaced-\d+)?(?:\/(?:ledger\.db(?:-wal|-shm)?|(?:keyring|card|holder|last|replaced|attempts)\.json|(?:inbox|outbox|received)|(?:backups\/)?attachments(?:\/[0-9a-f]{64})?|backups(?:\/\d{8}-\d{9}(?:-\d+)?(?:\/(?:ledger\.db|keyring\.json|header\.json|contents\.txt|seal\.json))?)?))?$/

test.each(Object.entries(courses))('killed at any point of %s', async (name, course) => {
  const { points, left } = await trail(name, course)
  const stride = Math.max(1, Math.ceil(left.length / OPENED))
  const tried = left.filter((_, at) => at % stride === 0 || at === left.length - 1)
  const outcomes = []
  for (const one of tried) outcomes.push(await afterwards(course, one))
  console.log(`${name}: ${points} points, ${left.length} states of the disk, ${tried.length} opened`)
  // Not done until some point, done from then on, never back.
  expect(outcomes).toEqual([...outcomes].sort())
  expect([outcomes[0], outcomes.at(-1)]).toEqual([false, true])
})
