import { describe, expect, test } from 'vitest'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { explainSlip } from '../../../shared/ledgers/payroll/explain-words.ts'
import { idNumber, type Office } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import { examples } from './cases.ts'
import { approve, employ, nobody, payrollOffice, rate, runMonth } from './payroll-office.ts'

async function refusedAsIs(at: Office, deed: () => Promise<{ code: string; params: unknown }>) {
  const before = contentsOf(at.db)
  const fault = await deed()
  expect(contentsOf(at.db)).toBe(before)
  return fault
}

describe('a year through the doors', () => {
  test('P12 comes out to the fen, month by month, with two people', async () => {
    const at = await payrollOffice()
    at.setDay('2031-12-20')
    const staffId = await employ(at)
    const ratings: Readonly<Record<number, string>> = { 3: 'good', 6: 'passable', 9: 'good', 12: 'good' }
    const { rows } = examples.find(({ id }) => id === 'P12')!
    for (const row of rows) {
      const now = `2031-${String(row.month).padStart(2, '0')}`
      if (ratings[row.month]) await rate(at, now, [staffId], ratings[row.month])
      await runMonth(at, now)
      const { run } = await at.call(payroll.month, { month: now })
      const { rows: slips } = await at.call(payroll.slips, { month: now })
      expect(run).toMatchObject({ state: 'approved' })
      expect(slips[0]!.slip).toMatchObject({
        grossFen: row.gross,
        personFen: row.personal_total,
        employerFen: row.employer_total,
        cumTaxFen: row.cum_tax,
        taxFen: row.tax_this_month,
        overpaidFen: row.overpaid_carried,
        netFen: row.net_pay,
      })
      expect(slips[0]!.before?.netFen ?? null).toBe(row.month === 1 ? null : rows[row.month - 2]!.net_pay)
    }
    const { slips } = await at.call(payroll.get, { id: staffId })
    expect(slips).toHaveLength(12)
  }, 20_000)

  test('every figure of a slip says by which parameter row it was found', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at, { level: 'middle' }, { baseFen: 300_000 })
    await at.call(payroll.deduct, {
      ...{ staffId, kind: 'child', amountFen: 200_000, fromMonth: '2031-01', toMonth: null, reason: '申报' },
    })
    await rate(at, '2031-06', [staffId], 'excellent')
    await at.call(payroll.compute, { month: '2031-06' })
    const { rows: slips } = await at.call(payroll.slips, { month: '2031-06' })
    const view = await at.call(payroll.slip, { id: slips[0]!.slip.id })
    const parts = explainSlip(view)
    const lines = parts.flatMap((part) => part.lines)
    expect(lines.find(({ label }) => label === '基本报酬')).toMatchObject({
      how: '月标准 7,020.00（5,200.00 × 8 级系数 1.35） × 70%'.replace('） ×', '） ×'),
      amountFen: 491_400,
    })
    expect(lines.find(({ label }) => label === '绩效报酬')!.how).toBe(
      '各月标准合计 21,060.00 × 30% × 优秀 1.2',
    )
    expect(lines.find(({ label }) => label === '社工证津贴')).toMatchObject({ amountFen: 20_000 })
    expect(lines.find(({ label }) => label === '养老保险')!.how).toContain(
      '申报基数 3,000.00，按下限 4,000.00 × 8%',
    )
    expect(lines.find(({ label }) => label === '减除费用')).toMatchObject({ how: '5,000.00 × 6 个月' })
    for (const { label, by } of lines.filter((line) => line.by.length > 0)) {
      for (const { source } of by) expect(source, label).not.toBe('')
    }
    const total = (title: string) => parts.find((part) => part.title === title)!.lines.at(-1)!.amountFen
    expect(total('应发')).toBe(view.slip.grossFen)
    expect(total('实发')).toBe(view.slip.netFen)
    expect((await at.refused(payroll.slip, { id: nobody })).code).toBe('payroll.not-found')
  })
})

describe('computing', () => {
  test('all or nobody: one person who cannot be computed stops the month', async () => {
    const at = await payrollOffice()
    await employ(at)
    const other = await employ(at, { name: '李样例', idNumber: idNumber(2) })
    const compute = (now: string) => at.refused(payroll.compute, { month: now })
    expect(await refusedAsIs(at, () => compute('2031-06'))).toMatchObject({ code: 'payroll.no-rating' })
    await at.call(payroll.writeEntries, {
      month: '2031-05',
      entries: [{ staffId: other, component: 'withheld', amountFen: 9_999_999, rating: null, note: '' }],
    })
    expect(await refusedAsIs(at, () => compute('2031-05'))).toMatchObject({
      code: 'payroll.negative-net',
      params: { name: '李样例' },
    })
    const entry = { staffId: other, component: 'withheld', amountFen: null, rating: null, note: '' }
    await at.call(payroll.writeEntries, { month: '2031-05', entries: [entry] })
    await at.call(payroll.compute, { month: '2031-05' })
  })

  test('who has no post, or a place without a rule for the month, is named', async () => {
    const at = await payrollOffice()
    const compute = () => at.refused(payroll.compute, { month: '2031-05' })
    expect((await compute()).code).toBe('payroll.nobody')
    const { id: staffId } = await at.call(payroll.enter, {
      ...{ name: '王样例', idNumber: idNumber(1), mobile: null, education: null, level: 'none' },
      ...{ joinedDay: '2030-01-01', bankName: null, bankAccount: null, remark: null },
    })
    expect(await compute()).toMatchObject({ code: 'payroll.no-post', params: { name: '王样例' } })
    const reason = '入职'
    const fromMonth = '2030-01'
    await at.call(payroll.changePost, { staffId, post: 'worker', grade: 8, fromMonth, reason })
    await at.call(payroll.enrol, {
      ...{ staffId, items: ['pension'], place: '别处', baseFen: 1, fromMonth, toMonth: null, reason },
    })
    expect(await compute()).toEqual({
      code: 'payroll.missing-parameter',
      params: { what: '别处的养老保险', month: '2031-05' },
    })
  })

  test('month after month: none ahead, none skipped, none in front, none over a locked one', async () => {
    const at = await payrollOffice()
    await employ(at)
    const code = async (now: string) => (await at.refused(payroll.compute, { month: now })).code
    expect(await code('2031-07')).toBe('payroll.future-month')
    await at.call(payroll.compute, { month: '2031-02' })
    expect(await code('2031-03')).toBe('payroll.earlier-open')
    expect(await code('2031-01')).toBe('payroll.later-month')
    await approve(at, '2031-02')
    expect(await code('2031-02')).toBe('payroll.month-locked')
    expect(await code('2031-04')).toBe('payroll.month-skipped')
  })

  test('a bonus taxed by itself comes once a year', async () => {
    const at = await payrollOffice()
    at.setDay('2027-03-15')
    const staffId = await employ(at, { joinedDay: '2026-12-01' })
    const bonus = { staffId, component: 'bonus', amountFen: 3_600_100, rating: null, note: '' }
    await at.call(payroll.writeEntries, { month: '2027-01', entries: [bonus] })
    await runMonth(at, '2027-01')
    const { rows: slips } = await at.call(payroll.slips, { month: '2027-01' })
    expect(slips[0]!.slip).toMatchObject({ bonusTaxFen: 339_010 })
    await at.call(payroll.writeEntries, { month: '2027-02', entries: [bonus] })
    expect((await at.refused(payroll.compute, { month: '2027-02' })).code).toBe('payroll.bonus-twice')
  })

  test('who left is told beside the month before', async () => {
    const at = await payrollOffice()
    await employ(at)
    const id = await employ(at, { name: '李样例', idNumber: idNumber(2) })
    await runMonth(at, '2031-04')
    const { staff } = await at.call(payroll.get, { id })
    const leave = { id, revision: staff.revision, patch: { leftDay: '2031-04-30' }, reason: '离职' }
    await at.call(payroll.correct, leave)
    await at.call(payroll.compute, { month: '2031-05' })
    const view = await at.call(payroll.month, { month: '2031-05' })
    expect(view).toMatchObject({ gone: [{ name: '李样例' }], goneCount: 1, staffCount: 1 })
    const { rows } = await at.call(payroll.slips, { month: '2031-05' })
    expect(rows.map(({ slip, before }) => [slip.name, before !== null])).toEqual([['王样例', true]])
  })

  test('its sums are those of every slip, and the change that of whoever was paid before too', async () => {
    const at = await payrollOffice()
    const first = await employ(at)
    await runMonth(at, '2031-04')
    await employ(at, { name: '李样例', idNumber: idNumber(2), joinedDay: '2031-05-06' })
    const entry = { staffId: first, component: 'allowance', amountFen: 12_345, rating: null, note: '' }
    await at.call(payroll.writeEntries, { month: '2031-05', entries: [entry] })
    await at.call(payroll.compute, { month: '2031-05' })
    const { sums, slipCount, staffCount } = await at.call(payroll.month, { month: '2031-05' })
    const { rows, total } = await at.call(payroll.slips, { month: '2031-05' })
    expect([slipCount, staffCount, total, rows.length]).toEqual([2, 2, 2, 2])
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
    expect(sums).toEqual({
      grossFen: sum(({ slip }) => slip.grossFen),
      personFen: sum(({ slip }) => slip.personFen),
      taxFen: sum(({ slip }) => slip.taxFen + slip.bonusTaxFen),
      withheldFen: sum(({ slip }) => slip.withheldFen),
      netFen: sum(({ slip }) => slip.netFen),
      employerFen: sum(({ slip }) => slip.employerFen),
      grossChange: sum(({ slip, before }) => (before ? slip.grossFen - before.grossFen : 0)),
      netChange: sum(({ slip, before }) => (before ? slip.netFen - before.netFen : 0)),
    })
    const second = await at.call(payroll.slips, { month: '2031-05', offset: 1, limit: 1 })
    expect(second).toEqual({ rows: rows.slice(1), total: 2 })
  })
})

describe('approving and locking', () => {
  async function computed() {
    const at = await payrollOffice()
    const staffId = await employ(at)
    await at.call(payroll.compute, { month: '2031-05' })
    return { at, staffId }
  }

  test('never by who ran it; not twice; not a month nobody ran; not by a clerk', async () => {
    const { at } = await computed()
    const wanted = { month: '2031-05', revision: 1 }
    expect((await at.refused(payroll.approve, wanted)).code).toBe('session.not-allowed')
    at.sit('reviewer')
    await at.call(payroll.compute, { month: '2031-05' })
    const own = () => at.refused(payroll.approve, { ...wanted, revision: 2 })
    expect((await refusedAsIs(at, own)).code).toBe('payroll.self-approval')
    at.sit('head')
    expect((await at.refused(payroll.approve, wanted)).code).toBe('payroll.stale')
    expect((await at.refused(payroll.approve, { ...wanted, month: '2031-04' })).code).toBe(
      'payroll.not-found',
    )
    await at.call(payroll.approve, { ...wanted, revision: 2 })
    expect((await at.refused(payroll.approve, { ...wanted, revision: 3 })).code).toBe('payroll.month-locked')
  })

  test('the file itself refuses self-approval and any change of a locked month', async () => {
    const { at } = await computed()
    const { file } = at.db
    const run = file.prepare('select run_by from pay_run').pluck().get()
    const self = `update pay_run set state = 'approved', approved_by = ?, approved_at = 1`
    expect(() => file.prepare(self).run(run)).toThrow(/their own/)
    await approve(at, '2031-05')
    for (const table of ['pay_slip', 'pay_line', 'insurance_record']) {
      expect(() => file.exec(`update ${table} set id = id || 'x'`), table).toThrow(/locked/)
      expect(() => file.exec(`delete from ${table}`), table).toThrow(/locked/)
    }
    for (const table of ['pay_insurance', 'pay_rate', 'pay_component', 'pay_bracket']) {
      expect(() => file.exec(`delete from ${table}`), table).toThrow(/stay/)
    }
  })

  test('what changed since it was computed must be computed again', async () => {
    const { at, staffId } = await computed()
    await at.call(payroll.changeBase, { staffId, baseFen: 800_000, fromMonth: '2031-05', reason: '调整' })
    at.sit('reviewer')
    const wanted = { month: '2031-05', revision: 1 }
    expect(await refusedAsIs(at, () => at.refused(payroll.approve, wanted))).toMatchObject({
      code: 'payroll.changed-since',
      params: { name: '王样例' },
    })
    at.sit('clerk')
    await runMonth(at, '2031-05')
  })

  test('somebody who came or went since is noticed too', async () => {
    const { at, staffId } = await computed()
    const { staff } = await at.call(payroll.get, { id: staffId })
    const leave = { id: staffId, revision: staff.revision, patch: { leftDay: '2031-04-30' }, reason: '离职' }
    await employ(at, { name: '李样例', idNumber: idNumber(2) })
    at.sit('head')
    const refused = () => at.refused(payroll.approve, { month: '2031-05', revision: 1 })
    expect(await refused()).toMatchObject({ code: 'payroll.changed-since', params: { name: '李样例' } })
    at.sit('clerk')
    await at.call(payroll.compute, { month: '2031-05' })
    await at.call(payroll.correct, leave)
    at.sit('head')
    const again = () => at.refused(payroll.approve, { month: '2031-05', revision: 2 })
    expect(await again()).toMatchObject({ code: 'payroll.changed-since', params: { name: '王样例' } })
  })

  test('a locked month takes nothing; the last opens again, an open one is thrown away', async () => {
    const { at, staffId } = await computed()
    await approve(at, '2031-05')
    const entries = [{ staffId, component: 'allowance', amountFen: 100, rating: null, note: '' }]
    const write = { month: '2031-05', entries }
    expect((await at.refused(payroll.writeEntries, write)).code).toBe('payroll.month-locked')
    const may = { month: '2031-05', revision: 2, reason: '发现差错' }
    expect((await at.refused(payroll.discard, may)).code).toBe('payroll.month-locked')
    await rate(at, '2031-06', [staffId])
    await at.call(payroll.compute, { month: '2031-06' })
    at.sit('head')
    expect((await at.refused(payroll.reopen, may)).code).toBe('payroll.later-month')
    const next = { month: '2031-06', revision: 2, reason: '算错' }
    expect((await at.refused(payroll.reopen, next)).code).toBe('payroll.not-locked')
    expect((await at.refused(payroll.discard, { ...next, revision: 7 })).code).toBe('payroll.stale')
    await at.call(payroll.discard, next)
    expect((await at.refused(payroll.discard, next)).code).toBe('payroll.not-found')
    expect((await at.refused(payroll.reopen, { ...may, revision: 7 })).code).toBe('payroll.stale')
    await at.call(payroll.reopen, may)
    expect((await at.refused(payroll.reopen, { ...may, month: '2031-04' })).code).toBe('payroll.not-found')
    at.sit('clerk')
    await at.call(payroll.writeEntries, write)
    await runMonth(at, '2031-05')
    const { rows: slips } = await at.call(payroll.slips, { month: '2031-05' })
    expect(slips[0]!.slip.grossFen).toBe(491_500)
  })

  test.each([
    ['payroll.not-found', { staffId: nobody }],
    ['payroll.unknown-code', { component: 'x' }],
    ['payroll.unknown-code', { component: 'performance', amountFen: null, rating: 'x' }],
  ] as const)('an entry is refused: %s', async (code, over) => {
    const { at, staffId } = await computed()
    const entry = { staffId, component: 'allowance', amountFen: 100, rating: null, note: '', ...over }
    const write = () => at.refused(payroll.writeEntries, { month: '2031-06', entries: [entry] })
    expect((await refusedAsIs(at, write)).code).toBe(code)
  })
})
