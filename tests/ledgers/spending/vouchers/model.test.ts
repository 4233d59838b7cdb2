import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../../electron/audit/verify.ts'
import {
  balancesIn,
  balancesQuery,
  monthCountsQuery,
} from '../../../../electron/ledgers/spending/vouchers/balance-store.ts'
import { reverseVoucher } from '../../../../electron/ledgers/spending/vouchers/posting.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { monthOf } from '../../../../shared/kernel/month.ts'
import { Refusal } from '../../../../shared/kernel/refusal.ts'
import {
  toldAccounts,
  totalSides,
  trialBalance,
} from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import type { WantedEntry } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import { credit, debit, funds, testBooks } from '../../../support/books.ts'
import { ledgerId } from '../../../support/open-memory.ts'
import { fc } from '../../../support/properties.ts'

const places: readonly (readonly [string, Id | null])[] = [
  ['1001', null],
  ['1002', null],
  ['2307', null],
  ...funds.flatMap((fund) => [['4001', fund] as const, ['500101', fund] as const, ['510101', fund] as const]),
]
const place = fc.constantFrom(...places)
const line = fc.tuple(place, fc.integer({ min: 1, max: 1_000_000_00 }))
/** Some lines on the debit side and what balances them on the credit side; sometimes a fen is missing. */
const entries = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 4 }), place, fc.constantFrom(0, 0, 0, 0, 1))
  .map(([debits, [code, fund], off]): WantedEntry[] => {
    const total = debits.reduce((sum, [, fen]) => sum + fen, 0)
    return [...debits.map(([[on, of], fen]) => debit(on, fen, of)), credit(code, total + off, fund)]
  })
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('post' as const), day: fc.constantFrom(...days()), entries }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('reverse' as const),
      nth: fc.nat(20),
      day: fc.constantFrom(...days()),
    }),
  },
)

function days(): Day[] {
  return ['2030-11-30', '2030-12-31', '2031-01-01', '2031-05-31', '2031-06-15'] as Day[]
}

type Kept = {
  readonly id: Id
  readonly day: Day
  readonly entries: readonly WantedEntry[]
  isReversed: boolean
}

describe('the books', () => {
  test('always balance, count without gaps, and their balances are what their entries come to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const books = testBooks()
        const kept: Kept[] = []
        for (const one of acts) {
          try {
            if (one.kind === 'post') {
              const { id } = books.post({ day: one.day, entries: one.entries })
              kept.push({ id, day: one.day, entries: one.entries, isReversed: false })
              expect(one.entries.reduce((sum, entry) => sum + entry.debitFen - entry.creditFen, 0)).toBe(0)
            } else if (kept.length > 0) {
              const taken = kept[one.nth % kept.length]!
              const { day } = one
              const { id } = books.deed((unit) =>
                reverseVoucher(unit, { voucherId: taken.id, day, reason: '样例' }),
              )
              expect(taken.isReversed).toBe(false)
              taken.isReversed = true
              const red = taken.entries.map((entry) => ({
                ...entry,
                debitFen: -entry.debitFen,
                creditFen: -entry.creditFen,
              }))
              kept.push({ id, day, entries: red, isReversed: true })
            }
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        }
        compare(books, kept)
        const { broken } = await verifyLedger(books.file, ledgerId, async () => {})
        expect(broken).toEqual([])
        books.close()
      }),
      { numRuns: 40 },
    )
  })
})

function compare(books: ReturnType<typeof testBooks>, kept: readonly Kept[]): void {
  const gaps = books.file
    .prepare('select month from voucher group by month having max(number) <> count(*) or min(number) <> 1')
    .all()
  expect(gaps).toEqual([])
  for (const month of ['2030-12', '2031-01', '2031-06']) {
    const sums = balancesIn(books.writer, month)
    const told = new Map(sums.map((sum) => [`${sum.accountCode} ${sum.fundId}`, sum]))
    for (const [code, fund] of places) {
      const here = kept.flatMap(({ day, entries }) =>
        entries
          .filter((entry) => entry.accountCode === code && entry.fundId === fund)
          .map((entry) => ({ ...entry, month: monthOf(day) })),
      )
      const before = here.filter((entry) => entry.month < month)
      const now = here.filter((entry) => entry.month === month)
      const sum = (of: 'debitFen' | 'creditFen', some: typeof here) =>
        some.reduce((total, entry) => total + entry[of], 0)
      expect(told.get(`${code} ${fund}`)?.openingFen ?? 0).toBe(
        sum('debitFen', before) - sum('creditFen', before),
      )
      expect(told.get(`${code} ${fund}`)?.debitFen ?? 0).toBe(sum('debitFen', now))
      expect(told.get(`${code} ${fund}`)?.creditFen ?? 0).toBe(sum('creditFen', now))
    }
    const chart = toldAccounts([...new Set(places.map(([code]) => code))].map(accountOf))
    const sides = totalSides(trialBalance(chart, sums, () => ''))
    expect([sides[0], sides[2], sides[4]]).toEqual([sides[1], sides[3], sides[5]])
  }
}

const accountOf = (code: string) => ({
  ...{ code, name: code, kind: 'asset' as const, byFund: false, stopped: false, source: '样例', revision: 1 },
})

describe('plans', () => {
  const planOf = ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) => {
    const books = testBooks()
    const steps = books.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
    return steps.map(({ detail }) => detail).join('; ')
  }

  test('the balances are one walk over the sums of months, nothing sorted', () => {
    const plan = planOf(balancesQuery('2031-06').compile())
    expect(plan).toContain('SCAN account_month')
    expect(plan).not.toContain('TEMP B-TREE')
    expect(plan).not.toContain('voucher')
  })

  test('the months are one walk over one index', () => {
    const plan = planOf(monthCountsQuery().compile())
    expect(plan).toMatch(/^SCAN voucher USING COVERING INDEX voucher_by_number$/)
  })
})
