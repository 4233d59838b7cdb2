import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { openPractice } from '../../../electron/session/practice.ts'
import { imports } from '../../../shared/imports/contract.ts'
import { monthAfter, monthOf } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office, officeWith } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { testRuntime } from '../../support/test-runtime.ts'
import { allItems, employ, rate, runMonth } from './payroll-office.ts'

type Noun = 'payroll' | 'payEntries'

async function office(): Promise<Office> {
  const at = officeWith({ ...ledgerServices, imports: importService(importNouns) })
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  return at
}

const sheet = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n')
const paste = (at: Office, noun: Noun, text: string) => at.call(imports.paste, { noun, text })
const apply = (at: Office, { token }: { readonly token: string }) => at.call(imports.apply, { token })
const undo = (at: Office, batchId: string) => at.call(imports.undo, { batchId, reason: '导错了' } as never)
const everyRow = (at: Office) =>
  (['staff', 'staff_post', 'staff_enrolment', 'pay_entry'] as const).map((table) =>
    at.db.file.prepare(`select * from ${table} order by id`).all(),
  )

describe('a list of staff', () => {
  const heading = ['姓名', '身份证号', '岗位类别', '薪级', '社工证', '入职时间', '工资卡号', '社保缴费基数']
  const row = (over: Record<number, string> = {}) =>
    ['王样例', idNumber(1), '一般', '8', '初级', '2030.1.1', '6200000000000000018', '7020'].map(
      (cell, nth) => over[nth] ?? cell,
    )

  test('brings people in with post and enrolments; again it changes nothing', async () => {
    const at = await office()
    const preview = await paste(at, 'payroll', sheet(heading, row(), row({ 0: '李样例', 1: idNumber(2) })))
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
    await apply(at, preview)
    const { rows } = await at.call(payroll.list, {})
    expect(rows).toMatchObject([
      { name: '李样例', post: 'worker', grade: 8 },
      { name: '王样例', level: 'junior' },
    ])
    const { posts, enrolments } = await at.call(payroll.get, { id: rows[1]!.id })
    expect(posts).toMatchObject([{ fromMonth: '2030-01', toMonth: null }])
    expect(enrolments.map(({ item }) => item).sort()).toEqual([...allItems].sort())
    expect((await paste(at, 'payroll', sheet(heading, row()))).counts).toMatchObject({ same: 1 })
    await at.call(payroll.compute, { month: '2031-05' })
    expect((await at.call(payroll.slips, { month: '2031-05' })).rows).toHaveLength(2)
  })

  test('a row says at its cell what is wrong with it; the others go on', async () => {
    const at = await office()
    const preview = await paste(
      at,
      'payroll',
      sheet(
        heading,
        row({ 3: '' }),
        row({ 0: '李样例', 1: idNumber(2), 2: '正职', 3: '3' }),
        row({ 1: 'x' }),
      ),
    )
    expect(preview.counts).toMatchObject({ new: 0, wrong: 3 })
    const told = preview.rows.flatMap(({ cells }) =>
      cells.filter(({ problem }) => problem).map(({ field, problem }) => [field, problem.slice(0, 10)]),
    )
    expect(told).toEqual([
      ['grade', '岗位和级别要一起填写'],
      ['grade', '社区正职的级别应在 '],
      ['idNumber', '应为18位，请对照身'],
    ])
  })

  test('a raise or a new base in a month that is paid and locked is refused', async () => {
    const at = await office()
    await apply(at, await paste(at, 'payroll', sheet(heading, row())))
    const [staff] = (await at.call(payroll.list, {})).rows
    await rate(at, '2031-06', [staff!.id])
    const early = await paste(at, 'payroll', sheet(heading, row({ 3: '9' })))
    await runMonth(at, '2031-06')
    expect(early.counts).toMatchObject({ changed: 1 })
    await expect(apply(at, early)).rejects.toMatchObject({ fault: { code: 'imports.moved' } })
    for (const over of [{ 3: '9' }, { 7: '7500' }]) {
      const late = await paste(at, 'payroll', sheet(heading, row(over)))
      expect(late.counts).toMatchObject({ wrong: 1 })
      expect(late.rows[0]!.cells.map(({ problem }) => problem).join()).toContain('已经用到这一条并审批锁定')
    }
    expect((await paste(at, 'payroll', sheet(heading, row({ 0: '黄样例' })))).counts).toMatchObject({
      changed: 1,
    })
  })

  test('a raise and a new base count from this month; undoing puts every row back as it was', async () => {
    const at = await office()
    await apply(at, await paste(at, 'payroll', sheet(heading, row())))
    const before = everyRow(at)
    const preview = await paste(at, 'payroll', sheet(heading, row({ 3: '9', 7: '7500' })))
    expect(preview.counts).toMatchObject({ changed: 1 })
    const { id } = await apply(at, preview)
    const { rows } = await at.call(payroll.list, {})
    const { posts, enrolments } = await at.call(payroll.get, { id: rows[0]!.id })
    expect(posts.map(({ grade, fromMonth }) => [grade, fromMonth])).toEqual([
      [8, '2030-01'],
      [9, '2031-06'],
    ])
    const pension = enrolments.filter(({ item }) => item === 'pension')
    expect(pension.map(({ baseFen, fromMonth }) => [baseFen, fromMonth])).toEqual([
      [702_000, '2030-01'],
      [750_000, '2031-06'],
    ])
    await undo(at, id)
    const [staff, ...held] = everyRow(at)
    expect(held).toEqual(before.slice(1))
    expect(staff).toMatchObject([{ grade: 8 }])
  })

  test('whoever was paid since cannot be taken back; whoever left is named', async () => {
    const at = await office()
    const { id } = await apply(at, await paste(at, 'payroll', sheet(heading, row())))
    await runMonth(at, '2031-05')
    const stuck = () => at.refused(imports.undo, { batchId: id, reason: '导错了' } as never)
    expect(await stuck()).toMatchObject({ code: 'imports.built-upon', params: { titles: ['王样例'] } })
    const { rows } = await at.call(payroll.list, {})
    const leave = { leftDay: '2031-06-01' }
    await at.call(payroll.correct, { id: rows[0]!.id, revision: 1, patch: leave, reason: '离职' })
    const again = await paste(at, 'payroll', sheet(heading, row({ 4: '中级' })))
    expect(again.rows[0]!.cells.map(({ problem }) => problem).join()).toContain('此人已离职')
  })
})

describe('a list of 考核和增减', () => {
  const heading = ['年月', '姓名', '身份证号', '项目', '等次', '金额', '事由']
  const row = (over: Record<number, string> = {}) =>
    ['2031年6月', '王样例', idNumber(1), '绩效报酬', '优秀', '', '二季度'].map(
      (cell, nth) => over[nth] ?? cell,
    )
  const allowance = (over: Record<number, string> = {}) =>
    row({ 0: '2031.5', 3: '补贴和补发', 4: '', 5: '300', ...over })

  test('is what the month is then computed by; again it changes nothing, undone it is gone', async () => {
    const at = await office()
    const staffId = await employ(at)
    const text = sheet(heading, row(), allowance())
    const preview = await paste(at, 'payEntries', text)
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
    const { id } = await apply(at, preview)
    expect((await paste(at, 'payEntries', text)).counts).toMatchObject({ same: 2 })
    const { entries } = await at.call(payroll.entries, { month: '2031-05' })
    expect(entries).toMatchObject([{ staffId, component: 'allowance', amountFen: 30_000, note: '二季度' }])
    await at.call(payroll.compute, { month: '2031-05' })
    const { rows: slips } = await at.call(payroll.slips, { month: '2031-05' })
    expect(slips[0]!.slip.grossFen).toBe(491_400 + 30_000)
    const toldOfMonths = () =>
      at.db.file.prepare(`select count(*) from audit where record like 'pay_run:%'`).pluck().get()
    const told = toldOfMonths()
    await undo(at, id)
    // Whose hands a month has known is not told again with every line.
    expect(toldOfMonths()).toBe(told)
    expect(everyRow(at).at(-1)).toEqual([])
    expect((await verifyLedger(at.db.file, ledgerId, async () => {})).broken).toEqual([])
  })

  test('an entry that stands is changed, and undoing puts it back', async () => {
    const at = await office()
    await employ(at)
    await apply(at, await paste(at, 'payEntries', sheet(heading, allowance())))
    const changed = await paste(at, 'payEntries', sheet(heading, allowance({ 5: '450.50' })))
    expect(changed.counts).toMatchObject({ changed: 1 })
    const { id } = await apply(at, changed)
    expect(everyRow(at).at(-1)).toMatchObject([{ amount_fen: 45_050, revision: 2 }])
    await undo(at, id)
    expect(everyRow(at).at(-1)).toMatchObject([{ amount_fen: 30_000, revision: 3 }])
  })

  test.each([
    ['idNumber', { 2: idNumber(9) }, '名册里没有'],
    ['component', { 3: '没有的项目' }, '没有的项目'],
    ['component', { 0: '2031.5', 3: '绩效报酬' }, '“薪酬项目”填的不在选项之内'],
    ['rating', { 4: '', 5: '100' }, '“绩效报酬”按考核等次发放'],
    ['amountFen', { 4: '' }, '等次和金额都空着'],
    ['amountFen', { 3: '代扣款', 4: '', 5: '-1' }, '“代扣款”按金额发放'],
    ['amountFen', { 3: '补贴和补发' }, '“补贴和补发”按金额发放'],
  ] as const)('a wrong %s is said at its cell', async (field, over, words) => {
    const at = await office()
    await employ(at)
    const { counts, rows } = await paste(at, 'payEntries', sheet(heading, row(over)))
    expect(counts).toMatchObject({ wrong: 1 })
    expect(rows[0]!.cells.find((cell) => cell.field === field)?.problem).toContain(words)
  })

  test('a locked month takes nothing new, may be said again, and keeps what an import gave it', async () => {
    const at = await office()
    await employ(at)
    const { id } = await apply(at, await paste(at, 'payEntries', sheet(heading, allowance())))
    const late = await paste(at, 'payEntries', sheet(heading, allowance({ 3: '代扣款' })))
    await runMonth(at, '2031-05')
    const again = await paste(at, 'payEntries', sheet(heading, allowance(), allowance({ 5: '301' })))
    expect(again.counts).toMatchObject({ same: 1, wrong: 1 })
    expect((await at.refused(imports.apply, { token: late.token })).code).toBe('imports.moved')
    const refused = await at.refused(imports.undo, { batchId: id, reason: '导错了' } as never)
    expect(refused.code).toBe('imports.built-upon')
  })

  test('by hand, a rating and an amount are not mixed up either', async () => {
    const at = await office()
    const staffId = await employ(at)
    const write = (over: object) =>
      at.refused(payroll.writeEntries, {
        month: '2031-06',
        entries: [{ staffId, component: 'performance', amountFen: null, rating: null, note: '', ...over }],
      })
    expect((await write({ amountFen: 1 })).code).toBe('payroll.wants-rating')
    expect((await write({ component: 'allowance', rating: 'good' })).code).toBe('payroll.wants-amount')
  })
})

// A year’s turn; and ten years on, when 年终一次性奖励 has ended.
describe.each(['2027-01-01', '2036-07-01'])('the sample office made on %s', (day) => {
  test('is paid until last month: by two people, taxed right, the chain whole', async () => {
    const runtime = testRuntime({ ...ledgerServices, imports: importService(importNouns) })
    onTestFinished(() => runtime.end())
    runtime.clock.shiftMs = Date.parse(`${day}T04:00:00Z`) - Date.now()
    await openPractice(runtime)
    const { file } = runtime.open!.db
    const all = (sql: string) => file.prepare(sql).all() as Record<string, number | string>[]
    const runs = all('select month, state, run_by, approved_by from pay_run order by month')
    expect(runs).toHaveLength(24)
    const lastMonth = monthAfter(monthOf(day), -1)
    expect(runs.at(-1)!.month).toBe(lastMonth)
    for (const { state, run_by, approved_by } of runs) {
      expect([state, run_by === approved_by]).toEqual(['approved', false])
    }
    expect(all('select count(*) as slips from pay_slip')).toEqual([{ slips: 18 * 24 }])
    const wholeYear = Number(lastMonth.slice(0, 4)) - 1
    const years = all(`select sum(tax_fen) as withheld, max(cum_tax_fen) as due, max(overpaid_fen) as over
      from pay_slip where month between '${wholeYear}-01' and '${wholeYear}-12' group by staff_id`)
    for (const { withheld, due, over } of years) if (over === 0) expect(withheld).toBe(due)
    expect(years.filter(({ due }) => Number(due) > 0).length).toBeGreaterThan(5)
    const written = all('select component, count(*) as often from pay_entry group by component')
    const rewards = lastMonth > '2029-12' ? [] : ['bonus']
    expect(written.map(({ component }) => component)).toEqual([
      ...['absence', 'allowance', ...rewards, 'performance', 'withheld'],
    ])
    expect((await verifyLedger(file, runtime.open!.ledger.id, async () => {})).broken).toEqual([])
    // Looking whether anything is missing is a dry run, which leaves entries about itself and nothing else.
    const held = () =>
      all(`select max(seq) as last from audit
        where body not like '%imports.compared%' and body not like '%.matched"%'`)
    const before = held()
    await runtime.fillPractice(runtime)
    expect(held()).toEqual(before)
    const told = await runtime.call(payroll.insurance, { year: Number(lastMonth.slice(0, 4)) })
    expect([told.staff.length, told.gapCount]).toEqual([18, 0])
  })
})
