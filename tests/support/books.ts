import { type Ambient, commit, type Unit } from '../../electron/chain/commit.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { insertFund } from '../../electron/ledgers/spending/fund-store.ts'
import { type Posted, postVoucher } from '../../electron/ledgers/spending/vouchers/posting.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { WantedEntry } from '../../shared/ledgers/spending/vouchers/voucher.ts'
import { TODAY } from './actors.ts'
import { signingAs } from './founding.ts'
import { countedIds, ledgerId, testDatabase } from './open-memory.ts'

/** Two funds that accounts by fund may name. */
export const funds = ['019f0000-0000-7000-8000-0000000f0001', '019f0000-0000-7000-8000-0000000f0002'] as Id[]

/** A line on the debit side; accounts by fund stand in the first fund unless another is said. */
export const debit = (accountCode: string, debitFen: number, fundId = fundFor(accountCode)): WantedEntry => ({
  accountCode,
  fundId,
  summary: '样例',
  debitFen,
  creditFen: 0,
})

/** A line on the credit side. */
export const credit = (accountCode: string, fen: number, fundId = fundFor(accountCode)): WantedEntry => ({
  ...debit(accountCode, 0, fundId),
  creditFen: fen,
})

const fundFor = (code: string): Id | null => (/^(?:300101|4|50|5101)/.test(code) ? funds[0]! : null)

/** Money spent from the bank; 12.34 yuan on stationery today unless somebody says otherwise. */
export const wantedVoucher = (over: Partial<Posted> = {}, fen = 1234): Posted => ({
  day: TODAY,
  kind: 'spending',
  summary: '购买办公用品',
  entries: [debit('510101', fen), credit('1002', fen)],
  source: null,
  ...over,
})

/** A ledger with hands to write vouchers by. */
export function testBooks(today: Day = TODAY) {
  const db = testDatabase()
  const newId = countedIds()
  const ambient = (user: string): Ambient => ({ user, nowMs: Date.parse(`${today}T02:00:00Z`), today, newId })
  foundFunds(db, ambient('head'))
  /** One deed of one person. */
  const signers = [signingAs('head', ledgerId).signer]
  const deed = <T>(work: (unit: Unit) => T, user = 'clerk'): T =>
    commit(db, ambient(user), { name: 'test.post', signers }, work)
  return {
    ...db,
    deed,
    post: (over: Partial<Posted> = {}, fen = 1234, user = 'clerk') =>
      deed((unit) => postVoucher(unit, wantedVoucher(over, fen)), user),
  }
}

/** Writes the two funds into a ledger. */
export function foundFunds(db: LedgerDatabase, ambient: Ambient): void {
  commit(db, ambient, { name: 'test.fund' }, (unit) => {
    for (const [sort, id] of funds.entries()) {
      const life = { openedDay: FOUNDED, closedDay: null, remark: null }
      insertFund(unit, { id, name: `样例经费${sort + 1}`, kind: 'service', ...life, sort, revision: 1 })
    }
  })
}

const FOUNDED = '2020-01-01' as Day
