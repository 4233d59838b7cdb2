import { labelOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import { must, refuse } from '../../../shared/kernel/refusal.ts'
import { contributionsOf } from '../../../shared/ledgers/payroll/compute/slip.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { insuranceOf } from '../../../shared/ledgers/payroll/insurance-gaps.ts'
import type { Handlers } from '../../ipc/handlers.ts'
import { insertRecord, isPaid, paidIn } from './insurance-store.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyTerm, findStaff, heldBy, heldSteps } from './staff-store.ts'

/** 缴费记录: what every month paid, what is missing, and what was paid later. */
export const insuranceDeeds = {
  *insurance(reader, { year, offset, limit }) {
    const { posts, enrolments } = yield* heldSteps(reader)
    const { staff, ...view } = yield* insuranceOf({
      months: store
        .allRuns(reader)
        .map(({ month }) => month)
        .filter((month) => month.startsWith(`${year}-`)),
      ...{ staff: everyTerm(reader), posts, enrolments },
      paidIn: (month) => paidIn(reader, month),
      rates: allParameters(reader).insurance,
    })
    return { ...view, staff: staff.slice(offset, offset + limit), total: staff.length }
  },

  makeUp(unit, { staffId, month, item }) {
    const staff = findStaff(unit, staffId) ?? refuse('payroll.not-found', {})
    if (store.findRun(unit, month)?.state !== 'approved') refuse('payroll.not-locked', { month })
    if (isPaid(unit, staffId, month, item))
      refuse('payroll.no-gap', { item: labelOf(insuranceItemCodes, item), month })
    const { enrolments } = heldBy(unit, staffId)
    const own = enrolments.filter((one) => one.item === item)
    const facts = { month, staff, enrolments: own, madeUp: [], parameters: allParameters(unit) }
    const [found] = must(contributionsOf(facts))
    if (!found) refuse('payroll.not-enrolled', { month })
    const record = { ...found, id: unit.newId(), slipId: null }
    insertRecord(unit, record)
    return record
  },
} satisfies Partial<Handlers<typeof payroll>>
