import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { Id } from '../../../kernel/id.ts'
import { Month } from '../../../kernel/month.ts'
import { listRequest } from '../../../lists/list.ts'
import { Account, AccountCode, accountKinds } from './account.ts'
import { Voucher, VoucherEntry } from './voucher.ts'

/** What the list of vouchers asks for. */
export const VoucherList = listRequest(
  {
    from: Day,
    to: Day,
    kind: z.array(z.string()).max(10),
    /** Names an account, or one that stands below it. */
    account: AccountCode,
    fundId: Id,
    isUnchecked: z.boolean(),
  },
  ['number', 'total'],
)
export type VoucherList = z.output<typeof VoucherList>

/** A voucher with the names of its people. */
export const VoucherTold = Voucher.extend({ enteredByName: z.string(), checkedByName: z.string() })
export type VoucherTold = z.infer<typeof VoucherTold>

/** Another voucher, to be gone to. */
const VoucherLink = Voucher.pick({ id: true, month: true, number: true })

/** An entry with the names of what it stands in. */
export const EntryTold = VoucherEntry.extend({
  accountCode: AccountCode,
  accountName: z.string(),
  fundName: z.string(),
})
export type EntryTold = z.infer<typeof EntryTold>

/** A whole voucher. */
export const VoucherView = z.strictObject({
  voucher: VoucherTold,
  entries: z.array(EntryTold),
  reverses: VoucherLink.nullable(),
  reversedBy: VoucherLink.nullable(),
  /** How many papers are beside it, and beside the record it was written for. */
  papers: z.int(),
  sourcePapers: z.int(),
})
export type VoucherView = z.infer<typeof VoucherView>

/** An account that vouchers may name; without an id while the ledger has not taken the shipped ones. */
export const AccountTold = Account.omit({ id: true }).extend({
  id: Id.nullable(),
  fullName: z.string(),
  /** Others stand below it: it takes no entries of its own. */
  isHeading: z.boolean(),
})
export type AccountTold = z.infer<typeof AccountTold>

/** One line of 科目余额表: an account, or one fund of it; sums in fen, debit counts up. */
export const BalanceRow = z.strictObject({
  code: AccountCode,
  name: z.string(),
  kind: z.enum(accountKinds),
  /** How deep it stands, from 0; a fund stands below its account. */
  level: z.int(),
  fundId: Id.nullable(),
  isHeading: z.boolean(),
  openingFen: z.int(),
  debitFen: z.int(),
  creditFen: z.int(),
  yearDebitFen: z.int(),
  yearCreditFen: z.int(),
  closingFen: z.int(),
})
export type BalanceRow = z.infer<typeof BalanceRow>

/** A month of the books. */
export const MonthTold = z.strictObject({
  month: Month,
  /** Empty while it was never closed. */
  state: z.enum(['', 'closed', 'asked', 'open']),
  vouchers: z.int(),
  /** Vouchers nobody has checked yet. */
  unchecked: z.int(),
  totalFen: z.int(),
  closedByName: z.string(),
  closedAt: z.int().nullable(),
  askedBy: z.string(),
  askedByName: z.string(),
  askedReason: z.string(),
  grantedByName: z.string(),
  revision: z.int(),
})
export type MonthTold = z.infer<typeof MonthTold>
