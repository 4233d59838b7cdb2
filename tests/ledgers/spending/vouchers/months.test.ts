import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { postVoucher } from '../../../../electron/ledgers/spending/vouchers/posting.ts'
import { taskContext } from '../../../../electron/router/contexts.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { paperDocument } from '../../../../shared/papers/paper.ts'
import type { Office } from '../../../support/actors.ts'
import { bookOffice, checkedVoucher, wantedCard } from '../../../support/book-office.ts'
import { credit, debit, funds, wantedVoucher } from '../../../support/books.ts'

const quiet = { progress: () => {}, cancelled: () => false }
const close = (runtime: Office, month: string) => runtime.call(spending.closeMonth, { month })
const codeOf = async (runtime: Office, month: string) =>
  (await runtime.refused(spending.closeMonth, { month })).code

describe('a month', () => {
  test('closes when it is over, after the earlier ones, with every voucher checked', async () => {
    const runtime = bookOffice()
    runtime.sit('head')
    expect(await codeOf(runtime, '2031-05')).toBe('spending.nothing-to-close')
    await checkedVoucher(runtime, { day: '2031-04-10' })
    await runtime.call(spending.enterVoucher, wantedCard({ day: '2031-05-31' }))
    runtime.sit('head')
    expect(await codeOf(runtime, '2031-05')).toBe('spending.close-earlier')
    await close(runtime, '2031-04')
    expect(await codeOf(runtime, '2031-04')).toBe('spending.month-closed')
    expect(await codeOf(runtime, '2031-05')).toBe('spending.unchecked')
    await runtime.call(spending.checkMonth, { month: '2031-05' })
    await close(runtime, '2031-05')
    expect(await codeOf(runtime, '2031-06')).toBe('spending.month-not-over')
    runtime.setDay('2031-06-30')
    await close(runtime, '2031-06')
    const { months, next } = await runtime.call(spending.months, {})
    expect(next).toBe('2031-07')
    expect(months.map(({ month, state, vouchers }) => [month, state, vouchers])).toEqual([
      ['2031-06', 'closed', 0],
      ['2031-05', 'closed', 1],
      ['2031-04', 'closed', 1],
    ])
    runtime.sit('clerk')
    const late = await runtime.refused(spending.enterVoucher, wantedCard({ day: '2031-05-31' }))
    expect(late).toEqual({ code: 'spending.month-closed', params: { month: '2031-05' } })
  })

  test('is reopened by two people, the last one first, and closes again', async () => {
    const runtime = bookOffice()
    await checkedVoucher(runtime, { day: '2031-04-10' })
    runtime.sit('head')
    await close(runtime, '2031-04')
    await close(runtime, '2031-05')
    const ask = { month: '2031-05', revision: 1, reason: '漏记凭证' }
    const refusedAsk = async (over: object) =>
      (await runtime.refused(spending.askReopening, { ...ask, ...over })).code
    expect(await refusedAsk({ month: '2031-06' })).toBe('spending.not-closed')
    expect(await refusedAsk({ month: '2031-04' })).toBe('spending.later-closed')
    expect(await refusedAsk({ revision: 7 })).toBe('spending.stale')
    await runtime.call(spending.askReopening, ask)
    expect(await refusedAsk({ revision: 2 })).toBe('spending.reopening-asked')
    const decide = { month: '2031-05', revision: 2, grants: true, reason: '情况属实' }
    expect((await runtime.refused(spending.decideReopening, decide)).code).toBe('spending.self-grant')
    runtime.sit('reviewer')
    expect((await runtime.refused(spending.decideReopening, { ...decide, month: '2031-04' })).code).toBe(
      'spending.reopening-not-asked',
    )
    await runtime.call(spending.decideReopening, decide)
    runtime.sit('clerk')
    await checkedVoucher(runtime, { day: '2031-05-02' })
    expect((await runtime.refused(spending.enterVoucher, wantedCard({ day: '2031-04-02' }))).code).toBe(
      'spending.month-closed',
    )
    runtime.sit('head')
    await close(runtime, '2031-05')
    expect((await runtime.call(spending.months, {})).months[1]).toMatchObject({
      state: 'closed',
      revision: 4,
    })
  })

  test('waits to be closed until it is decided whether the one before is reopened', async () => {
    const runtime = bookOffice()
    await checkedVoucher(runtime, { day: '2031-03-10' })
    runtime.sit('head')
    await close(runtime, '2031-03')
    runtime.sit('clerk')
    const { id } = runtime.open!.person
    taskContext(runtime, 'test.person', quiet).commit(() =>
      runtime.db.file.exec(`update person_account set name = '李样例' where id = '${id}'`),
    )
    await runtime.call(spending.askReopening, { month: '2031-03', revision: 1, reason: '漏记凭证' })
    runtime.sit('head')
    expect(await runtime.refused(spending.closeMonth, { month: '2031-04' })).toEqual({
      code: 'spending.reopening-pending',
      params: { month: '2031-03', name: '李样例' },
    })
    const no = { month: '2031-03', revision: 2, grants: false, reason: '可在四月补记' }
    await runtime.call(spending.decideReopening, no)
    await close(runtime, '2031-04')
  })

  test('asked for when a later one was closed after all, is refused or reopened after that one', async () => {
    const runtime = bookOffice()
    await checkedVoucher(runtime, { day: '2031-03-10' })
    runtime.sit('head')
    await close(runtime, '2031-03')
    await close(runtime, '2031-04')
    const asked = `state = 'asked', asked_by = 'c', asked_reason = '漏记', revision = 2`
    taskContext(runtime, 'test.ask', quiet).commit(() =>
      runtime.db.file.exec(`update book_month set ${asked} where month = '2031-03'`),
    )
    const yes = { month: '2031-03', revision: 2, grants: true, reason: '情况属实' }
    expect(await runtime.refused(spending.decideReopening, yes)).toEqual({
      code: 'spending.later-closed',
      params: { month: '2031-04' },
    })
    runtime.sit('clerk')
    await runtime.call(spending.askReopening, { month: '2031-04', revision: 1, reason: '先反结四月' })
    runtime.sit('head')
    await runtime.call(spending.decideReopening, { ...yes, month: '2031-04' })
    await runtime.call(spending.decideReopening, yes)
    expect((await runtime.call(spending.months, {})).next).toBe('2031-03')
  })

  test('stays closed when somebody else says no', async () => {
    const runtime = bookOffice()
    await checkedVoucher(runtime, { day: '2031-05-10' })
    runtime.sit('head')
    await close(runtime, '2031-05')
    runtime.sit('clerk')
    await runtime.call(spending.askReopening, { month: '2031-05', revision: 1, reason: '发现差错' })
    runtime.sit('head')
    const no = { month: '2031-05', revision: 2, grants: false, reason: '可在当月更正' }
    await runtime.call(spending.decideReopening, no)
    expect((await runtime.call(spending.months, {})).months[1]).toMatchObject({
      state: 'closed',
      askedReason: '',
    })
    expect((await runtime.refused(spending.decideReopening, no)).code).toBe('spending.reopening-not-asked')
  })
})

describe('a year', () => {
  const spend = (runtime: Office, entries: Parameters<typeof wantedVoucher>[0]) =>
    taskContext(runtime, 'test.post', quiet).commit((unit) => postVoucher(unit, wantedVoucher(entries)))

  test('is carried forward fund by fund, and leaves income and expense empty', async () => {
    const runtime = bookOffice()
    const [first, second] = funds
    const day = '2030-11-03' as never
    spend(runtime, { day, entries: [debit('1002', 900), credit('4001', 900, first)] })
    spend(runtime, { day, entries: [debit('1002', 500), credit('4001', 500, second)] })
    spend(runtime, { day, entries: [debit('500101', 300, first), credit('1002', 300)] })
    spend(runtime, { day, entries: [debit('510105', 50, null), credit('1002', 50)] })
    spend(runtime, { entries: [debit('500101', 7, first), credit('1002', 7)] })
    runtime.sit('head')
    const made = await runtime.call(spending.carryForward, { year: 2030 })
    expect(made).toMatchObject({ day: '2030-12-31', kind: 'carry-forward', totalFen: 1450 })
    const { entries } = await runtime.call(spending.voucher, { id: made.id })
    const left = entries.filter(({ accountCode }) => accountCode.startsWith('3001'))
    expect(left.map((one) => [one.accountCode, one.fundId, one.debitFen, one.creditFen])).toEqual([
      ['300101', first, 0, 600],
      ['300101', second, 0, 500],
      ['300102', null, 50, 0],
    ])
    const rows = await runtime.call(spending.balances, { month: '2030-12' })
    for (const row of rows.filter(({ kind }) => kind === 'income' || kind === 'expense')) {
      expect(row.closingFen, row.name).toBe(0)
    }
    expect((await runtime.refused(spending.carryForward, { year: 2030 })).code).toBe(
      'spending.nothing-to-carry',
    )
    expect((await runtime.refused(spending.carryForward, { year: 2031 })).code).toBe('spending.day-ahead')
  })

  test('stands in 科目余额表, on paper and in a workbook, opening and moved apart', async () => {
    const runtime = bookOffice()
    const [first] = funds
    spend(runtime, { day: '2031-05-03' as never, entries: [debit('1002', 900), credit('4001', 900, first)] })
    spend(runtime, { entries: [debit('500101', 300, first), credit('1002', 300)] })
    const rows = await runtime.call(spending.balances, { month: '2031-06' })
    const said = rows.map((row) => [row.code, row.level, row.fundId !== null, row.openingFen, row.closingFen])
    expect(said).toEqual([
      ['1002', 0, false, 900, 600],
      ['4001', 0, false, -900, -900],
      ['4001', 1, true, -900, -900],
      ['5001', 0, false, 0, 300],
      ['500101', 1, false, 0, 300],
      ['500101', 2, true, 0, 300],
    ])
    runtime.dialogs.push(join(runtime.root, 'b.pdf'), join(runtime.root, 'b.xlsx'))
    const asked = { month: '2031-06', reason: '核对' }
    await runtime.call(spending.printBalances, asked)
    const paper = paperDocument(runtime.printed.at(-1)!)
    for (const words of ['2031年6月', '业务活动费用', '9.00', '6.00', '3.00']) expect(paper).toContain(words)
    expect(await runtime.call(spending.exportBalances, asked)).toEqual({ fileName: 'b.xlsx' })
  })
})
