import { postingAccounts } from '../../../codes/posting-accounts.ts'
import type { Id } from '../../../kernel/id.ts'
import { type Account, fullName } from './account.ts'
import { headingsOf } from './chart.ts'
import type { AccountTold, BalanceRow } from './views.ts'
import type { WantedEntry } from './voucher.ts'

/** What one account of one fund came to by a month, in fen. */
export type AccountSums = {
  readonly accountCode: string
  readonly fundId: Id | null
  /** Before the month; debit counts up. */
  readonly openingFen: number
  readonly debitFen: number
  readonly creditFen: number
  /** From January to the month. */
  readonly yearDebitFen: number
  readonly yearCreditFen: number
}

type Charted = Pick<Account, 'code' | 'name' | 'kind'>

/** 科目余额表: accounts by code with what stands below them summed up, and their funds below each. */
export function trialBalance(
  accounts: readonly Charted[],
  sums: readonly AccountSums[],
  fundName: (id: string) => string,
): BalanceRow[] {
  return accounts
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .flatMap(({ code, name, kind }): BalanceRow[] => {
      const below = sums.filter(({ accountCode }) => accountCode.startsWith(code))
      if (below.length === 0) return []
      // Where entries stand nothing below has any, so that they are summed once.
      const isHeading = below.some(({ accountCode }) => accountCode !== code)
      const level = code.length / 2 - 2
      const row = { code, name, kind, level, fundId: null, isHeading, ...sumUp(below) }
      const byFund = isHeading ? [] : below.filter(({ fundId }) => fundId !== null)
      const funds = byFund.map((one) => ({
        ...{ code, kind, fundId: one.fundId, isHeading: false },
        ...{ name: fundName(one.fundId!), level: level + 1 },
        ...sumUp([one]),
      }))
      return [row, ...funds]
    })
}

function sumUp(sums: readonly AccountSums[]) {
  const sum = (of: (one: AccountSums) => number) => sums.reduce((total, one) => total + of(one), 0)
  const openingFen = sum((one) => one.openingFen)
  const debitFen = sum((one) => one.debitFen)
  const creditFen = sum((one) => one.creditFen)
  return {
    openingFen,
    debitFen,
    creditFen,
    yearDebitFen: sum((one) => one.yearDebitFen),
    yearCreditFen: sum((one) => one.yearCreditFen),
    closingFen: openingFen + debitFen - creditFen,
  }
}

/** The six columns of 科目余额表, in fen: opening, moved and closing, each by its side. */
export function sidesOf(row: BalanceRow): readonly number[] {
  const { openingFen, debitFen, creditFen, closingFen } = row
  return [...split(openingFen), debitFen, creditFen, ...split(closingFen)]
}

const split = (fen: number): [number, number] => (fen >= 0 ? [fen, 0] : [0, -fen])

/** The same columns summed over the accounts that hold entries; debit and credit come out equal. */
export function totalSides(rows: readonly BalanceRow[]): readonly number[] {
  // A last account with funds shows one side only where its funds agree; its funds are what is summed.
  const held = rows.filter((row) => !row.isHeading && (row.fundId !== null || !hasFunds(rows, row)))
  return [0, 1, 2, 3, 4, 5].map((at) => held.reduce((sum, row) => sum + sidesOf(row)[at]!, 0))
}

const hasFunds = (rows: readonly BalanceRow[], { code }: BalanceRow): boolean =>
  rows.some((other) => other.code === code && other.fundId !== null)

/** Accounts as forms choose them; `held` are the codes of those that are stopped with entries in them. */
export function toldAccounts(
  accounts: readonly (Omit<Account, 'id'> & { readonly id?: Id })[],
  held: ReadonlySet<string> = new Set(),
): AccountTold[] {
  const names = new Map(accounts.map(({ code, name }) => [code, name]))
  const headings = headingsOf({ accounts, held })
  return accounts.map((account) => ({
    ...account,
    id: account.id ?? null,
    fullName: fullName(account.code, (code) => names.get(code)),
    isHeading: headings.has(account.code),
  }))
}

/** 年末结转: the entries that empty income and expense into what is left over, fund by fund. */
export function carryForwardEntries(
  kindOf: (code: string) => Account['kind'] | undefined,
  sums: readonly (Pick<AccountSums, 'accountCode' | 'fundId'> & { readonly closingFen: number })[],
  summary: string,
): WantedEntry[] {
  const entries: WantedEntry[] = []
  const left = new Map<Id | null, number>()
  for (const { accountCode, fundId, closingFen } of sums) {
    const kind = kindOf(accountCode)
    if (closingFen === 0 || (kind !== 'income' && kind !== 'expense')) continue
    entries.push({ accountCode, fundId, summary, ...emptied(closingFen) })
    left.set(fundId, (left.get(fundId) ?? 0) + closingFen)
  }
  for (const [fundId, fen] of left) {
    if (fen === 0) continue
    const { other, byFund } = postingAccounts.left
    const accountCode = fundId === null ? other : byFund
    entries.push({ accountCode, fundId, summary, ...emptied(-fen) })
  }
  return entries
}

/** The side that takes a balance away; debit counts up. */
const emptied = (fen: number) =>
  fen > 0 ? { debitFen: 0, creditFen: fen } : { debitFen: -fen, creditFen: 0 }
