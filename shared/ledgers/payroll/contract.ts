import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { everyRole, type Role } from '../../kernel/roles.ts'
import { listAnswer, listExport, SavedFile } from '../../lists/list.ts'
import { InsuranceRate, Parameters, PayComponent, PayRate } from './parameters.ts'
import { InsuranceRecord, PayEntry } from './run.ts'
import { Deduction, Enrolment, MaskedStaff, Staff, StaffCard, StaffPost, TaxYear } from './staff.ts'
import { InsuranceView, MonthView, SlipView, StaffList, StaffView } from './views.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head']
const approvers: readonly Role[] = ['reviewer', 'head']
const unmaskers: readonly Role[] = ['clerk', 'reviewer', 'head', 'auditor']
const nothing = z.strictObject({})
const Reason = z.string().trim().min(2).max(200)
const fileFaults = ['ipc.cancelled', 'disk.full', 'disk.failed', 'disk.no-permission'] as const
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
const slipFaults = [
  'payroll.missing-parameter',
  'payroll.no-post',
  'payroll.no-rating',
  'payroll.negative-net',
  'payroll.bonus-twice',
] as const
const parameterFaults = [
  'payroll.unknown-code',
  'payroll.limits-backwards',
  'payroll.before-last-change',
  'payroll.parameter-used',
] as const

/** 报酬: staff, the parameters of pay, and its months. */
export const payroll = {
  list: query('payroll.list', {
    who: everyRole,
    input: StaffList,
    output: listAnswer(MaskedStaff, { chief: z.int(), deputy: z.int(), worker: z.int() }),
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
    input: z.strictObject({ id: Id, revision: z.int(), patch: StaffCard.partial(), reason: Reason }),
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
    faults: ['payroll.not-found', 'payroll.not-enrolled', 'payroll.before-last-change'],
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
    faults: ['payroll.not-found', 'payroll.unknown-code', 'payroll.already-counted'],
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
  /** One month: how it stands, every slip beside the month before, and what was written for it. */
  month: query('payroll.month', {
    who: everyRole,
    input: z.strictObject({ month: Month }),
    output: MonthView,
  }),
  /** One slip down to the parameter rows it was found by. */
  slip: query('payroll.slip', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: SlipView,
    faults: ['payroll.not-found'],
  }),
  /** Writes amounts and ratings for a month over what was written; nothing at all takes an entry away. */
  writeEntries: command('payroll.writeEntries', {
    who: writers,
    input: z.strictObject({
      month: Month,
      entries: z
        .array(PayEntry.omit({ id: true, month: true, revision: true }))
        .min(1)
        .max(5000),
    }),
    output: z.strictObject({ written: z.int() }),
    faults: [
      'payroll.not-found',
      'payroll.unknown-code',
      'payroll.wants-rating',
      'payroll.wants-amount',
      'payroll.month-locked',
    ],
  }),
  /** Computes a month for all staff, or again while it is not approved. */
  compute: command('payroll.compute', {
    who: writers,
    input: z.strictObject({ month: Month }),
    output: z.strictObject({ slips: z.int(), netFen: z.int() }),
    faults: [
      ...slipFaults,
      'payroll.nobody',
      'payroll.future-month',
      'payroll.earlier-open',
      'payroll.month-skipped',
      'payroll.later-month',
      'payroll.month-locked',
    ],
  }),
  /** Approves and locks a month; by another than who ran it, and only as it was shown. */
  approve: command('payroll.approve', {
    who: approvers,
    input: z.strictObject({ month: Month, revision: z.int() }),
    output: nothing,
    faults: [
      'payroll.not-found',
      'payroll.stale',
      'payroll.self-approval',
      'payroll.month-locked',
      'payroll.changed-since',
    ],
  }),
  /** Throws a computed month away that is not approved; what was written for it stays. */
  discard: command('payroll.discard', {
    who: writers,
    input: z.strictObject({ month: Month, revision: z.int(), reason: Reason }),
    output: nothing,
    faults: ['payroll.not-found', 'payroll.stale', 'payroll.month-locked'],
  }),
  /** Opens the last approved month again; it must be approved anew. */
  reopen: command('payroll.reopen', {
    who: approvers,
    input: z.strictObject({ month: Month, revision: z.int(), reason: Reason }),
    output: nothing,
    faults: ['payroll.not-found', 'payroll.stale', 'payroll.not-locked', 'payroll.later-month'],
  }),
  /** 缴费记录 of a year: who paid what in which month, and every item that is missing. */
  insurance: query('payroll.insurance', {
    who: everyRole,
    input: z.strictObject({ year: z.int().min(2000).max(2100) }),
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
  exportSheet: task('payroll.exportSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: listExport(StaffList),
    output: SavedFile,
    faults: [...fileFaults, 'session.not-allowed'],
  }),
  /** 工资表 of a month, approved or not: the paper says which. */
  printSheet: task('payroll.printSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ month: Month, reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'payroll.not-found'],
  }),
  /** 工资条 of everybody, or of one person, with how each figure was found. */
  printSlips: task('payroll.printSlips', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ month: Month, slipId: Id.nullable(), reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'payroll.not-found', 'payroll.not-locked'],
  }),
  /** What a bank needs to pay an approved month out, accounts in full. */
  bankFile: task('payroll.bankFile', {
    who: writers,
    input: z.strictObject({ month: Month, reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'payroll.not-found', 'payroll.not-locked', 'payroll.no-bank-account'],
  }),
}
