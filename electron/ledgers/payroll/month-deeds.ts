import { fault } from '../../../shared/faults.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { isEmployed } from '../../../shared/ledgers/payroll/compute/pay.ts'
import {
  type ComputedSlip,
  computeSlip,
  type SlipFacts,
} from '../../../shared/ledgers/payroll/compute/slip.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { writtenComponents } from '../../../shared/ledgers/payroll/entries.ts'
import { holdsIn } from '../../../shared/ledgers/payroll/parameters.ts'
import * as rules from '../../../shared/ledgers/payroll/rules.ts'
import type { PayRun, PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import type { Staff, StaffPost } from '../../../shared/ledgers/payroll/staff.ts'
import type { SlipView } from '../../../shared/ledgers/payroll/views.ts'
import { must, Refusal, refuse } from '../../../shared/refusal.ts'
import type { Reader } from '../../db/access.ts'
import type { Handlers, Hands } from '../../ipc/handlers.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyStaff, heldBy } from './staff-store.ts'

/** 每月发放: written, computed for all staff at once, explained. */
export const monthDeeds = {
  slip: (reader, { id }) => slipView(reader, store.findSlip(reader, id) ?? refuse('payroll.not-found', {})),

  writeEntries(unit, { month, entries }) {
    if (store.findRun(unit, month)?.state === 'approved') refuse('payroll.month-locked', { month })
    store.noteHand(unit, month)
    const known = new Set(everyStaff(unit).map(({ id }) => id))
    const components = writtenIn(unit, month)
    const written = new Map(
      store.entriesOf(unit, month).map((one) => [`${one.staffId} ${one.component}`, one]),
    )
    for (const entry of entries) {
      if (!known.has(entry.staffId)) refuse('payroll.not-found', {})
      const wrong = rules.judgeEntry(entry, components)
      if (wrong) throw new Refusal(wrong.fault)
      const now = written.get(`${entry.staffId} ${entry.component}`)
      const isNothing = entry.amountFen === null && entry.rating === null
      if (isNothing && now) store.deleteEntry(unit, now.id)
      if (isNothing) continue
      const revision = (now?.revision ?? 0) + 1
      store.putEntry(unit, { ...entry, month, id: now?.id ?? unit.newId(), revision })
    }
    return { written: entries.length }
  },

  compute(unit, { month }) {
    const runs = store.allRuns(unit)
    const refused = rules.judgeMonth({ month, today: unit.today as Day, runs })
    if (refused) throw new Refusal(refused)
    const found = computeAll(unit, month)
    const now = runs.find((run) => run.month === month)
    store.noteHand(unit, month)
    if (now) store.deleteSlips(unit, now.id)
    const run: PayRun = {
      id: now?.id ?? unit.newId(),
      month,
      state: 'computed',
      runBy: unit.user,
      runAt: unit.nowMs,
      approvedBy: null,
      approvedAt: null,
      revision: (now?.revision ?? 0) + 1,
    }
    store.putRun(unit, run)
    const put = store.slipWriter(unit, run.id, unit.newId)
    for (const one of found) put(one)
    return { slips: found.length, netFen: found.reduce((sum, { slip }) => sum + slip.netFen, 0) }
  },

  discard(unit, { month, revision }) {
    const run = freshRun(unit, month, revision)
    if (run.state === 'approved') refuse('payroll.month-locked', { month })
    store.noteHand(unit, month)
    store.deleteSlips(unit, run.id)
    store.deleteRun(unit, run.id)
    return {}
  },
} satisfies Partial<Handlers<typeof payroll>>

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

/** Everybody's month by what the ledger holds now; refuses at the first who cannot be computed. */
function computeAll(reader: Reader, month: Month): ComputedSlip[] {
  const facts = monthFacts(reader, month)
  if (facts.length === 0) refuse('payroll.nobody', { month })
  return facts.map((one) => must(computeSlip(one)))
}

/** What everybody's month is found from, as the ledger holds it now. */
export function monthFacts(reader: Reader, month: Month): SlipFacts[] {
  const held = heldBy(reader)
  const posts = Map.groupBy(held.posts, ({ staffId }) => staffId)
  const enrolments = Map.groupBy(held.enrolments, ({ staffId }) => staffId)
  const deductions = Map.groupBy(held.deductions, ({ staffId }) => staffId)
  const taxYears = Map.groupBy(held.taxYears, ({ staffId }) => staffId)
  const entries = Map.groupBy(store.entriesOf(reader, month), ({ staffId }) => staffId)
  const before = store.yearBefore(reader, month)
  const madeUp = Map.groupBy(store.madeUpIn(reader, month), ({ staffId }) => staffId)
  const parameters = allParameters(reader)
  return everyEmployed(reader, month, posts).map((staff) => ({
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
export const employedIn = (reader: Reader, month: Month): Staff[] =>
  everyEmployed(
    reader,
    month,
    Map.groupBy(heldBy(reader).posts, ({ staffId }) => staffId),
  )
const everyEmployed = (reader: Reader, month: Month, posts: ReadonlyMap<string, readonly StaffPost[]>) =>
  everyStaff(reader).filter((one) => isEmployed(one, month, posts.get(one.id) ?? []))

/** Names whose month would come out differently now: what is approved is what was shown. */
export function refuseChanged(reader: Reader, month: Month): void {
  const shown = new Map(store.slipsIn(reader, month).map((slip) => [slip.staffId, slip]))
  const now = computeAll(reader, month)
  for (const { slip } of now) {
    const before = shown.get(slip.staffId)
    const isSame =
      before && Object.entries(slip).every(([name, value]) => before[name as keyof PaySlip] === value)
    if (!isSame) throw new Refusal(fault('payroll.changed-since', { name: slip.name }))
    shown.delete(slip.staffId)
  }
  const [gone] = shown.values()
  if (gone) refuse('payroll.changed-since', { name: gone.name })
}

/** The run of a month as the page saw it; faults `payroll.not-found`, `payroll.stale`. */
export function freshRun(unit: Hands, month: Month, revision: number): PayRun {
  const run = store.findRun(unit, month) ?? refuse('payroll.not-found', {})
  return run.revision === revision ? run : refuse('payroll.stale', {})
}
