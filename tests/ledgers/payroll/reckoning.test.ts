import { expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { runCommand } from '../../../electron/router/contexts.ts'
import { router, type Services } from '../../../electron/router/router.ts'
import type { Endpoint, RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { PORTION } from '../../../shared/kernel/steps.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import { employ, month, payrollOffice, runMonth } from './payroll-office.ts'

/** So many people that their months are found in several portions. */
const STAFF = 3 * PORTION
const may = month('2031-05')

let at: Office
let first: Id
/** What happens each time a task asks whether it was cancelled; it goes on unless told otherwise. */
let atHalt: (nth: number) => boolean
let halts: number
let told: [number, number][]

async function knock<E extends Endpoint>(door: E, input: RawInput<E>) {
  halts = 0
  told = []
  const answer = router(at, ledgerServices as unknown as Services, (_, error) => at.incidents.push(error))
  return answer(door.name, input, {
    progress: (done, of) => told.push([done, of]),
    cancelled: () => atHalt(++halts),
  })
}
const computing = () => knock(payroll.compute, { month: may })
const approving = async () => {
  const { run } = await at.call(payroll.month, { month: may })
  return knock(payroll.approve, { month: may, revision: run!.revision })
}

/** Somebody else's deed at a halt, once the month of the person that it is about was found. */
function raising(): typeof atHalt {
  let isDone = false
  return () => {
    if (isDone || !told.some(([done]) => done === 2 * PORTION)) return false
    isDone = true
    const wanted = { staffId: first, baseFen: 900_000, fromMonth: may, reason: '调整' }
    runCommand(at, payroll.changeBase.name, {}, (unit) => ledgerServices.payroll.changeBase(unit, wanted))
    return false
  }
}

async function manyStaff(): Promise<void> {
  atHalt = () => false
  at = await payrollOffice()
  first = await employ(at)
  runCommand(at, payroll.enter.name, {}, (unit) => {
    const [staff, post] = [unit.inserter('staff'), unit.inserter('staff_post')]
    const row = unit.all({
      compile: () => ({ sql: 'select * from staff', parameters: [] }),
    } as never)[0] as object
    const { present: _, tail: __, ...like } = row as Record<string, unknown>
    for (let nth = 1; nth < STAFF; nth += 1) {
      const id = unit.newId()
      const birthDay = `19${70 + Math.floor(nth / 1000)}-01-01`
      staff({ ...like, id, id_number: idNumber(nth + 1, birthDay), search: `样例${nth}` })
      const stretch = { from_month: '2030-01', to_month: null, reason: '样例' }
      post({ id: unit.newId(), staff_id: id, post: 'worker', grade: 8, ...stretch })
    }
  })
}

test('a month is computed and approved with halts, and says how far it is', async () => {
  await manyStaff()
  const before = contentsOf(at.db)
  for (const most of [1, 2, 5]) {
    atHalt = (nth) => nth >= most
    expect(await computing()).toMatchObject({ fault: { code: 'ipc.cancelled' } })
    expect(contentsOf(at.db)).toBe(before)
  }
  atHalt = () => false
  expect(await computing()).toMatchObject({ value: { slips: STAFF } })
  expect(halts).toBeGreaterThan((2 * STAFF) / PORTION)
  expect(told.map(([done]) => done)).toContain(PORTION)
  at.sit('reviewer')
  const shown = contentsOf(at.db)
  atHalt = (nth) => nth >= 3
  expect(await approving()).toMatchObject({ fault: { code: 'ipc.cancelled' } })
  expect(contentsOf(at.db)).toBe(shown)
  atHalt = () => false
  expect(await approving()).toMatchObject({ ok: true })
  expect(halts).toBeGreaterThan((2 * STAFF) / PORTION)
  expect(at.incidents).toEqual([])
})

test('what is cancelled while it is written is taken back whole', async () => {
  await manyStaff()
  await at.call(payroll.compute, { month: may })
  const before = contentsOf(at.db)
  const isWriting = () => at.db.file.inTransaction
  atHalt = isWriting
  const entry = { staffId: first, component: 'allowance', amountFen: 100, rating: null, note: '' }
  expect(await computing()).toMatchObject({ fault: { code: 'ipc.cancelled' } })
  expect(await knock(payroll.writeEntries, { month: may, entries: [entry] })).toMatchObject({
    fault: { code: 'ipc.cancelled' },
  })
  const { revision } = (await at.call(payroll.month, { month: may })).run!
  expect(await knock(payroll.discard, { month: may, revision, reason: '算错' })).toMatchObject({
    fault: { code: 'ipc.cancelled' },
  })
  expect(contentsOf(at.db)).toBe(before)
})

test('what was read before somebody wrote is not what is written', async () => {
  await manyStaff()
  atHalt = raising()
  expect(await computing()).toMatchObject({ value: { slips: STAFF } })
  const { rows: slips } = await at.call(payroll.slips, { month: may })
  const { slip } = slips.find((one) => one.slip.staffId === first)!
  const { records } = await at.call(payroll.slip, { id: slip.id })
  expect(new Set(records.map(({ declaredFen }) => declaredFen))).toEqual(new Set([900_000]))
})

test('what somebody changed while it was compared is not approved', async () => {
  await manyStaff()
  await at.call(payroll.compute, { month: may })
  at.sit('reviewer')
  atHalt = raising()
  expect(await approving()).toMatchObject({ fault: { code: 'payroll.changed-since' } })
  expect((await at.call(payroll.month, { month: may })).run).toMatchObject({ state: 'computed' })
  atHalt = () => false
  at.sit('clerk')
  await runMonth(at, may)
})

test('五险一金 of a year halts while it is found, and tells of one state', async () => {
  await manyStaff()
  await computing()
  const asking = () => knock(payroll.insurance, { year: 2031 })
  const { gaps } = await at.call(payroll.insurance, { year: 2031 })
  const { staffId } = gaps[0]!
  expect(await asking()).toMatchObject({ ok: true, value: { total: STAFF, gapCount: 5 * (STAFF - 1) } })
  const all = halts
  expect(all).toBeGreaterThan(3)

  const { revision } = (await at.call(payroll.get, { id: staffId })).staff
  const correction = { id: staffId, revision, patch: { name: '安样例' }, reason: '更正' }
  atHalt = (nth) => {
    if (nth === all)
      runCommand(at, payroll.correct.name, {}, (unit) => ledgerServices.payroll.correct(unit, correction))
    return false
  }
  expect(await asking()).toMatchObject({ value: { gapCount: 5 * (STAFF - 1) } })
  expect(halts).toBe(2 * all)
  const { gaps: now } = await at.call(payroll.insurance, { year: 2031 })
  expect(now.some((gap) => gap.staffId === staffId && gap.name === '安样例')).toBe(true)

  atHalt = (nth) => {
    if (nth === 2) Object.assign(at, { open: null })
    return false
  }
  expect(await asking()).toMatchObject({ fault: { code: 'session.locked' } })
  expect(at.incidents).toEqual([])
})
