import { expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { bindingStates, paidStates } from '../../../shared/ledgers/spending/rules.ts'
import type { MaskedSpending, SpendingState } from '../../../shared/ledgers/spending/spending.ts'
import { attach, type Funded, officeWithFund, payment, wantedSpending } from '../../support/funds.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { fc } from '../../support/properties.ts'

const deeds = ['correct', 'submit', 'review', 'approve', 'sendBack', 'withdraw', 'pay', 'reverse'] as const
const roles: readonly Role[] = ['clerk', 'reviewer', 'head']
const step = fc.record({
  role: fc.constantFrom(...roles),
  deed: fc.oneof(
    { weight: 2, arbitrary: fc.constant('enter' as const) },
    { weight: 8, arbitrary: fc.constant('next' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...deeds) },
  ),
  which: fc.nat(5),
  amountFen: fc.integer({ min: 1, max: 400_000 }),
})

/** The next step of a spending, so that some get through. */
const nextOf: Readonly<Partial<Record<SpendingState, (typeof deeds)[number]>>> = {
  draft: 'submit',
  returned: 'submit',
  submitted: 'review',
  reviewed: 'approve',
  approved: 'pay',
}

/** Who had a hand in each spending. */
type Hands = Map<Id, Set<string>>

/** Tries one deed as one person; a refusal changes nothing. */
async function attempt(
  runtime: Funded,
  one: typeof step extends fc.Arbitrary<infer S> ? S : never,
  hands: Hands,
) {
  runtime.sit(one.role)
  try {
    if (one.deed === 'enter') {
      const { amountFen } = one
      const made = await runtime.call(spending.enter, wantedSpending(runtime.lineId, { amountFen }))
      for (const kind of ['minutes', 'invoice']) await attach(runtime, made.id, kind)
      hands.set(made.id, new Set([runtime.open!.person.id]))
      return
    }
    const all = [...hands.keys()]
    const id = all[one.which % all.length]
    if (id === undefined) return
    const { revision, state } = (await runtime.call(spending.get, { id })).spending
    const deed = one.deed === 'next' ? (nextOf[state] ?? 'submit') : one.deed
    const reason = '样例原因'
    if (deed === 'correct') {
      const patch = { amountFen: one.amountFen }
      await runtime.call(spending.correct, { id, revision, patch, reason })
      hands.get(id)!.add(runtime.open!.person.id)
    } else if (deed === 'pay') await runtime.call(spending.pay, { id, revision, ...payment })
    else if (deed === 'submit' || deed === 'review' || deed === 'approve') {
      await runtime.call(spending[deed], { id, revision })
    } else await runtime.call(spending[deed], { id, revision, reason })
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused
  }
}

const sumOf = (rows: readonly MaskedSpending[], states: readonly string[]): number =>
  rows.filter(({ state }) => states.includes(state)).reduce((sum, { amountFen }) => sum + amountFen, 0)

/** One that gets as far as the money, so that every run sees some. */
const paidOne = [
  { role: 'clerk', deed: 'enter', which: 0, amountFen: 100_000 },
  ...(['clerk', 'reviewer', 'head', 'clerk'] as const).map((role) => ({
    ...{ role, deed: 'next' as const, which: 0, amountFen: 1 },
  })),
] as const

test('whatever is tried by whom: nothing is overdrawn, and the books say what the funds say', async () => {
  let paid = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
      const runtime = await officeWithFund()
      const hands: Hands = new Map()
      for (const one of steps) await attempt(runtime, one, hands)
      runtime.sit('head')
      const { rows } = await runtime.call(spending.list, { limit: 500 })
      const [fund] = await runtime.call(spending.funds, { year: 2031 })
      const [bound, spent] = [sumOf(rows, bindingStates), sumOf(rows, paidStates)]
      expect(fund).toMatchObject({ committedFen: bound, spentFen: spent, balanceFen: 1_000_000 - spent })
      expect(bound).toBeLessThanOrEqual(500_000)
      const { months } = await runtime.call(spending.execution, { fundId: runtime.fundId, year: 2031 })
      expect(months.reduce((sum, { spentFen }) => sum + spentFen, 0)).toBe(spent)
      for (const { id, approvedBy, reviewedBy, paidBy } of rows) {
        for (const judge of [approvedBy, reviewedBy]) expect(hands.get(id)).not.toContain(judge)
        expect(paidBy === null || paidBy !== approvedBy).toBe(true)
      }
      const books = runtime.db.file
        .prepare('select coalesce(sum(credit_fen) - sum(debit_fen), 0) from voucher_entry where fund_id = ?')
        .pluck()
      expect(books.get(runtime.fundId)).toBe(1_000_000 - spent)
      const verified = await verifyLedger(runtime.db.file, ledgerId, async () => {})
      expect(verified.broken).toEqual([])
      paid += rows.filter(({ paidDay }) => paidDay !== null).length
    }),
    { numRuns: 16, examples: [[[...paidOne]]] },
  )
  expect(paid, 'some got as far as the money').toBeGreaterThan(0)
})
