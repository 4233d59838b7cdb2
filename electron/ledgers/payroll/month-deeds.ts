import type { Input } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { must, refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { holdsIn } from '../../../shared/kernel/span.ts'
import { mapSteps, PORTION, type Steps } from '../../../shared/kernel/steps.ts'
import { isEmployed } from '../../../shared/ledgers/payroll/compute/pay.ts'
import {
  type ComputedSlip,
  computeSlip,
  type SlipFacts,
} from '../../../shared/ledgers/payroll/compute/slip.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { writtenComponents } from '../../../shared/ledgers/payroll/entries.ts'
import * as rules from '../../../shared/ledgers/payroll/rules.ts'
import type { PayRun, PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import type { SlipView } from '../../../shared/ledgers/payroll/views.ts'
import { judgePayStep, payStanding } from '../../../shared/ledgers/payroll/workflow.ts'
import { handsAfter } from '../../../shared/workflow/hands.ts'
import type { Reader } from '../../db/access.ts'
import type { CommandContext, Handlers, RequestContext, TaskContext } from '../../ipc/handlers.ts'
import { reckoned, ticking } from '../../ipc/reckoning.ts'
import * as entryStore from './entry-store.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyPost, everyStaff, everyTerm, heldBy, heldSteps } from './staff-store.ts'

/** 每月发放: written, computed for all staff at once, explained. */
export const monthDeeds = {
  slip: (reader, { id }) => slipView(reader, store.findSlip(reader, id) ?? refuse('payroll.not-found', {})),

  async writeEntries(task, { month, entries }) {
    task.commit((unit) => {
      mustTake('writeEntries', unit, month, unit.request)
      store.noteHand(unit, month)
      putEntries(unit, month, entries, ticking(task, entries.length))
    })
    return { written: entries.length }
  },

  compute: (task, { month }) =>
    reckoned(
      task,
      () => computable(task, month),
      (unit, found) => {
        const before = store.findMonth(unit, month)
        const now = before ?? store.openMonth(unit, month)
        const tick = ticking(task, store.slipCount(unit, now.id) + found.length)
        store.deleteSlips(unit, now.id, tick)
        const hands = handsAfter(now.hands, unit.user)
        const run = { state: 'computed', hands, runBy: unit.user, runAt: unit.nowMs } as const
        store.putMonth(unit, { ...now, ...run, revision: before ? before.revision + 1 : 1 })
        const put = store.slipWriter(unit, now.id, unit.newId)
        for (const one of found) {
          tick()
          put(one)
        }
        return { slips: found.length, netFen: found.reduce((sum, { slip }) => sum + slip.netFen, 0) }
      },
    ),

  async discard(task, { month, revision, reason }) {
    task.commit((unit) => {
      const run = freshRun(unit, month, revision)
      mustTake('discard', unit, month, unit.request)
      store.deleteSlips(unit, run.id, ticking(task, store.slipCount(unit, run.id)))
      const open = { state: 'open', runBy: null, runAt: null, revision: revision + 1 } as const
      store.putMonth(unit, { ...run, ...open, hands: handsAfter(run.hands, unit.user) })
    }, reason)
    return {}
  },
} satisfies Partial<Handlers<typeof payroll>>

/** Refuses a step that a person may not take with a month of pay as it stands. */
export function mustTake(step: PayStep, reader: Reader, month: Month, { person }: RequestContext): void {
  refuseIf(judgePayStep(step, month, payStanding(store.findMonth(reader, month)), person))
}
type PayStep = Parameters<typeof judgePayStep>[0]

function putEntries(
  unit: CommandContext,
  month: Month,
  entries: Input<(typeof payroll)['writeEntries']>['entries'],
  tick: () => void,
): void {
  const known = new Set(everyStaff(unit).map(({ id }) => id))
  const components = writtenIn(unit, month)
  const written = new Map(
    entryStore.entriesOf(unit, month).map((one) => [`${one.staffId} ${one.component}`, one]),
  )
  for (const entry of entries) {
    tick()
    if (!known.has(entry.staffId)) refuse('payroll.not-found', {})
    const wrong = rules.judgeEntry(entry, components)
    refuseIf(wrong?.fault)
    const now = written.get(`${entry.staffId} ${entry.component}`)
    const isNothing = entry.amountFen === null && entry.rating === null
    if (isNothing && now) entryStore.deleteEntry(unit, now.id)
    if (isNothing) continue
    const revision = (now?.revision ?? 0) + 1
    entryStore.putEntry(unit, { ...entry, month, id: now?.id ?? unit.newId(), revision })
  }
}

/** A slip with every row it was found by. */
export function slipView(reader: Reader, slip: PaySlip): SlipView {
  const lines = store.linesOf(reader, [slip.id])
  const records = store.recordsOf(reader, slip.id)
  const { deductions, taxYears } = heldBy(reader, slip.staffId)
  const used = new Set<string | null>([slip.bracketId, slip.bonusBracketId, slip.basicRateId])
  for (const { rateId } of records) used.add(rateId)
  for (const { componentId, standardRateId, gradeRateId, factorRateId } of lines) {
    for (const id of [componentId, standardRateId, gradeRateId, factorRateId]) used.add(id)
  }
  const isUsed = ({ id }: { readonly id: string }) => used.has(id)
  const { insurance, rates, components, brackets } = allParameters(reader)
  return {
    slip,
    isApproved: store.findRun(reader, slip.month)?.state === 'approved',
    lines,
    records,
    parameters: {
      insurance: insurance.filter(isUsed),
      rates: rates.filter(isUsed),
      components: components.filter(isUsed),
      brackets: brackets.filter(isUsed),
    },
    deductions: deductions.filter((one) => holdsIn(one, slip.month)),
    taxYear: taxYears.find(({ year }) => year === Number(slip.month.slice(0, 4))) ?? null,
  }
}

/** The components that are written by hand in a month, in their order. */
export const writtenIn = (reader: Reader, month: Month) =>
  writtenComponents(allParameters(reader).components, month)

/** Everybody's month, where it may be computed now. */
function* computable(task: TaskContext, month: Month): Steps<ComputedSlip[]> {
  const runs = store.allRuns(task.own)
  refuseIf(rules.judgeMonth({ month, today: task.ambient().today as Day, runs }))
  return yield* computeAll(task, month)
}

/** Everybody's month by what the ledger holds now; refuses at the first who cannot be computed. */
function* computeAll(task: TaskContext, month: Month): Steps<ComputedSlip[]> {
  const facts = yield* monthFacts(task.own, month)
  if (facts.length === 0) refuse('payroll.nobody', { month })
  let done = 0
  return yield* mapSteps(facts, (one) => {
    if (done % PORTION === 0) task.progress(done, facts.length)
    done += 1
    return must(computeSlip(one))
  })
}

/** What everybody's month is found from, as the ledger holds it now. */
export function* monthFacts(reader: Reader, month: Month): Steps<SlipFacts[]> {
  const held = yield* heldSteps(reader)
  const posts = Map.groupBy(held.posts, ({ staffId }) => staffId)
  const enrolments = Map.groupBy(held.enrolments, ({ staffId }) => staffId)
  const deductions = Map.groupBy(held.deductions, ({ staffId }) => staffId)
  const taxYears = Map.groupBy(held.taxYears, ({ staffId }) => staffId)
  const entries = Map.groupBy(entryStore.entriesOf(reader, month), ({ staffId }) => staffId)
  const before = yield* store.yearBefore(reader, month)
  const madeUp = Map.groupBy(store.madeUpIn(reader, month), ({ staffId }) => staffId)
  const parameters = allParameters(reader)
  const employed = everyStaff(reader).filter((one) => isEmployed(one, month, posts.get(one.id) ?? []))
  return employed.map((staff) => ({
    month,
    staff,
    posts: posts.get(staff.id) ?? [],
    enrolments: enrolments.get(staff.id) ?? [],
    deductions: deductions.get(staff.id) ?? [],
    taxYear: taxYears.get(staff.id)?.find(({ year }) => year === Number(month.slice(0, 4))),
    entries: entries.get(staff.id) ?? [],
    before: before.get(staff.id),
    madeUp: (madeUp.get(staff.id) ?? []).map(({ item }) => item),
    parameters,
  }))
}

/** Who is employed in a month. */
export function employedIn(reader: Reader, month: Month) {
  const posts = everyPost(reader)
  return everyTerm(reader).filter((one) => isEmployed(one, month, posts.get(one.id) ?? []))
}

/** Names whose month would come out differently now: what is approved is what was shown. */
export function* refuseChanged(task: TaskContext, month: Month): Steps<void> {
  const shown = new Map(store.slipsIn(task.own, month).map((slip) => [slip.staffId, slip]))
  yield
  const now = yield* computeAll(task, month)
  for (const { slip } of now) {
    const before = shown.get(slip.staffId)
    const isSame =
      before && Object.entries(slip).every(([name, value]) => before[name as keyof PaySlip] === value)
    if (!isSame) refuse('payroll.changed-since', { name: slip.name })
    shown.delete(slip.staffId)
  }
  const [gone] = shown.values()
  if (gone) refuse('payroll.changed-since', { name: gone.name })
}

/** The run of a month as the page saw it; faults `payroll.not-found`, `payroll.stale`. */
export function freshRun(reader: Reader, month: Month, revision: number): PayRun {
  const run = store.findRun(reader, month) ?? refuse('payroll.not-found', {})
  return run.revision === revision ? run : refuse('payroll.stale', {})
}
