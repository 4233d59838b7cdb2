import { accountFor, postingAccounts } from '../../../shared/codes/posting-accounts.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Appropriation, Fund } from '../../../shared/ledgers/spending/fund.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import type { Unit } from '../../chain/commit.ts'
import { postVoucher, reverseVoucher } from './vouchers/posting.ts'

/** The voucher of money that arrived: the bank owes more, the fund’s income grows. Faults: of posting. */
export function postReceived(unit: Unit, received: Appropriation, fund: Fund): Id {
  const { id, day, amountFen, payer, fundId } = received
  const summary = short(`${payer} ${fund.name}`)
  return postVoucher(unit, {
    day,
    kind: 'appropriation',
    summary,
    source: { table: 'appropriation', id },
    entries: [
      { accountCode: postingAccounts.bank, fundId: null, summary, debitFen: amountFen, creditFen: 0 },
      { accountCode: postingAccounts.received, fundId, summary, debitFen: 0, creditFen: amountFen },
    ],
  }).id
}

/** The voucher of a payment: the expense of its category, out of the bank or the till. Faults: of posting. */
export function postPaid(unit: Unit, paid: Spending, fund: Fund, preparedBy?: string): Id {
  const { id, fundId, amountFen, category } = paid
  const summary = short(paid.purpose)
  const source = paid.payWay === 'cash' ? postingAccounts.cash : postingAccounts.bank
  const spent = accountFor(fund.kind, category)
  return postVoucher(unit, {
    day: paid.paidDay!,
    kind: 'spending',
    summary,
    source: { table: 'spending', id },
    ...(preparedBy === undefined ? {} : { preparedBy }),
    entries: [
      { accountCode: spent, fundId, summary, debitFen: amountFen, creditFen: 0 },
      { accountCode: source, fundId: null, summary, debitFen: 0, creditFen: amountFen },
    ],
  }).id
}

/** Takes a record’s voucher back in red, today. Faults: of reversal. */
export function postBack(unit: Unit, voucherId: Id | null, reason: string): void {
  if (voucherId !== null) reverseVoucher(unit, { voucherId, day: unit.today as Day, reason: short(reason) })
}

const short = (text: string): string => text.slice(0, 100)
