import type { Day } from '../../../../shared/kernel/day.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { refuse } from '../../../../shared/kernel/refusal.ts'
import type { spending } from '../../../../shared/ledgers/spending/contract.ts'
import * as balances from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import type { VoucherTold, VoucherView } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import type { Voucher } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import { carrySummary } from '../../../../shared/ledgers/spending/vouchers/words.ts'
import { voucherStanding, voucherWorkflow } from '../../../../shared/ledgers/spending/vouchers/workflow.ts'
import { judgeStep } from '../../../../shared/workflow/workflow.ts'
import { attachedKinds } from '../../../attachments/store.ts'
import type { Reader } from '../../../db/access.ts'
import type { CommandContext, Handlers } from '../../../ipc/handlers.ts'
import * as books from './balance-store.ts'
import { fundNames, refuseShortFunds } from './funds.ts'
import { chartOf, ownAccounts, type PostedVoucher, postVoucher, reverseVoucher } from './posting.ts'
import * as store from './store.ts'

/** 记账凭证: listed, looked at, made out by hand, checked, taken back. */
export const voucherDeeds = {
  voucher: (reader, { id }) => viewer(reader)(known(reader, id)),

  accounts(reader) {
    const funds = [...fundNames(reader)].map(([id, name]) => ({ id, name }))
    return { accounts: balances.toldAccounts(chartOf(reader), store.heldCodes(reader)), funds }
  },

  enterVoucher(unit, card) {
    const missing = card.entries.findIndex(({ accountCode }) => accountCode === '')
    if (missing >= 0) refuse('spending.entry-no-account', { line: missing + 1 })
    const entries = card.entries.map((entry) => ({ ...entry, summary: entry.summary || card.summary }))
    return posted(unit, postVoucher(unit, { ...card, entries, source: null }))
  },

  checkVoucher(unit, { id }) {
    const voucher = known(unit, id)
    // SECURITY: who made a voucher out never checks it, and the file says so too
    // (tests/ledgers/spending/vouchers/vouchers.test.ts).
    const refused = judgeStep(voucherWorkflow, 'checkVoucher', voucherStanding(voucher), unit.request.person)
    if (refused) refuse(refused === 'wrong-state' ? 'spending.already-checked' : 'spending.self-check', {})
    const checked = { checkedBy: unit.user, checkedAt: unit.nowMs }
    store.checkVoucher(unit, id, checked)
    return { ...voucher, ...checked }
  },

  checkMonth(unit, { month }) {
    const checked = store.checkMonth(unit, month, { checkedBy: unit.user, checkedAt: unit.nowMs })
    return checked > 0 ? { checked } : refuse('spending.nothing-to-check', { month })
  },

  reverseVoucher(unit, { id, day, reason }) {
    const { sourceTable, kind } = known(unit, id)
    if (sourceTable !== null) refuse('spending.source-rules', {})
    const red = posted(unit, reverseVoucher(unit, { voucherId: id, day, reason }))
    if (kind === 'opening') refuseShortFunds(unit, poorerFunds(store.entriesOf(unit, red.id)))
    return red
  },

  carryForward(unit, { year }) {
    const kinds = new Map(ownAccounts(unit).map(({ code, kind }) => [code, kind]))
    const sums = books.balancesIn(unit, `${year}-12`).map((sum) => ({
      ...sum,
      closingFen: sum.openingFen + sum.debitFen - sum.creditFen,
    }))
    const summary = carrySummary(year)
    const entries = balances.carryForwardEntries((code) => kinds.get(code), sums, summary)
    if (entries.length === 0) refuse('spending.nothing-to-carry', { year })
    const day = `${year}-12-31` as Day
    return posted(unit, postVoucher(unit, { day, kind: 'carry-forward', summary, entries, source: null }))
  },
} satisfies Partial<Handlers<typeof spending>>

/** Tells vouchers with everything a page or a paper says of them; names are read once. */
export function viewer(reader: Reader): (voucher: Voucher) => VoucherView {
  const accounts = new Map(balances.toldAccounts(chartOf(reader)).map((one) => [one.code, one.fullName]))
  const funds = fundNames(reader)
  const told = teller(reader)
  return (voucher) => ({
    voucher: told(voucher),
    entries: store.entriesOf(reader, voucher.id).map((entry) => ({
      ...entry,
      accountName: accounts.get(entry.accountCode) ?? '',
      fundName: entry.fundId === null ? '' : (funds.get(entry.fundId) ?? ''),
    })),
    reverses: voucher.reversesId === null ? null : linkOf(store.findVoucher(reader, voucher.reversesId)),
    reversedBy: linkOf(store.reversalOfVoucher(reader, voucher.id)),
    papers: attachedKinds(reader, 'voucher', voucher.id).length,
    sourcePapers: attachedKinds(reader, voucher.sourceTable ?? '', voucher.sourceId ?? '').length,
  })
}

/** Says who made vouchers out and who checked them. */
export function teller(reader: Reader): (voucher: Voucher) => VoucherTold {
  const names = store.personNames(reader)
  return (voucher) => ({
    ...voucher,
    enteredByName: names.get(voucher.enteredBy) ?? '',
    checkedByName: voucher.checkedBy === null ? '' : (names.get(voucher.checkedBy) ?? ''),
  })
}

/** The funds that entries take money from. */
function poorerFunds(entries: readonly store.CodedEntry[]): ReadonlySet<Id> {
  const left = new Map<Id, number>()
  for (const { fundId, debitFen, creditFen } of entries) {
    if (fundId !== null) left.set(fundId, (left.get(fundId) ?? 0) + creditFen - debitFen)
  }
  return new Set([...left].filter(([, fen]) => fen < 0).map(([fundId]) => fundId))
}

const linkOf = (voucher: Voucher | undefined) =>
  voucher ? { id: voucher.id, month: voucher.month, number: voucher.number } : null

const known = (reader: Reader, id: string): Voucher =>
  store.findVoucher(reader, id) ?? refuse('spending.voucher-not-found', {})

const posted = (unit: CommandContext, { id }: PostedVoucher): Voucher => known(unit, id)
