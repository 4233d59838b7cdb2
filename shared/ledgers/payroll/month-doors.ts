import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, nothing, Reason, SavedFile } from '../../ipc/shapes.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { everyRole, writers } from '../../kernel/roles.ts'
import { ofPage } from '../../lists/list.ts'
import { PayEntry } from './run.ts'
import { MonthEntries, MonthSlips, MonthView, SlipView } from './views.ts'
import { payWorkflow } from './workflow.ts'

const cancelled = ['ipc.cancelled'] as const
const slipFaults = [
  'payroll.missing-parameter',
  'payroll.no-post',
  'payroll.no-rating',
  'payroll.negative-net',
  'payroll.bonus-twice',
  'payroll.counted-elsewhere',
] as const
/** What the books may refuse a month of pay for. */
const bookFaults = [
  'spending.month-closed',
  'spending.account-not-found',
  'spending.account-stopped',
  'spending.account-not-last',
  'spending.account-unclear',
  'spending.fund-needed',
] as const

/** 每月发放: computed, compared, approved by a second person, locked, and what leaves of it. */
export const monthDoors = {
  /** One month: how it stands, and what it comes to. */
  month: query('payroll.month', {
    who: everyRole,
    input: z.strictObject({ month: Month }),
    output: MonthView,
  }),
  /** The slips of a month beside the month before. */
  slips: query('payroll.slips', {
    who: everyRole,
    input: z.strictObject({ month: Month, ...ofPage }),
    output: MonthSlips,
  }),
  /** What was written for a month, for whom and for what it may be. */
  entries: query('payroll.entries', {
    who: everyRole,
    input: z.strictObject({ month: Month }),
    output: MonthEntries,
  }),
  /** One slip down to the parameter rows it was found by. */
  slip: query('payroll.slip', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: SlipView,
    faults: ['payroll.not-found'],
  }),
  /** Writes amounts and ratings for a month over what was written; nothing at all takes an entry away. */
  writeEntries: task('payroll.writeEntries', {
    who: payWorkflow.writeEntries.who,
    input: z.strictObject({
      month: Month,
      entries: z
        .array(PayEntry.omit({ id: true, month: true, revision: true }))
        .min(1)
        .max(5000),
    }),
    output: z.strictObject({ written: z.int() }),
    faults: [
      ...cancelled,
      'payroll.not-found',
      'payroll.unknown-code',
      'payroll.wants-rating',
      'payroll.wants-amount',
      'payroll.month-locked',
    ],
  }),
  /** Computes a month for all staff, or again while it is not approved. */
  compute: task('payroll.compute', {
    who: payWorkflow.compute.who,
    input: z.strictObject({ month: Month }),
    output: z.strictObject({ slips: z.int(), netFen: z.int() }),
    faults: [
      ...cancelled,
      ...slipFaults,
      'payroll.nobody',
      'payroll.future-month',
      'payroll.earlier-open',
      'payroll.month-skipped',
      'payroll.later-month',
      'payroll.month-locked',
    ],
  }),
  /**
   * Approves and locks a month, and posts it to the books as one voucher; by another than who ran it, and
   * only as it was shown.
   */
  approve: task('payroll.approve', {
    who: payWorkflow.approve.who,
    input: z.strictObject({ month: Month, revision: z.int() }),
    output: nothing,
    faults: [
      ...cancelled,
      ...slipFaults,
      'payroll.nobody',
      'payroll.not-found',
      'payroll.stale',
      'payroll.self-approval',
      'payroll.month-locked',
      'payroll.changed-since',
      ...bookFaults,
    ],
  }),
  /** Throws a computed month away that is not approved; what was written for it stays. */
  discard: task('payroll.discard', {
    who: payWorkflow.discard.who,
    input: z.strictObject({ month: Month, revision: z.int(), reason: Reason }),
    output: nothing,
    faults: [...cancelled, 'payroll.not-found', 'payroll.stale', 'payroll.month-locked'],
  }),
  /** Opens the last approved month again and takes its voucher back; it must be approved anew. */
  reopen: command('payroll.reopen', {
    who: payWorkflow.reopen.who,
    input: z.strictObject({ month: Month, revision: z.int(), reason: Reason }),
    output: nothing,
    faults: [
      'payroll.not-found',
      'payroll.stale',
      'payroll.not-locked',
      'payroll.later-month',
      ...bookFaults,
    ],
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
