import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, Reason, Revised, SavedFile } from '../../ipc/shapes.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, unmaskers, writers } from '../../kernel/roles.ts'
import { listDoors } from '../../lists/doors.ts'
import { listRequest } from '../../lists/list.ts'
import { LineTold, Year } from './fund.ts'
import {
  MaskedSpending,
  Payment,
  Publicity,
  PublicityCard,
  Spending,
  SpendingCard,
  SpendingPatch,
} from './spending.ts'
import { postingFaults, reversalFaults } from './vouchers/contract.ts'
import { spendingWorkflow } from './workflow.ts'

const cardFaults = [
  'spending.line-not-found',
  'spending.invoice-incomplete',
  'spending.not-opened',
  'spending.fund-closed',
  'spending.other-year',
  'spending.out-of-scope',
  'spending.forbidden',
  'spending.duplicate-invoice',
] as const
const courseFaults = ['spending.not-found', 'spending.stale', 'spending.wrong-state'] as const
const moneyFaults = ['spending.over-line', 'spending.over-fund', 'spending.papers-missing'] as const

/** What the list of spendings asks for. */
export const SpendingList = listRequest(
  {
    fundId: Id,
    lineId: Id,
    year: Year,
    state: z.array(z.string()).max(10),
    category: z.array(z.string()).max(20),
    from: Day,
    to: Day,
    /** What this person may review or approve now. */
    waits: z.boolean(),
    /** Paid, and later on the board than the fund’s rules allow. */
    isLate: z.boolean(),
  },
  ['day', 'number', 'amount'],
)
export type SpendingList = z.output<typeof SpendingList>

/** A spending with what belongs to it. */
export const SpendingTold = z.strictObject({
  spending: MaskedSpending,
  line: LineTold,
  fundName: z.string(),
  /** How many papers are beside it. */
  papers: z.int(),
  publicity: Publicity.nullable(),
  /** Papers still to come before it may be submitted or paid. */
  missing: z.array(z.string()),
})
export type SpendingTold = z.infer<typeof SpendingTold>

/** Doors of a spending’s course and its publicity. */
export const spendDoors = {
  ...listDoors('spending', {
    request: SpendingList,
    row: MaskedSpending,
    sums: { amountFen: z.int(), paidFen: z.int() },
  }),
  get: query('spending.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: SpendingTold,
    faults: ['spending.not-found'],
  }),
  /** Shows the hidden bank account of one spending; who looked stands in the chain. */
  unmask: command('spending.unmask', {
    who: unmaskers,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id }),
    output: Spending,
    faults: ['spending.not-found'],
  }),
  enter: command('spending.enter', {
    who: writers,
    input: SpendingCard,
    output: MaskedSpending,
    faults: cardFaults,
  }),
  correct: command('spending.correct', {
    who: spendingWorkflow.correct.who,
    input: z.strictObject({ ...Revised, patch: SpendingPatch, reason: Reason }),
    output: MaskedSpending,
    faults: [...cardFaults, ...courseFaults, 'spending.no-change'],
  }),
  /** 提交: binds money of the line and the fund. */
  submit: command('spending.submit', {
    who: spendingWorkflow.submit.who,
    input: z.strictObject(Revised),
    output: MaskedSpending,
    faults: [...cardFaults, ...courseFaults, ...moneyFaults],
  }),
  /** 复核. */
  review: command('spending.review', {
    who: spendingWorkflow.review.who,
    input: z.strictObject(Revised),
    output: MaskedSpending,
    faults: [...courseFaults, 'spending.self-approval'],
  }),
  /** 审批: within the role’s limit, by somebody who neither entered nor changed it. */
  approve: command('spending.approve', {
    who: spendingWorkflow.approve.who,
    input: z.strictObject(Revised),
    output: MaskedSpending,
    faults: [
      ...courseFaults,
      'spending.self-approval',
      'spending.over-limit',
      'spending.over-line',
      'spending.over-fund',
    ],
  }),
  /** 退回: back to who entered it, with what is wrong. */
  sendBack: command('spending.sendBack', {
    who: spendingWorkflow.sendBack.who,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: MaskedSpending,
    faults: [...courseFaults, 'spending.self-approval'],
  }),
  /** 撤回: it is not to be; what it bound is free again. */
  withdraw: command('spending.withdraw', {
    who: spendingWorkflow.withdraw.who,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: MaskedSpending,
    faults: courseFaults,
  }),
  /** 支付: by somebody other than who approved it. */
  pay: command('spending.pay', {
    who: spendingWorkflow.pay.who,
    input: Payment.extend(Revised),
    output: MaskedSpending,
    faults: [
      ...courseFaults,
      ...postingFaults,
      'spending.unknown-code',
      'spending.papers-missing',
      'spending.pays-own-approval',
      'spending.future-day',
      'spending.paid-before',
    ],
  }),
  /** 冲销: a payment that came back or was wrong. */
  reverse: command('spending.reverse', {
    who: spendingWorkflow.reverse.who,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: MaskedSpending,
    faults: [...courseFaults, ...reversalFaults],
  }),
  /** 公示: one paper on the board for one or several spendings. */
  publicise: command('spending.publicise', {
    who: spendingWorkflow.publicise.who,
    input: PublicityCard.extend({ spendingIds: z.array(Id).min(1).max(200) }),
    output: Publicity,
    faults: [
      'spending.not-found',
      'spending.wrong-state',
      'spending.publicity-short',
      'spending.publicity-early',
    ],
  }),
  publicities: query('spending.publicities', {
    who: everyRole,
    input: z.strictObject({ year: Year }),
    output: z.array(Publicity.extend({ count: z.int(), amountFen: z.int() })),
  }),
  /** 报销单 with the amount in capitals. */
  printSlip: task('spending.printSlip', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'spending.not-found'],
  }),
  /** 公示表: what hangs on the board; no bank accounts. */
  printPublicity: task('spending.printPublicity', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'spending.not-found'],
  }),
}
