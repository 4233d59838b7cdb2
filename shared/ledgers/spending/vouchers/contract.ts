import { z } from 'zod'
import { command, query, task } from '../../../ipc/endpoint.ts'
import { fileFaults, nothing, Reason, SavedFile } from '../../../ipc/shapes.ts'
import { Day } from '../../../kernel/day.ts'
import { Id } from '../../../kernel/id.ts'
import { Month } from '../../../kernel/month.ts'
import { everyRole, type Role, writers } from '../../../kernel/roles.ts'
import { leaving } from '../../../lists/doors.ts'
import { listAnswer } from '../../../lists/list.ts'
import { Account } from './account.ts'
import { AccountTold, BalanceRow, MonthTold, VoucherList, VoucherTold, VoucherView } from './views.ts'
import { Voucher, WantedEntry } from './voucher.ts'
import { bookMonthWorkflow, voucherWorkflow } from './workflow.ts'

const checkers: readonly Role[] = ['reviewer', 'head']

/** Why a voucher may be refused, for every door that posts one. */
export const postingFaults = [
  'spending.day-ahead',
  'spending.month-closed',
  'spending.too-few-entries',
  'spending.entry-sides',
  'spending.entry-negative',
  'spending.account-not-found',
  'spending.account-stopped',
  'spending.account-not-last',
  'spending.account-unclear',
  'spending.fund-needed',
  'spending.fund-not-wanted',
  'spending.unbalanced',
] as const

/** Why a voucher may not be taken back, for every door that does. */
export const reversalFaults = [
  'spending.voucher-not-found',
  'spending.is-reversal',
  'spending.already-reversed',
  'spending.before-original',
  'spending.day-ahead',
  'spending.month-closed',
] as const

/** A voucher as a person fills it in. */
export const VoucherCard = z.strictObject({
  day: Day,
  kind: z.enum(['manual', 'opening']),
  summary: Voucher.shape.summary,
  /** An entry without words takes the voucher's; one without an account is refused by its line. */
  entries: z
    .array(WantedEntry.extend({ accountCode: z.string().max(12), summary: z.string().trim().max(100) }))
    .max(200),
})

/** 记账凭证, 科目余额 and 结账. */
export const voucherDoors = {
  vouchers: query('spending.vouchers', {
    who: everyRole,
    input: VoucherList,
    output: listAnswer(VoucherTold, { totalFen: z.int(), unchecked: z.int() }),
  }),
  voucher: query('spending.voucher', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: VoucherView,
    faults: ['spending.voucher-not-found'],
  }),
  /** 会计科目 by code, and the funds that entries may name. */
  accounts: query('spending.accounts', {
    who: everyRole,
    input: nothing,
    output: z.strictObject({
      accounts: z.array(AccountTold),
      funds: z.array(z.strictObject({ id: Id, name: z.string() })),
    }),
  }),
  enterVoucher: command('spending.enterVoucher', {
    who: writers,
    input: VoucherCard,
    output: Voucher,
    faults: [...postingFaults, 'spending.entry-no-account'],
  }),
  /** 审核, never by who made it out. */
  checkVoucher: command('spending.checkVoucher', {
    who: voucherWorkflow.checkVoucher.who,
    input: z.strictObject({ id: Id }),
    output: Voucher,
    faults: ['spending.voucher-not-found', 'spending.already-checked', 'spending.self-check'],
  }),
  /** Checks every voucher of a month that somebody else made out. */
  checkMonth: command('spending.checkMonth', {
    who: checkers,
    input: z.strictObject({ month: Month }),
    output: z.strictObject({ checked: z.int() }),
    faults: ['spending.nothing-to-check'],
  }),
  /** 红字冲销: answers the voucher in red. */
  reverseVoucher: command('spending.reverseVoucher', {
    who: writers,
    input: z.strictObject({ id: Id, day: Day, reason: Reason }),
    output: Voucher,
    faults: [...reversalFaults, 'spending.source-rules', 'spending.fund-below'],
  }),
  /** 科目余额表 of a month, funds below their accounts. */
  balances: query('spending.balances', {
    who: everyRole,
    input: z.strictObject({ month: Month }),
    output: z.array(BalanceRow),
  }),
  addAccount: command('spending.addAccount', {
    who: checkers,
    input: Account.omit({ id: true, stopped: true, revision: true }).extend({ reason: Reason }),
    output: Account,
    faults: [
      'spending.account-taken',
      'spending.account-no-parent',
      'spending.account-other-kind',
      'spending.account-has-entries',
      'spending.account-other-fund',
      'spending.account-unclear',
    ],
  }),
  /** Stops an account for new entries, or lets it be used again. */
  stopAccount: command('spending.stopAccount', {
    who: checkers,
    input: z.strictObject({ code: Account.shape.code, stopped: z.boolean(), reason: Reason }),
    output: Account,
    faults: [
      'spending.account-not-found',
      'spending.stale',
      'spending.account-has-entries',
      'spending.account-other-fund',
      'spending.account-stopped',
      'spending.account-unclear',
    ],
  }),
  /** Every month from the first voucher to this one, newest first, and which may be closed next. */
  months: query('spending.months', {
    who: everyRole,
    input: nothing,
    output: z.strictObject({ months: z.array(MonthTold), next: Month.nullable() }),
  }),
  closeMonth: command('spending.closeMonth', {
    who: bookMonthWorkflow.closeMonth.who,
    input: z.strictObject({ month: Month }),
    output: nothing,
    faults: [
      'spending.nothing-to-close',
      'spending.month-closed',
      'spending.close-earlier',
      'spending.month-not-over',
      'spending.reopening-pending',
      'spending.unchecked',
    ],
  }),
  /** 反结账 is asked for with a reason … */
  askReopening: command('spending.askReopening', {
    who: bookMonthWorkflow.askReopening.who,
    input: z.strictObject({ month: Month, revision: z.int(), reason: Reason }),
    output: nothing,
    faults: ['spending.not-closed', 'spending.later-closed', 'spending.reopening-asked', 'spending.stale'],
  }),
  /** … and granted or refused by somebody else. */
  decideReopening: command('spending.decideReopening', {
    who: bookMonthWorkflow.decideReopening.who,
    input: z.strictObject({ month: Month, revision: z.int(), grants: z.boolean(), reason: Reason }),
    output: nothing,
    faults: [
      'spending.reopening-not-asked',
      'spending.self-grant',
      'spending.later-closed',
      'spending.stale',
    ],
  }),
  /** 年末结转: income and expense of a year go into what is left over, fund by fund. */
  carryForward: command('spending.carryForward', {
    who: checkers,
    input: z.strictObject({ year: z.int().min(1990).max(2100) }),
    output: Voucher,
    faults: ['spending.nothing-to-carry', ...postingFaults],
  }),
  exportVouchers: leaving('spending.exportVouchers', VoucherList),
  /** 记账凭证 of a month on paper, from one number to another. */
  printVouchers: task('spending.printVouchers', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({
      month: Month,
      from: z.int().min(1).nullable(),
      to: z.int().min(1).nullable(),
      reason: Reason,
    }),
    output: SavedFile,
    faults: [...fileFaults, 'spending.voucher-not-found'],
  }),
  printBalances: task('spending.printBalances', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ month: Month, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
  exportBalances: task('spending.exportBalances', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ month: Month, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
}
