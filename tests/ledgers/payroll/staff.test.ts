import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { shareMonth } from '../../../shared/kernel/span.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office, officeWith } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import { fc } from '../../support/properties.ts'
import {
  allItems,
  employ,
  month,
  nobody,
  payrollOffice,
  reopen,
  runMonth,
  wantedStaff,
} from './payroll-office.ts'

/** Refuses, and leaves everything as it was. */
async function unchanged(at: Office, deed: () => Promise<{ code: string }>) {
  const before = contentsOf(at.db)
  const { code } = await deed()
  expect(contentsOf(at.db)).toBe(before)
  return code
}

describe('the card', () => {
  test('sex and birth day come from the ID number; stars hide until somebody asks', async () => {
    const at = await payrollOffice()
    const staff = await at.call(payroll.enter, wantedStaff({ idNumber: idNumber(2, '1980-02-03') }))
    expect(staff).toMatchObject({ sex: '2', birthDay: '1980-02-03', masked: true, post: null })
    expect(staff.bankAccount).toBe('****0018')
    expect(staff.mobile).toBe('138****1234')
    const shown = await at.call(payroll.unmask, { id: staff.id })
    expect(shown).toMatchObject({ bankAccount: '6200000000000000018', mobile: '13800001234' })
    const last = at.db.file.prepare('select body from audit order by seq desc').pluck().get() as string
    expect(JSON.parse(last)).toMatchObject({ kind: 'event', deed: 'staff.unmasked', id: staff.id })
  })

  test.each([
    ['payroll.bad-id-number', { idNumber: 'x' }],
    ['payroll.unknown-code', { level: 'x' }],
    ['payroll.unknown-code', { education: 'x' }],
    ['payroll.days-backwards', { joinedDay: '1960-01-01' }],
  ] as const)('refused: %s', async (code, over) => {
    const at = await payrollOffice()
    expect(await unchanged(at, () => at.refused(payroll.enter, wantedStaff(over)))).toBe(code)
  })

  test('a taken ID number names who bears it; area 990000 is for practice', async () => {
    const at = await payrollOffice()
    await at.call(payroll.enter, wantedStaff())
    expect(await at.refused(payroll.enter, wantedStaff({ name: '李样例' }))).toEqual({
      code: 'payroll.id-number-taken',
      params: { name: '王样例', left: false },
    })
    const real = officeWith(ledgerServices, 'office')
    expect((await real.refused(payroll.enter, wantedStaff())).code).toBe('payroll.bad-id-number')
  })

  test('a patch changes what it names; stars sent back change nothing', async () => {
    const at = await payrollOffice()
    const { id, bankAccount } = await at.call(payroll.enter, wantedStaff())
    const patch = { remark: '已核对', bankAccount }
    await at.call(payroll.correct, { id, revision: 1, patch, reason: '核对' })
    expect(await at.call(payroll.unmask, { id })).toMatchObject({
      ...{ remark: '已核对', bankAccount: '6200000000000000018', revision: 2 },
    })
    const again = { id, revision: 2, patch, reason: '核对' }
    expect((await at.refused(payroll.correct, again)).code).toBe('payroll.no-change')
    expect((await at.refused(payroll.correct, { ...again, revision: 1 })).code).toBe('payroll.stale')
    expect((await at.refused(payroll.correct, { ...again, id: nobody })).code).toBe('payroll.not-found')
    const left = { ...again, patch: { leftDay: '2029-12-31' } }
    expect((await at.refused(payroll.correct, left)).code).toBe('payroll.days-backwards')
  })

  test('is found, sorted and counted by post; who left stands apart', async () => {
    const at = await payrollOffice()
    const id = await employ(at)
    await employ(at, { name: '单样例', idNumber: idNumber(2), joinedDay: '2029-01-01' }, { grade: 3 })
    for (const search of ['shanyang', 'syl', '单样', idNumber(2).slice(-6)]) {
      expect((await at.call(payroll.list, { search })).total, search).toBe(1)
    }
    const names = async (sort: 'name' | 'joinedDay' | 'grade') =>
      (await at.call(payroll.list, { sort })).rows.map(({ name }) => name)
    expect(await names('name')).toEqual(['单样例', '王样例'])
    expect(await names('joinedDay')).toEqual(['单样例', '王样例'])
    expect(await names('grade')).toEqual(['单样例', '王样例'])
    expect((await at.call(payroll.list, {})).sums).toEqual({ chief: 0, deputy: 0, worker: 2 })
    const { staff } = await at.call(payroll.get, { id })
    const leave = { id, revision: staff.revision, patch: { leftDay: '2031-05-31' }, reason: '离职' }
    await at.call(payroll.correct, leave)
    expect((await at.call(payroll.list, { filters: { present: false } })).total).toBe(1)
    expect((await at.call(payroll.list, { filters: { post: ['chief'] } })).total).toBe(0)
  })
})

describe('posts and grades', () => {
  const wanted = { post: 'worker', grade: 8, fromMonth: '2030-01', reason: '定级' }

  test('a new one ends the one before; in the same month it replaces it', async () => {
    const at = await payrollOffice()
    const { id: staffId } = await at.call(payroll.enter, wantedStaff())
    await at.call(payroll.changePost, { ...wanted, staffId })
    await at.call(payroll.changePost, { ...wanted, staffId, grade: 9, fromMonth: '2031-03' })
    await at.call(payroll.changePost, { ...wanted, staffId, post: 'deputy', grade: 10, fromMonth: '2031-03' })
    const { posts, staff } = await at.call(payroll.get, { id: staffId })
    expect(posts).toMatchObject([
      { grade: 8, fromMonth: '2030-01', toMonth: '2031-02' },
      { post: 'deputy', grade: 10, fromMonth: '2031-03', toMonth: null },
    ])
    expect(staff).toMatchObject({ post: 'deputy', grade: 10 })
  })

  test.each([
    ['payroll.unknown-code', { post: 'x' }],
    ['payroll.grade-outside', { post: 'chief', grade: 6 }],
    ['payroll.grade-outside', { grade: 13 }],
    ['payroll.before-joining', { fromMonth: '2029-12' }],
    ['payroll.before-last-change', { fromMonth: '2030-05' }],
    ['payroll.not-found', { staffId: nobody }],
  ] as const)('refused: %s', async (code, over) => {
    const at = await payrollOffice()
    const { id: staffId } = await at.call(payroll.enter, wantedStaff())
    await at.call(payroll.changePost, { ...wanted, staffId, fromMonth: '2030-06' })
    const deed = () => at.refused(payroll.changePost, { ...wanted, staffId, fromMonth: '2031-01', ...over })
    expect(await unchanged(at, deed)).toBe(code)
  })
})

describe('enrolments', () => {
  const wanted = { items: ['pension'], place: '样例市甲', baseFen: 500_000, reason: '参保' }

  test('one of several items refused: none is written', async () => {
    const at = await payrollOffice()
    const { id: staffId } = await at.call(payroll.enter, wantedStaff())
    const first = { ...wanted, staffId, fromMonth: '2030-01', toMonth: '2030-06' }
    await at.call(payroll.enrol, first)
    const both = { ...first, items: ['medical', 'pension'], fromMonth: '2030-06', toMonth: null }
    const before = contentsOf(at.db)
    expect(await at.refused(payroll.enrol, both)).toEqual({
      code: 'payroll.enrolment-overlaps',
      params: { item: '养老保险', from: '2030-01', to: '2030-06' },
    })
    expect(contentsOf(at.db)).toBe(before)
    await at.call(payroll.enrol, { ...both, fromMonth: '2030-07' })
    expect((await at.call(payroll.get, { id: staffId })).enrolments).toHaveLength(3)
  })

  test.each([
    ['payroll.unknown-code', { items: ['x'] }],
    ['payroll.months-backwards', { toMonth: '2030-12' }],
    ['payroll.before-joining', { fromMonth: '2029-01' }],
    ['payroll.not-found', { staffId: nobody }],
  ])('refused: %s', async (code, over) => {
    const at = await payrollOffice()
    const { id: staffId } = await at.call(payroll.enter, wantedStaff())
    const asked = { ...wanted, staffId, fromMonth: '2031-01', toMonth: null, ...over }
    expect(await unchanged(at, () => at.refused(payroll.enrol, asked))).toBe(code)
  })

  test('no overlap is ever accepted and none refused wrongly', async () => {
    const at = await payrollOffice()
    const stretch = fc.record({
      first: fc.integer({ min: 1, max: 12 }),
      count: fc.integer({ min: 0, max: 4 }),
    })
    let nth = 10
    await fc.assert(
      fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 6 }), async (asked) => {
        nth += 1
        const { id: staffId } = await at.call(payroll.enter, wantedStaff({ idNumber: idNumber(nth) }))
        const taken = new Set<number>()
        for (const { first, count } of asked) {
          const months = Array.from({ length: count + 1 }, (_, at) => first + at).filter((one) => one <= 12)
          const monthOf = (one: number) => `2031-${String(one).padStart(2, '0')}`
          const input = { ...wanted, staffId, fromMonth: monthOf(first), toMonth: monthOf(months.at(-1)!) }
          if (months.some((one) => taken.has(one))) {
            expect((await at.refused(payroll.enrol, input)).code).toBe('payroll.enrolment-overlaps')
          } else {
            await at.call(payroll.enrol, input)
            for (const one of months) taken.add(one)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('the file itself refuses two stretches of one month', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const insert = at.db.file.prepare(
      `insert into staff_enrolment values ('x', ?, 'pension', 'y', 1, '2031-01', null, '', 1)`,
    )
    expect(() => insert.run(staffId)).toThrow(/overlap/)
    expect(
      shareMonth(
        { fromMonth: month('2031-01'), toMonth: null },
        { fromMonth: month('2030-01'), toMonth: null },
      ),
    ).toBe(true)
  })

  test('a new base ends the old rows and opens new ones, from the same month replaces them', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const change = { staffId, baseFen: 800_000, fromMonth: '2031-07', reason: '年度调整' }
    await at.call(payroll.changeBase, change)
    await at.call(payroll.changeBase, { ...change, baseFen: 810_000 })
    const { enrolments } = await at.call(payroll.get, { id: staffId })
    const pension = enrolments.filter(({ item }) => item === 'pension')
    expect(pension).toMatchObject([
      { baseFen: 702_000, fromMonth: '2030-01', toMonth: '2031-06' },
      { baseFen: 810_000, fromMonth: '2031-07', toMonth: null, revision: 2 },
    ])
    expect(enrolments).toHaveLength(allItems.length * 2)
    const early = { ...change, fromMonth: '2031-06' }
    expect((await at.refused(payroll.changeBase, early)).code).toBe('payroll.before-last-change')
    const bare = await at.call(payroll.enter, wantedStaff({ idNumber: idNumber(2) }))
    expect((await at.refused(payroll.changeBase, { ...change, staffId: bare.id })).code).toBe(
      'payroll.not-enrolled',
    )
    expect((await at.refused(payroll.changeBase, { ...change, staffId: nobody })).code).toBe(
      'payroll.not-found',
    )
  })

  test('nothing changes under a locked month that was counted by it, until that is open again', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    await runMonth(at, '2031-04')
    const reason = '更正'
    const post = { staffId, post: 'worker', grade: 9, fromMonth: '2031-01', reason }
    const base = { staffId, baseFen: 800_000, fromMonth: '2031-01', reason }
    const counted = { code: 'payroll.already-counted', params: { month: '2031-04' } }
    const before = contentsOf(at.db)
    for (const fromMonth of ['2030-01', '2031-01', '2031-04']) {
      expect(await at.refused(payroll.changePost, { ...post, fromMonth })).toEqual(counted)
      expect(await at.refused(payroll.changeBase, { ...base, fromMonth })).toEqual(counted)
    }
    expect(contentsOf(at.db)).toBe(before)
    const late = { ...wantedStaff({ name: '李样例', idNumber: idNumber(2), joinedDay: '2031-04-01' }) }
    const { id } = await at.call(payroll.enter, late)
    await at.call(payroll.changePost, { ...post, staffId: id, fromMonth: '2031-04' })
    const enrol = { staffId: id, items: allItems, place: '样例市甲', baseFen: 500_000, toMonth: null, reason }
    await at.call(payroll.enrol, { ...enrol, fromMonth: '2031-04' })
    await at.call(payroll.changeBase, { ...base, staffId: id, fromMonth: '2031-04' })
    await at.call(payroll.makeUp, { staffId: id, month: '2031-04', item: 'pension', reason })
    expect(await at.refused(payroll.changeBase, { ...base, staffId: id, fromMonth: '2031-04' })).toEqual(
      counted,
    )
    await reopen(at, '2031-04')
    await at.call(payroll.changePost, post)
    await at.call(payroll.changeBase, base)
    await runMonth(at, '2031-04')
    await at.call(payroll.changePost, { ...post, grade: 10, fromMonth: '2031-05' })
    await at.call(payroll.changeBase, { ...base, fromMonth: '2031-05' })
  })

  test('ends after a month; what an approved month counted stays', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    await runMonth(at, '2031-05')
    const { enrolments } = await at.call(payroll.get, { id: staffId })
    const [first, second] = enrolments
    const end = { of: 'enrolment', id: first!.id, revision: 1, toMonth: '2031-06', reason: '停保' } as const
    const drop = { of: 'enrolment', id: second!.id, revision: 1, reason: '误登' } as const
    expect((await at.refused(payroll.endStretch, { ...end, toMonth: '2029-01' })).code).toBe(
      'payroll.months-backwards',
    )
    expect((await at.refused(payroll.endStretch, { ...end, toMonth: '2031-04' })).code).toBe(
      'payroll.already-counted',
    )
    expect((await at.refused(payroll.endStretch, { ...end, revision: 9 })).code).toBe('payroll.stale')
    expect((await at.refused(payroll.endStretch, { ...end, id: nobody })).code).toBe('payroll.not-found')
    await at.call(payroll.endStretch, end)
    expect((await at.refused(payroll.dropStretch, drop)).code).toBe('payroll.already-counted')
    expect((await at.refused(payroll.dropStretch, { ...drop, id: nobody })).code).toBe('payroll.not-found')
    expect((await at.refused(payroll.dropStretch, { ...drop, revision: 9 })).code).toBe('payroll.stale')
  })
})

describe('deductions and tax years', () => {
  const wanted = { kind: 'rent', amountFen: 150_000, fromMonth: '2031-01', toMonth: null, reason: '申报' }

  test('a loan never stands beside a rent in one month', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    await at.call(payroll.deduct, { ...wanted, staffId, toMonth: '2031-03' })
    const loan = { ...wanted, staffId, kind: 'loan', amountFen: 100_000, fromMonth: '2031-03' }
    expect(await unchanged(at, () => at.refused(payroll.deduct, loan))).toBe('payroll.loan-and-rent')
    const { id } = await at.call(payroll.deduct, { ...loan, fromMonth: '2031-04' })
    await at.call(payroll.dropStretch, { of: 'deduction', id, revision: 1, reason: '误登' })
    expect((await at.call(payroll.get, { id: staffId })).deductions).toHaveLength(1)
  })

  test.each([
    ['payroll.unknown-code', { kind: 'x' }],
    ['payroll.deduction-too-high', { amountFen: 150_001 }],
    ['payroll.deduction-too-high', { kind: 'elderly-only', amountFen: 300_001 }],
    ['payroll.months-backwards', { toMonth: '2030-12' }],
    ['payroll.before-joining', { fromMonth: '2029-01' }],
    ['payroll.not-found', { staffId: nobody }],
  ] as const)('refused: %s', async (code, over) => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    expect(await unchanged(at, () => at.refused(payroll.deduct, { ...wanted, staffId, ...over }))).toBe(code)
  })

  test('a year is counted one way until a month of it is approved', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const year = {
      ...{ staffId, year: 2031, basis: 'monthly', throughMonth: '2031-04', reason: '年中建账' },
      ...{ incomeFen: 2_000_000, insuranceFen: 400_000, specialFen: 0, withheldFen: 1_000 },
    }
    await at.call(payroll.setTaxYear, { ...year, incomeFen: 1 })
    await at.call(payroll.setTaxYear, year)
    expect((await at.call(payroll.get, { id: staffId })).taxYears).toMatchObject([
      { incomeFen: 2_000_000, revision: 2 },
    ])
    expect((await at.refused(payroll.setTaxYear, { ...year, basis: 'x' })).code).toBe('payroll.unknown-code')
    expect((await at.refused(payroll.setTaxYear, { ...year, year: 2030 })).code).toBe('payroll.unknown-code')
    expect((await at.refused(payroll.setTaxYear, { ...year, staffId: nobody })).code).toBe(
      'payroll.not-found',
    )
    await runMonth(at, '2031-05')
    expect((await at.refused(payroll.setTaxYear, year)).code).toBe('payroll.already-counted')
  })

  test('what another ledger counted ends before the first month that this one counts', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const year = {
      ...{ staffId, year: 2031, basis: 'monthly', throughMonth: '2031-12', reason: '年中建账' },
      ...{ incomeFen: 2_000_000, insuranceFen: 400_000, specialFen: 0, withheldFen: 1_000 },
    }
    await at.call(payroll.compute, { month: '2031-05' })
    for (const throughMonth of ['2031-05', '2031-12']) {
      const told = { code: 'payroll.counted-here', params: { month: '2031-05' } }
      expect(await at.refused(payroll.setTaxYear, { ...year, throughMonth })).toEqual(told)
    }
    await at.call(payroll.setTaxYear, { ...year, throughMonth: '2031-04' })
    const { run } = await at.call(payroll.month, { month: '2031-05' })
    await at.call(payroll.discard, { month: '2031-05', revision: run!.revision, reason: '重办' })
    await at.call(payroll.setTaxYear, year)
    const before = contentsOf(at.db)
    expect(await at.refused(payroll.compute, { month: '2031-05' })).toEqual({
      code: 'payroll.counted-elsewhere',
      params: { name: '王样例', month: '2031-12' },
    })
    expect(contentsOf(at.db)).toBe(before)
    await at.call(payroll.setTaxYear, { ...year, throughMonth: '2031-04' })
    await runMonth(at, '2031-05')
  })
})
