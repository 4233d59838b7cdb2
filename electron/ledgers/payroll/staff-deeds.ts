import type { Day } from '../../../shared/kernel/day.ts'
import { monthOf } from '../../../shared/kernel/month.ts'
import { must, refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { masking } from '../../../shared/ledgers/payroll/masking.ts'
import * as rules from '../../../shared/ledgers/payroll/rules.ts'
import { Enrolment, type Staff, type StaffCard, StaffPost } from '../../../shared/ledgers/payroll/staff.ts'
import { isPractice } from '../../../shared/session/session.ts'
import { changeFrom } from '../../chain/dated.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { patched, records } from '../../db/records.ts'
import type { CommandContext, Handlers } from '../../ipc/handlers.ts'
import { allParameters } from './parameter-store.ts'
import { lastApproved, lastCounted, lastPaid } from './run-store.ts'
import * as store from './staff-store.ts'

/** 社区工作人员 and what holds for them from month to month. Hidden fields carry stars until unmasked. */
export const staffDeeds = {
  get: (reader, { id }) => ({
    staff: masking(known(reader, id)),
    ...store.heldBy(reader, id),
    slips: store.slipsOf(reader, id),
  }),

  unmask(unit, { id }) {
    const staff = known(unit.shown, id)
    const { shown } = unit.request
    unit.record('staff.unmasked', id, shown.kind === 'own' ? {} : { bundle: shown.bundleId })
    return staff
  },

  enter(unit, wanted) {
    const card = judged(unit, { ...wanted, leftDay: null })
    refuseTaken(unit, card.idNumber, null)
    const staff: Staff = { ...card, id: unit.newId(), post: null, grade: null, revision: 1 }
    store.insertStaff(unit, staff)
    return masking(staff)
  },

  correct(unit, { id, revision, patch }) {
    const before = staffs.fresh(unit, id, revision)
    const { sex: _sex, birthDay: _birth, id: _id, revision: _revision, post, grade, ...now } = before
    const card = judged(unit, patched(now, patch, 'payroll.no-change', masking(before)))
    if (card.idNumber !== before.idNumber) refuseTaken(unit, card.idNumber, id)
    return masking(keep(unit, { ...card, id, post, grade, revision }))
  },

  changePost(unit, { staffId, post, grade, fromMonth, reason }) {
    const staff = known(unit, staffId)
    const last = store.heldBy(unit, staffId).posts.at(-1)
    refuseIf(rules.judgePost(staff, { post, grade, fromMonth }, last))
    refuseIf(rules.judgeCounted(fromMonth, lastPaid(unit, staffId)))
    const cells = toColumns({ staffId, post, grade, reason })
    const done = changeFrom(unit, store.staffSets.post, cells, fromMonth)
    if (!done.ok) refuse('payroll.before-last-change', { month: done.fault.lastChange })
    keep(unit, { ...staff, post, grade })
    return fromColumns(StaffPost, done.value)
  },

  comeBack(unit, { staffId, post, grade, fromMonth, reason }) {
    const staff = known(unit, staffId)
    refuseIf(rules.judgeComeBack(staff, { post, grade, fromMonth }))
    // The months between the last post and this one are those without employment.
    store.endPosts(unit, staffId, monthOf(staff.leftDay!))
    const wanted: StaffPost = { id: unit.newId(), staffId, post, grade, fromMonth, toMonth: null, reason }
    store.insertPost(unit, wanted)
    keep(unit, { ...staff, post, grade, leftDay: null })
    return wanted
  },

  enrol(unit, { staffId, items, ...wanted }) {
    const staff = known(unit, staffId)
    const { enrolments } = store.heldBy(unit, staffId)
    return items.map((item) => {
      const enrolment: Enrolment = { ...wanted, id: unit.newId(), staffId, item, revision: 1 }
      refuseIf(rules.judgeEnrolment(staff, enrolment, enrolments))
      store.insertEnrolment(unit, enrolment)
      enrolments.push(enrolment)
      return enrolment
    })
  },

  changeBase(unit, { staffId, baseFen, fromMonth, reason }) {
    known(unit, staffId)
    const open = store.heldBy(unit, staffId).enrolments.filter(({ toMonth }) => toMonth === null)
    if (open.length === 0) refuse('payroll.not-enrolled', { month: fromMonth })
    const ids = open.map(({ id }) => id)
    refuseIf(rules.judgeCounted(fromMonth, lastCounted(unit, staffId, ids)))
    return open.map((now) => {
      const cells = toColumns({ staffId, item: now.item, baseFen, reason })
      const done = changeFrom(unit, store.staffSets.enrolment, cells, fromMonth)
      if (!done.ok) refuse('payroll.before-last-change', { month: done.fault.lastChange })
      return fromColumns(Enrolment, done.value)
    })
  },

  deduct(unit, wanted) {
    const staff = known(unit, wanted.staffId)
    const { deductions } = store.heldBy(unit, staff.id)
    refuseIf(rules.judgeDeduction(staff, wanted, deductions, allParameters(unit).rates))
    const deduction = { ...wanted, id: unit.newId(), revision: 1 }
    store.insertDeduction(unit, deduction)
    return deduction
  },

  endStretch(unit, { of, id, revision, toMonth, reason }) {
    const now = fresh(unit, of, id, revision)
    if (toMonth < now.from_month) refuse('payroll.months-backwards', {})
    const approved = lastApproved(unit)
    if (approved !== undefined && toMonth < approved) refuse('payroll.already-counted', { month: approved })
    store.changeStretch(unit, of, id, { to_month: toMonth, reason })
    return {}
  },

  dropStretch(unit, { of, id, revision }) {
    const now = fresh(unit, of, id, revision)
    const approved = lastApproved(unit)
    if (approved !== undefined && now.from_month <= approved) {
      refuse('payroll.already-counted', { month: approved })
    }
    store.dropStretch(unit, of, id)
    return {}
  },

  setTaxYear(unit, { reason: _, ...wanted }) {
    known(unit, wanted.staffId)
    refuseIf(rules.judgeTaxYear(wanted))
    const { taxYears } = store.heldBy(unit, wanted.staffId)
    const slips = store
      .slipsOf(unit, wanted.staffId)
      .filter(({ month }) => Number(month.slice(0, 4)) === wanted.year)
    const counted = slips.find(({ month }) => month <= (lastApproved(unit) ?? ''))
    if (counted) refuse('payroll.already-counted', { month: counted.month })
    const here = slips.findLast(({ month }) => month <= (wanted.throughMonth ?? ''))
    if (here) refuse('payroll.counted-here', { month: here.month })
    const now = taxYears.find(({ year }) => year === wanted.year)
    const year = { ...wanted, id: now?.id ?? unit.newId(), revision: (now?.revision ?? 0) + 1 }
    store.putTaxYear(unit, year)
    return year
  },
} satisfies Partial<Handlers<typeof payroll>>

const staffs = records<Staff>({
  find: store.findStaff,
  update: store.updateStaff,
  missing: 'payroll.not-found',
  stale: 'payroll.stale',
})
const { known, keep } = staffs

function fresh(unit: CommandContext, of: store.StretchKind, id: string, revision: number) {
  const now = store.findStretch(unit, of, id) ?? refuse('payroll.not-found', {})
  return now.revision === revision ? now : refuse('payroll.stale', {})
}

function judged(unit: CommandContext, card: StaffCard): rules.JudgedCard {
  const facts = { today: unit.today as Day, practice: isPractice(unit.request.ledger.kind) }
  return must(rules.judgeCard(card, facts))
}

// SECURITY: asked last, so that who tries numbers leaves a row for every wrong one
// (tests/masks/trying.test.ts)
function refuseTaken(unit: CommandContext, idNumber: string, by: string | null): void {
  const bearer = store.bearerOf(unit, idNumber)
  if (!bearer || bearer.id === by) return
  refuse('payroll.id-number-taken', { name: bearer.name, left: bearer.left_day !== null })
}
