import { postedCodes } from '../../../../shared/codes/posting-accounts.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { monthOf } from '../../../../shared/kernel/month.ts'
import { must, refuse, refuseIf } from '../../../../shared/kernel/refusal.ts'
import type { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import { type Chart, headingsOf, placeOf } from '../../../../shared/ledgers/spending/vouchers/chart.ts'
import * as rules from '../../../../shared/ledgers/spending/vouchers/rules.ts'
import type { Voucher, WantedVoucher } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import type { Unit } from '../../../chain/commit.ts'
import { shippedAccounts } from './defaults.ts'
import * as store from './store.ts'

/** What a deed asks to be written. */
export type Posted = WantedVoucher & {
  /** The record it is written for. */
  readonly source: { readonly table: string; readonly id: string } | null
  /**
   * 制单: who prepared the record, where that is somebody else than who posts it now — then the voucher
   * counts as checked (审核) by who posts it. Without it, who posts has prepared it and another must check.
   */
  readonly preparedBy?: string
}

/** A voucher as its writer names it. */
export type PostedVoucher = Pick<Voucher, 'id' | 'number' | 'month'>

/**
 * Writes a voucher in the transaction of a deed: balanced, numbered without a gap, into a month that is open.
 * What the program itself posts goes into the only account in use below the one it names, where there is one.
 *
 * Faults: `spending.day-ahead`, `.month-closed`, `.too-few-entries`, `.entry-sides`, `.entry-negative`,
 * `.account-not-found`, `.account-stopped`, `.account-not-last`, `.account-unclear`, `.fund-needed`,
 * `.fund-not-wanted`, `.unbalanced`.
 */
export function postVoucher(unit: Unit, posted: Posted): PostedVoucher {
  const isByHand = posted.kind === 'manual' || posted.kind === 'opening'
  return write(unit, isByHand ? posted : { ...posted, entries: placed(unit, posted.entries) }, null)
}

/**
 * Takes a voucher back with one in red (红字冲销), at most once.
 *
 * Faults: `spending.voucher-not-found`, `.is-reversal`, `.already-reversed`, `.before-original`,
 * `.day-ahead`, `.month-closed`.
 */
export function reverseVoucher(
  unit: Unit,
  { voucherId, day, reason }: { readonly voucherId: Id; readonly day: Day; readonly reason: string },
): PostedVoucher {
  const voucher = store.findVoucher(unit, voucherId) ?? refuse('spending.voucher-not-found', {})
  refuseIf(rules.judgeReversal(voucher, store.reversalOfVoucher(unit, voucherId), day))
  const { sourceTable, sourceId } = voucher
  const source = sourceTable === null ? null : { table: sourceTable, id: sourceId! }
  const wanted = rules.reversalOf(voucher, store.entriesOf(unit, voucherId), day, reason)
  return write(unit, { ...wanted, source }, voucherId)
}

/** The accounts vouchers may name: the ledger's own, or what ships before the first was posted. */
export function chartOf(reader: Parameters<typeof store.allAccounts>[0]): readonly Shipped[] {
  const own = store.allAccounts(reader)
  return own.length > 0 ? own : shippedAccounts
}
type Shipped = Omit<Account, 'id'> & { readonly id?: Id }

/** Takes the shipped accounts into a ledger that has none yet, and answers all it has. */
export function ownAccounts(unit: Unit): Account[] {
  const own = store.allAccounts(unit)
  if (own.length > 0) return own
  for (const account of shippedAccounts) store.insertAccount(unit, { ...account, id: unit.newId() })
  return store.allAccounts(unit)
}

/** What one transaction knows of the books, read once; numbers count on from there. */
type Known = {
  readonly accounts: ReadonlyMap<string, Account>
  readonly chart: Chart
  readonly headings: ReadonlySet<string>
  readonly closedThrough: string | undefined
  readonly numbers: Map<string, number>
  readonly put: ReturnType<typeof store.voucherWriter>
}

// Subtle: a unit lives for one transaction and nobody else writes meanwhile, so what was read stays true.
const known = new WeakMap<Unit, Known>()

function knownTo(unit: Unit): Known {
  let facts = known.get(unit)
  if (!facts) {
    const accounts = ownAccounts(unit)
    const chart = { accounts, held: store.heldCodes(unit) }
    facts = {
      accounts: new Map(accounts.map((account) => [account.code, account])),
      chart,
      headings: headingsOf(chart),
      closedThrough: store.closedThrough(unit),
      numbers: new Map(),
      put: store.voucherWriter(unit),
    }
    known.set(unit, facts)
  }
  return facts
}

/** Entries of the program, each in the account that is meant. */
const placed = (unit: Unit, entries: Posted['entries']): Posted['entries'] =>
  entries.map((entry) =>
    postedCodes.has(entry.accountCode)
      ? { ...entry, accountCode: must(placeOf(entry.accountCode, knownTo(unit).chart)) }
      : entry,
  )

function write(unit: Unit, posted: Posted, reversesId: Id | null): PostedVoucher {
  const facts = knownTo(unit)
  const { day, kind, summary, entries, source, preparedBy } = posted
  refuseIf(
    rules.judgeVoucher(posted, {
      today: unit.today as Day,
      closedThrough: facts.closedThrough,
      accountOf: (code) => facts.accounts.get(code),
      hasBelow: (code) => facts.headings.has(code),
    }),
  )
  const month = monthOf(day)
  const number = (facts.numbers.get(month) ?? store.lastNumber(unit, month)) + 1
  facts.numbers.set(month, number)
  const id = unit.newId()
  const isChecked = preparedBy !== undefined && preparedBy !== unit.user
  facts.put(
    {
      id,
      month,
      number,
      day,
      kind,
      summary,
      totalFen: rules.sumsOf(entries).debitFen,
      lines: entries.length,
      sourceTable: source?.table ?? null,
      sourceId: source?.id ?? null,
      reversesId,
      enteredBy: preparedBy ?? unit.user,
      enteredAt: unit.nowMs,
      checkedBy: isChecked ? unit.user : null,
      checkedAt: isChecked ? unit.nowMs : null,
    },
    entries.map(({ accountCode, ...entry }, at) => ({
      ...entry,
      id: unit.newId(),
      voucherId: id,
      line: at + 1,
      month,
      accountId: facts.accounts.get(accountCode)!.id,
    })),
  )
  return { id, number, month }
}
