import { expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { monthAfter } from '../../../shared/kernel/month.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { fc } from '../../support/properties.ts'
import { allItems, employ, month, payrollOffice } from './payroll-office.ts'

const FIRST = month('2031-01')

type Deed = readonly [
  who: 'clerk' | 'reviewer' | 'head',
  what: (at: Office, staff: readonly Id[]) => Promise<unknown>,
]

const nth = fc.integer({ min: 0, max: 2 })
const ahead = fc.integer({ min: 0, max: 1 }).map((count) => monthAfter(FIRST, count))
/** Now and then somebody goes by an old page. */
const isStale = fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0)
const seenAt = (at: Office, when: string, stale: boolean): number =>
  Number(at.db.file.prepare('select revision from pay_run where month = ?').pluck().get(when) ?? 1) +
  (stale ? 1 : 0)
const reason = '模型'
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(ahead, nth, fc.integer({ min: -90_000, max: 90_000 })).map(
    ([when, who, amountFen]): Deed => [
      'clerk',
      (at, staff) =>
        at.call(payroll.writeEntries, {
          month: when,
          entries: [{ staffId: staff[who]!, component: 'allowance', amountFen, rating: null, note: '' }],
        }),
    ],
  ),
  ahead.map((when): Deed => ['clerk', (at) => at.call(payroll.compute, { month: when })]),
  ahead.map((when): Deed => ['clerk', (at) => at.call(payroll.compute, { month: when })]),
  fc
    .tuple(ahead, isStale)
    .map(
      ([when, stale]): Deed => [
        'reviewer',
        (at) => at.call(payroll.approve, { month: when, revision: seenAt(at, when, stale) }),
      ],
    ),
  fc
    .tuple(ahead, isStale)
    .map(
      ([when, stale]): Deed => [
        'head',
        (at) => at.call(payroll.reopen, { month: when, revision: seenAt(at, when, stale), reason }),
      ],
    ),
  fc
    .tuple(ahead, isStale)
    .map(
      ([when, stale]): Deed => [
        'clerk',
        (at) => at.call(payroll.discard, { month: when, revision: seenAt(at, when, stale), reason }),
      ],
    ),
  fc
    .tuple(ahead, nth, fc.integer({ min: 4_000, max: 9_000 }))
    .map(
      ([when, who, yuan]): Deed => [
        'clerk',
        (at, staff) =>
          at.call(payroll.changeBase, { staffId: staff[who]!, baseFen: yuan * 100, fromMonth: when, reason }),
      ],
    ),
  fc
    .tuple(ahead, nth, fc.constantFrom(...allItems))
    .map(
      ([when, who, item]): Deed => [
        'clerk',
        (at, staff) => at.call(payroll.makeUp, { staffId: staff[who]!, month: when, item, reason }),
      ],
    ),
)

test('in whatever order: locked months keep, books and chain agree with the slips', async () => {
  const orders = fc.array(deeds, { minLength: 10, maxLength: 40 })
  let [approvals, reopenings] = [0, 0]
  await fc.assert(
    fc.asyncProperty(orders, async (all) => {
      const at = await payrollOffice()
      const staff = [await employ(at), await employ(at, { name: '李样例', idNumber: idNumber(2) })]
      staff.push((await at.call(payroll.enter, { ...unenrolled, idNumber: idNumber(3) })).id)
      const post = { post: 'worker', grade: 1, fromMonth: '2030-01', reason }
      await at.call(payroll.changePost, { ...post, staffId: staff[2]! })
      for (const [who, what] of all) {
        const locked = lockedSlips(at)
        at.sit(who)
        const isDone = await what(at, staff).then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error
            return false
          },
        )
        // What was locked before is locked still and as it was, unless somebody opened it by name.
        if (!isDone || who !== 'head') expect(lockedSlips(at)).toEqual(expect.arrayContaining(locked))
        expect(booked(at)).toEqual(owed(at))
        const after = lockedSlips(at).length
        if (after > locked.length) approvals += 1
        if (after < locked.length) reopenings += 1
      }
      expect((await verifyLedger(at.db.file, ledgerId, async () => {})).broken).toEqual([])
    }),
    { numRuns: 12, seed: 2031 },
  )
  expect(Math.min(approvals, reopenings)).toBeGreaterThan(2)
})

const unenrolled = {
  ...{ name: '赵样例', mobile: null, education: null, level: 'none', joinedDay: '2030-01-01' },
  ...{ bankName: null, bankAccount: null, remark: null },
}

const rows = (at: Office, sql: string): unknown[] => at.db.file.prepare(sql).raw().all()
const lockedSlips = (at: Office) =>
  rows(
    at,
    `select pay_slip.* from pay_slip join pay_run on pay_run.id = run_id where state = 'approved'
     order by pay_slip.id`,
  )

/** What the books hold of pay by account, month by month, with what was taken back. */
const booked = (at: Office) =>
  rows(
    at,
    `select voucher.month, sum(debit_fen), sum(credit_fen) from voucher
     join voucher_entry on voucher_id = voucher.id group by voucher.month
     having sum(debit_fen) <> 0 order by voucher.month`,
  )

/** The same, from the slips of the months that are approved now. */
const owed = (at: Office) =>
  rows(
    at,
    `select pay_run.month, sum(gross_fen + employer_fen), sum(gross_fen + employer_fen) from pay_slip
     join pay_run on pay_run.id = run_id where state = 'approved'
     group by pay_run.month order by pay_run.month`,
  )
