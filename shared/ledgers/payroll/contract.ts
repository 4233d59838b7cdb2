import { z } from 'zod'
import { command, longQuery, query } from '../../ipc/endpoint.ts'
import { nothing, Reason, Revised } from '../../ipc/shapes.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { everyRole, unmaskers, writers } from '../../kernel/roles.ts'
import { listDoors } from '../../lists/doors.ts'
import { ofPage } from '../../lists/list.ts'
import { monthDoors } from './month-doors.ts'
import { InsuranceRate, Parameters, PayComponent, PayRate } from './parameters.ts'
import { InsuranceRecord } from './run.ts'
import { Deduction, Enrolment, MaskedStaff, Staff, StaffCard, StaffPost, TaxYear } from './staff.ts'
import { InsuranceView, StaffList, StaffView } from './views.ts'

const cardFaults = [
  'payroll.bad-id-number',
  'payroll.id-number-taken',
  'payroll.unknown-code',
  'payroll.days-backwards',
] as const
const stretchFaults = [
  'payroll.not-found',
  'payroll.unknown-code',
  'payroll.months-backwards',
  'payroll.before-joining',
] as const
const parameterFaults = [
  'payroll.unknown-code',
  'payroll.limits-backwards',
  'payroll.before-last-change',
  'payroll.parameter-used',
] as const

/** 报酬: staff, the parameters of pay, and its months. */
export const payroll = {
  ...listDoors('payroll', {
    request: StaffList,
    row: MaskedStaff,
    sums: { chief: z.int(), deputy: z.int(), worker: z.int() },
  }),
  get: query('payroll.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: StaffView,
    faults: ['payroll.not-found'],
  }),
  /** Shows the hidden fields of one person; who looked stands in the chain. */
  unmask: command('payroll.unmask', {
    who: unmaskers,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id }),
    output: Staff,
    faults: ['payroll.not-found'],
  }),
  enter: command('payroll.enter', {
    who: writers,
    input: StaffCard.omit({ leftDay: true }),
    output: MaskedStaff,
    faults: cardFaults,
  }),
  /** Corrects the card; the day somebody left is written here too. */
  correct: command('payroll.correct', {
    who: writers,
    input: z.strictObject({ ...Revised, patch: StaffCard.partial(), reason: Reason }),
    output: MaskedStaff,
    faults: [...cardFaults, 'payroll.not-found', 'payroll.stale', 'payroll.no-change'],
  }),
  /** Puts a person into a post and grade from a month on. */
  changePost: command('payroll.changePost', {
    who: writers,
    input: StaffPost.omit({ id: true, toMonth: true }).extend({ reason: Reason }),
    output: StaffPost,
    faults: [
      'payroll.not-found',
      'payroll.unknown-code',
      'payroll.before-joining',
      'payroll.grade-outside',
      'payroll.before-last-change',
      'payroll.already-counted',
    ],
  }),
  /** Takes somebody back who left: the months between count for nothing. */
  comeBack: command('payroll.comeBack', {
    who: writers,
    input: StaffPost.omit({ id: true, toMonth: true }).extend({ reason: Reason }),
    output: StaffPost,
    faults: [
      'payroll.not-found',
      'payroll.not-left',
      'payroll.back-too-early',
      'payroll.unknown-code',
      'payroll.grade-outside',
    ],
  }),
  /** Enrols a person in some items of 五险一金 on one base. */
  enrol: command('payroll.enrol', {
    who: writers,
    input: Enrolment.omit({ id: true, item: true, revision: true }).extend({
      items: z.array(z.string()).min(1).max(10),
      reason: Reason,
    }),
    output: z.array(Enrolment),
    faults: [...stretchFaults, 'payroll.enrolment-overlaps'],
  }),
  /** Lets a new base count from a month on, for every item a person is enrolled in (缴费基数调整). */
  changeBase: command('payroll.changeBase', {
    who: writers,
    input: z.strictObject({
      staffId: Id,
      baseFen: Enrolment.shape.baseFen,
      fromMonth: Month,
      reason: Reason,
    }),
    output: z.array(Enrolment),
    faults: [
      'payroll.not-found',
      'payroll.not-enrolled',
      'payroll.before-last-change',
      'payroll.already-counted',
    ],
  }),
  deduct: command('payroll.deduct', {
    who: writers,
    input: Deduction.omit({ id: true, revision: true }).extend({ reason: Reason }),
    output: Deduction,
    faults: [...stretchFaults, 'payroll.deduction-too-high', 'payroll.loan-and-rent'],
  }),
  /** Ends an enrolment or a deduction after a month. */
  endStretch: command('payroll.endStretch', {
    who: writers,
    input: z.strictObject({
      of: z.enum(['enrolment', 'deduction']),
      id: Id,
      revision: z.int(),
      toMonth: Month,
      reason: Reason,
    }),
    output: nothing,
    faults: ['payroll.not-found', 'payroll.stale', 'payroll.months-backwards', 'payroll.already-counted'],
  }),
  /** Takes an enrolment or a deduction back that was entered by mistake and no month counted yet. */
  dropStretch: command('payroll.dropStretch', {
    who: writers,
    input: z.strictObject({
      of: z.enum(['enrolment', 'deduction']),
      id: Id,
      revision: z.int(),
      reason: Reason,
    }),
    output: nothing,
    faults: ['payroll.not-found', 'payroll.stale', 'payroll.already-counted'],
  }),
  /** How a person's tax is counted in one year, and what was counted elsewhere before. */
  setTaxYear: command('payroll.setTaxYear', {
    who: writers,
    input: TaxYear.omit({ id: true, revision: true }).extend({ reason: Reason }),
    output: TaxYear,
    faults: ['payroll.not-found', 'payroll.unknown-code', 'payroll.already-counted', 'payroll.counted-here'],
  }),
  parameters: query('payroll.parameters', { who: everyRole, input: nothing, output: Parameters }),
  setInsurance: command('payroll.setInsurance', {
    who: writers,
    input: InsuranceRate.omit({ id: true, toMonth: true }),
    output: InsuranceRate,
    faults: parameterFaults,
  }),
  setRate: command('payroll.setRate', {
    who: writers,
    input: PayRate.omit({ id: true, toMonth: true }),
    output: PayRate,
    faults: parameterFaults,
  }),
  setComponent: command('payroll.setComponent', {
    who: writers,
    input: PayComponent.omit({ id: true, toMonth: true }),
    output: PayComponent,
    faults: parameterFaults,
  }),
  /**
   * Copies what ships with the program into the ledger, where nothing of its kind stands yet or it is newer;
   * the rule of the sample place `like` is kept under the name `place`. Answers how many rows came.
   */
  takeDefaults: command('payroll.takeDefaults', {
    who: writers,
    input: z.strictObject({ place: InsuranceRate.shape.place, like: z.string().max(40) }),
    output: z.strictObject({ rows: z.int() }),
    faults: ['payroll.unknown-code', 'payroll.nothing-new'],
  }),
  ...monthDoors,
  /** 缴费记录 of a year: who paid what in which month, and every item that is missing. */
  insurance: longQuery('payroll.insurance', {
    who: everyRole,
    input: z.strictObject({ year: z.int().min(2000).max(2100), ...ofPage }),
    output: InsuranceView,
  }),
  /** Records an item of a locked month that was paid later (补缴), by the parameters of that month. */
  makeUp: command('payroll.makeUp', {
    who: writers,
    input: z.strictObject({ staffId: Id, month: Month, item: z.string(), reason: Reason }),
    output: InsuranceRecord,
    faults: [
      'payroll.not-found',
      'payroll.not-enrolled',
      'payroll.not-locked',
      'payroll.no-gap',
      'payroll.missing-parameter',
    ],
  }),
}
