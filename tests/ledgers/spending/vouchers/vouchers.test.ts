import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { postVoucher } from '../../../../electron/ledgers/spending/vouchers/posting.ts'
import { taskContext } from '../../../../electron/router/contexts.ts'
import { readWorkbook } from '../../../../electron/sheets/read-workbook.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { paperDocument } from '../../../../shared/papers/paper.ts'
import { bookOffice, checkedVoucher, wantedCard } from '../../../support/book-office.ts'
import { credit, debit, wantedVoucher } from '../../../support/books.ts'

const quiet = { progress: () => {}, cancelled: () => false }
const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const reason = '存档'

describe('a voucher made out by hand', () => {
  test('is listed, looked at, and checked by somebody else', async () => {
    const runtime = bookOffice()
    const made = await runtime.call(spending.enterVoucher, wantedCard())
    expect(made).toMatchObject({ number: 1, month: '2031-06', totalFen: 1234, kind: 'manual' })
    const list = await runtime.call(spending.vouchers, {})
    expect(list).toMatchObject({ total: 1, sums: { totalFen: 1234, unchecked: 1 } })
    const { entries, voucher } = await runtime.call(spending.voucher, { id: made.id })
    expect(entries.map((entry) => [entry.accountName, entry.summary, entry.debitFen])).toEqual([
      ['库存现金', '样例', 1234],
      ['银行存款', '样例', 0],
    ])
    expect(voucher.checkedBy).toBeNull()
    runtime.sit('head')
    expect((await runtime.call(spending.checkVoucher, { id: made.id })).checkedBy).not.toBeNull()
    expect((await runtime.refused(spending.checkVoucher, { id: made.id })).code).toBe(
      'spending.already-checked',
    )
    expect((await runtime.refused(spending.checkVoucher, { id: nobody })).code).toBe(
      'spending.voucher-not-found',
    )
    expect((await runtime.refused(spending.voucher, { id: nobody })).code).toBe('spending.voucher-not-found')
  })

  test('is never checked by who made it out, one by one or with its month', async () => {
    const runtime = bookOffice()
    runtime.sit('head')
    const { id } = await runtime.call(spending.enterVoucher, wantedCard())
    expect((await runtime.refused(spending.checkVoucher, { id })).code).toBe('spending.self-check')
    expect(await runtime.refused(spending.checkMonth, { month: '2031-06' })).toEqual({
      code: 'spending.nothing-to-check',
      params: { month: '2031-06' },
    })
    runtime.sit('clerk')
    await runtime.call(spending.enterVoucher, wantedCard())
    runtime.sit('head')
    expect(await runtime.call(spending.checkMonth, { month: '2031-06' })).toEqual({ checked: 1 })
    runtime.sit('reviewer')
    expect(await runtime.call(spending.checkMonth, { month: '2031-06' })).toEqual({ checked: 1 })
  })

  test('lends its words to a line without any; a line without account is named', async () => {
    const runtime = bookOffice()
    const entries = [{ ...debit('1001', 5), summary: '' }, credit('1002', 5)]
    const { id } = await runtime.call(spending.enterVoucher, wantedCard({ entries }))
    expect((await runtime.call(spending.voucher, { id })).entries[0]!.summary).toBe('提取现金')
    const bare = [debit('1001', 5), { ...credit('1002', 5), accountCode: '' }]
    expect(await runtime.refused(spending.enterVoucher, wantedCard({ entries: bare }))).toEqual({
      code: 'spending.entry-no-account',
      params: { line: 2 },
    })
    const uneven = [debit('1001', 5), credit('1002', 6)]
    expect(await runtime.refused(spending.enterVoucher, wantedCard({ entries: uneven }))).toEqual({
      code: 'spending.unbalanced',
      params: { debitFen: 5, creditFen: 6 },
    })
    expect((await runtime.call(spending.vouchers, {})).total).toBe(1)
  })

  test('is taken back in red; both point at each other', async () => {
    const runtime = bookOffice()
    const first = await checkedVoucher(runtime)
    const red = await runtime.call(spending.reverseVoucher, {
      id: first.id,
      day: '2031-06-15',
      reason: '金额有误',
    })
    expect(red).toMatchObject({ kind: 'reversal', totalFen: -1234, number: 2 })
    expect((await runtime.call(spending.voucher, { id: first.id })).reversedBy).toMatchObject({ id: red.id })
    expect((await runtime.call(spending.voucher, { id: red.id })).reverses).toMatchObject({ id: first.id })
    const rows = await runtime.call(spending.balances, { month: '2031-06' })
    expect(rows.map(({ closingFen }) => closingFen)).toEqual([0, 0])
  })

  test('of another deed is not taken back here', async () => {
    const runtime = bookOffice()
    const entries = [debit('1001', 5), credit('1002', 5)]
    const { id } = taskContext(runtime, 'test.post', quiet).commit((unit) =>
      postVoucher(unit, wantedVoucher({ entries, source: { table: 'spending', id: nobody } })),
    )
    const asked = { id, day: '2031-06-15', reason: '金额有误' }
    expect((await runtime.refused(spending.reverseVoucher, asked)).code).toBe('spending.source-rules')
  })
})

describe('the list', () => {
  test('is narrowed by days, kind, account with those below it, and whether it was checked', async () => {
    const runtime = bookOffice()
    await checkedVoucher(runtime, { day: '2031-05-31' })
    await runtime.call(spending.enterVoucher, wantedCard({ kind: 'opening', summary: '期初' }))
    const pay = [debit('220101', 700), credit('1002', 700)]
    await runtime.call(spending.enterVoucher, wantedCard({ entries: pay, summary: '发放报酬' }))
    const found = async (filters: object, search = '') =>
      (await runtime.call(spending.vouchers, { filters, search })).rows.map(({ summary }) => summary)
    expect(await found({})).toEqual(['提取现金', '期初', '发放报酬'])
    expect(await found({ to: '2031-05-31' })).toEqual(['提取现金'])
    expect(await found({ from: '2031-06-01', kind: ['manual'] })).toEqual(['发放报酬'])
    expect(await found({ account: '2201' })).toEqual(['发放报酬'])
    expect(await found({ account: '1001', isUnchecked: true })).toEqual(['期初'])
    expect(await found({ fundId: nobody })).toEqual([])
    expect(await found({}, '报酬')).toEqual(['发放报酬'])
    expect(await found({}, '记-0002')).toEqual(['发放报酬'])
    expect(await found({}, '12.34')).toEqual(['提取现金', '期初'])
    const byTotal = await runtime.call(spending.vouchers, { sort: 'total' })
    expect(byTotal.rows.map(({ totalFen }) => totalFen)).toEqual([700, 1234, 1234])
  })

  test('leaves as a workbook, its vouchers on paper', async () => {
    const runtime = bookOffice()
    const { id } = await checkedVoucher(runtime)
    await runtime.call(spending.reverseVoucher, { id, day: '2031-06-15', reason: '金额有误' })
    const path = join(runtime.root, 'list.xlsx')
    runtime.dialogs.push(path)
    const columns = ['number', 'summary', 'totalFen', 'kind']
    await runtime.call(spending.exportVouchers, { list: {}, columns, reason })
    const sheet = readWorkbook(readFileSync(path)).sheets[0]!
    expect(sheet.rows).toContainEqual(['1', '提取现金', '12.34', '手工填制'])
    runtime.dialogs.push(join(runtime.root, 'all.pdf'), join(runtime.root, 'one.pdf'))
    const asked = { month: '2031-06', from: null, to: null, reason }
    await runtime.call(spending.printVouchers, asked)
    const all = paperDocument(runtime.printed.at(-1)!)
    for (const words of [
      '记账凭证（红字）',
      '记-0001号',
      '2031年6月15日',
      '1001 库存现金',
      '-12.34',
      '合计',
    ]) {
      expect(all).toContain(words)
    }
    await runtime.call(spending.printVouchers, { ...asked, from: 2, to: 2 })
    const one = paperDocument(runtime.printed.at(-1)!)
    expect(one).toContain('冲销 2031-06 记-0001')
    expect(one).not.toContain('记-0001号')
    expect((await runtime.refused(spending.printVouchers, { ...asked, from: 3, to: 9 })).code).toBe(
      'spending.voucher-not-found',
    )
  })
})

describe('accounts', () => {
  const wanted = {
    code: '100201',
    name: '基本户',
    kind: 'asset',
    byFund: false,
    source: '样例：街道要求',
    reason: '业务需要',
  } as const

  test('ship with the program and grow below one another', async () => {
    const runtime = bookOffice()
    const { accounts } = await runtime.call(spending.accounts, {})
    expect(accounts.find(({ code }) => code === '500101')).toMatchObject({
      id: null,
      fullName: '业务活动费用—党建活动',
      isHeading: false,
    })
    runtime.sit('head')
    await runtime.call(spending.addAccount, wanted)
    const grown = (await runtime.call(spending.accounts, {})).accounts
    expect(grown).toHaveLength(accounts.length + 1)
    expect(grown.find(({ code }) => code === '1002')).toMatchObject({ isHeading: true })
    runtime.sit('clerk')
    expect((await runtime.refused(spending.enterVoucher, wantedCard())).code).toBe(
      'spending.account-not-last',
    )
  })

  test.each([
    ['spending.account-taken', { code: '1002' }],
    ['spending.account-no-parent', { code: '999901' }],
    ['spending.account-other-kind', { kind: 'income' }],
  ] as const)('are refused: %s', async (code, over) => {
    const runtime = bookOffice()
    runtime.sit('head')
    expect((await runtime.refused(spending.addAccount, { ...wanted, ...over })).code).toBe(code)
  })

  test('do not grow below one that holds entries, and are stopped and used again', async () => {
    const runtime = bookOffice()
    await runtime.call(spending.enterVoucher, wantedCard())
    runtime.sit('head')
    expect((await runtime.refused(spending.addAccount, wanted)).code).toBe('spending.account-has-entries')
    const stop = { code: '1001', stopped: true, reason: '不再使用' }
    expect(await runtime.call(spending.stopAccount, stop)).toMatchObject({ stopped: true, revision: 2 })
    expect((await runtime.refused(spending.stopAccount, stop)).code).toBe('spending.stale')
    expect((await runtime.refused(spending.enterVoucher, wantedCard())).code).toBe('spending.account-stopped')
    await runtime.call(spending.stopAccount, { ...stop, stopped: false })
    await runtime.call(spending.enterVoucher, wantedCard())
    expect((await runtime.refused(spending.stopAccount, { ...stop, code: '9999' })).code).toBe(
      'spending.account-not-found',
    )
  })
})
