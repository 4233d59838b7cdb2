import { fault } from '../../../shared/faults.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import { isEmployed } from '../../../shared/ledgers/payroll/compute/pay.ts'
import { type ComputedSlip, computeSlip } from '../../../shared/ledgers/payroll/compute/slip.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { writtenComponents } from '../../../shared/ledgers/payroll/entries.ts'
import { holdsIn } from '../../../shared/ledgers/payroll/parameters.ts'
import * as rules from '../../../shared/ledgers/payroll/rules.ts'
import type { PayRun, PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import type { Staff } from '../../../shared/ledgers/payroll/staff.ts'
import type { SlipView } from '../../../shared/ledgers/payroll/views.ts'
import { must, Refusal, refuse } from '../../../shared/refusal.ts'
import type { Reader } from '../../db/access.ts'
import type { Handlers, Hands } from '../../ipc/handlers.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyStaff, heldBy } from './staff-store.ts'

/** 每月发放: computed for all staff at once, compared, approved by a second person, locked. */
export const monthDeeds = {
  month(reader, { month }) {
    const run = store.findRun(reader, month)
    const slips = store.slipsIn(reader, month)
    const before = new Map(store.slipsIn(reader, monthAfter(month, -1)).map((slip) => [slip.staffId, slip]))
    const now = new Set(slips.map(({ staffId }) => staffId))
    const names = store.personNames(reader)
    const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''))
    return {
      run: run ? { ...run, runByName: nameOf(run.runBy), approvedByName: nameOf(run.approvedBy) } : null,
      slips: slips.map((slip) => ({ slip, before: sumsOf(before.get(slip.staffId)) })),
      gone: run
        ? [...before.values()]
            .filter(({ staffId }) => !now.has(staffId))
            .map(({ name, netFen }) => ({ name, netFen }))
        : [],
      entries: store.entriesOf(reader, month),
      staff: employedIn(reader, month).map(({ id, name }) => ({ id, name })),
      written: writtenIn(reader, month).map(({ code, name, method }) => ({ code, name, method })),
      months: store
        .allRuns(reader)
        .map((one) => ({ month: one.month, state: one.state }))
        .reverse(),
    }
  },

  slip: (reader, { id }) => slipView(reader, store.findSlip(reader, id) ?? refuse('payroll.not-found', {})),

  writeEntries(unit, { month, entries }) {
    if (store.findRun(unit, month)?.state === 'approved') refuse('payroll.month-locked', { month })
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

  approve(unit, { month, revision }) {
    const run = fresh(unit, month, revision)
    if (run.state === 'approved') refuse('payroll.month-locked', { month })
    // SECURITY: who ran a month never approves it, and the file says so too
    // (tests/ledgers/payroll/month.test.ts).
    if (run.runBy === unit.user) refuse('payroll.self-approval', {})
    refuseChanged(unit, month)
    const approved = { approvedBy: unit.user, approvedAt: unit.nowMs, revision: revision + 1 }
    store.putRun(unit, { ...run, state: 'approved', ...approved })
    return {}
  },

  discard(unit, { month, revision }) {
    const run = fresh(unit, month, revision)
    if (run.state === 'approved') refuse('payroll.month-locked', { month })
    store.deleteSlips(unit, run.id)
    store.deleteRun(unit, run.id)
    return {}
  },

  reopen(unit, { month, revision }) {
    const run = fresh(unit, month, revision)
    if (run.state !== 'approved') refuse('payroll.not-locked', { month })
    const last = store.allRuns(unit).at(-1)!
    if (last.month !== month) refuse('payroll.later-month', { month: last.month })
    const open = { state: 'computed', approvedBy: null, approvedAt: null, revision: revision + 1 } as const
    store.putRun(unit, { ...run, ...open })
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
const writtenIn = (reader: Reader, month: Month) => writtenComponents(allParameters(reader).components, month)

/** Everybody's month by what the ledger holds now; refuses at the first who cannot be computed. */
function computeAll(reader: Reader, month: Month): ComputedSlip[] {
  const staff = employedIn(reader, month)
  if (staff.length === 0) refuse('payroll.nobody', { month })
  const held = heldBy(reader)
  const posts = Map.groupBy(held.posts, ({ staffId }) => staffId)
  const enrolments = Map.groupBy(held.enrolments, ({ staffId }) => staffId)
  const deductions = Map.groupBy(held.deductions, ({ staffId }) => staffId)
  const taxYears = Map.groupBy(held.taxYears, ({ staffId }) => staffId)
  const entries = Map.groupBy(store.entriesOf(reader, month), ({ staffId }) => staffId)
  const before = store.yearBefore(reader, month)
  const parameters = allParameters(reader)
  return staff.map((one) =>
    must(
      computeSlip({
        month,
        staff: one,
        posts: posts.get(one.id) ?? [],
        enrolments: enrolments.get(one.id) ?? [],
        deductions: deductions.get(one.id) ?? [],
        taxYear: taxYears.get(one.id)?.find(({ year }) => year === Number(month.slice(0, 4))),
        entries: entries.get(one.id) ?? [],
        before: before.get(one.id),
        parameters,
      }),
    ),
  )
}

const employedIn = (reader: Reader, month: Month): Staff[] =>
  everyStaff(reader).filter((one) => isEmployed(one, month))

/** Names whose month would come out differently now: what is approved is what was shown. */
function refuseChanged(reader: Reader, month: Month): void {
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

function fresh(unit: Hands, month: Month, revision: number): PayRun {
  const run = store.findRun(unit, month) ?? refuse('payroll.not-found', {})
  return run.revision === revision ? run : refuse('payroll.stale', {})
}

function sumsOf(slip: PaySlip | undefined) {
  if (!slip) return null
  const { grossFen, personFen, taxFen, netFen } = slip
  return { grossFen, personFen, taxFen, netFen }
}
