import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deskOf } from '../../../../electron/ipc/desk.ts'
import { postVoucher } from '../../../../electron/ledgers/spending/vouchers/posting.ts'
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
    const hall = bookOffice()
    const made = await hall.call(spending.enterVoucher, wantedCard())
    expect(made).toMatchObject({ number: 1, month: '2031-06', totalFen: 1234, kind: 'manual' })
    const list = await hall.call(spending.vouchers, {})
    expect(list).toMatchObject({ total: 1, sums: { totalFen: 1234, unchecked: 1 } })
    const { entries, voucher } = await hall.call(spending.voucher, { id: made.id })
    expect(entries.map((entry) => [entry.accountName, entry.summary, entry.debitFen])).toEqual([
      ['库存现金', '样例', 1234],
      ['银行存款', '样例', 0],
    ])
    expect(voucher.checkedBy).toBeNull()
    hall.sit('head')
    expect((await hall.call(spending.checkVoucher, { id: made.id })).checkedBy).not.toBeNull()
    expect((await hall.refused(spending.checkVoucher, { id: made.id })).code).toBe('spending.already-checked')
    expect((await hall.refused(spending.checkVoucher, { id: nobody })).code).toBe(
      'spending.voucher-not-found',
    )
    expect((await hall.refused(spending.voucher, { id: nobody })).code).toBe('spending.voucher-not-found')
  })

  test('is never checked by who made it out, one by one or with its month', async () => {
    const hall = bookOffice()
    hall.sit('head')
    const { id } = await hall.call(spending.enterVoucher, wantedCard())
    expect((await hall.refused(spending.checkVoucher, { id })).code).toBe('spending.self-check')
    expect(await hall.refused(spending.checkMonth, { month: '2031-06' })).toEqual({
      code: 'spending.nothing-to-check',
      params: { month: '2031-06' },
    })
    hall.sit('clerk')
    await hall.call(spending.enterVoucher, wantedCard())
    hall.sit('head')
    expect(await hall.call(spending.checkMonth, { month: '2031-06' })).toEqual({ checked: 1 })
    hall.sit('reviewer')
    expect(await hall.call(spending.checkMonth, { month: '2031-06' })).toEqual({ checked: 1 })
  })

  test('lends its words to a line without any; a line without account is named', async () => {
    const hall = bookOffice()
    const entries = [{ ...debit('1001', 5), summary: '' }, credit('1002', 5)]
    const { id } = await hall.call(spending.enterVoucher, wantedCard({ entries }))
    expect((await hall.call(spending.voucher, { id })).entries[0]!.summary).toBe('提取现金')
    const bare = [debit('1001', 5), { ...credit('1002', 5), accountCode: '' }]
    expect(await hall.refused(spending.enterVoucher, wantedCard({ entries: bare }))).toEqual({
      code: 'spending.entry-no-account',
      params: { line: 2 },
    })
    const uneven = [debit('1001', 5), credit('1002', 6)]
    expect(await hall.refused(spending.enterVoucher, wantedCard({ entries: uneven }))).toEqual({
      code: 'spending.unbalanced',
      params: { debitFen: 5, creditFen: 6 },
    })
    expect((await hall.call(spending.vouchers, {})).total).toBe(1)
  })

  test('is taken back in red; both point at each other', async () => {
    const hall = bookOffice()
    const first = await checkedVoucher(hall)
    const red = await hall.call(spending.reverseVoucher, {
      id: first.id,
      day: '2031-06-15',
      reason: '金额有误',
    })
    expect(red).toMatchObject({ kind: 'reversal', totalFen: -1234, number: 2 })
    expect((await hall.call(spending.voucher, { id: first.id })).reversedBy).toMatchObject({ id: red.id })
    expect((await hall.call(spending.voucher, { id: red.id })).reverses).toMatchObject({ id: first.id })
    const rows = await hall.call(spending.balances, { month: '2031-06' })
    expect(rows.map(({ closingFen }) => closingFen)).toEqual([0, 0])
  })

  test('of another deed is not taken back here', async () => {
    const hall = bookOffice()
    const entries = [debit('1001', 5), credit('1002', 5)]
    const { id } = deskOf(hall, 'test.post', quiet).commit((unit) =>
      postVoucher(unit, wantedVoucher({ entries, source: { table: 'spending', id: nobody } })),
    )
    const asked = { id, day: '2031-06-15', reason: '金额有误' }
    expect((await hall.refused(spending.reverseVoucher, asked)).code).toBe('spending.source-rules')
  })
})

describe('the list', () => {
  test('is narrowed by days, kind, account with those below it, and whether it was checked', async () => {
    const hall = bookOffice()
    await checkedVoucher(hall, { day: '2031-05-31' })
    await hall.call(spending.enterVoucher, wantedCard({ kind: 'opening', summary: '期初' }))
    const pay = [debit('220101', 700), credit('1002', 700)]
    await hall.call(spending.enterVoucher, wantedCard({ entries: pay, summary: '发放报酬' }))
    const found = async (filters: object, search = '') =>
      (await hall.call(spending.vouchers, { filters, search })).rows.map(({ summary }) => summary)
    expect(await found({})).toEqual(['提取现金', '期初', '发放报酬'])
    expect(await found({ to: '2031-05-31' })).toEqual(['提取现金'])
    expect(await found({ from: '2031-06-01', kind: ['manual'] })).toEqual(['发放报酬'])
    expect(await found({ account: '2201' })).toEqual(['发放报酬'])
    expect(await found({ account: '1001', isUnchecked: true })).toEqual(['期初'])
    expect(await found({ fundId: nobody })).toEqual([])
    expect(await found({}, '报酬')).toEqual(['发放报酬'])
    expect(await found({}, '记-0002')).toEqual(['发放报酬'])
    expect(await found({}, '12.34')).toEqual(['提取现金', '期初'])
    const byTotal = await hall.call(spending.vouchers, { sort: 'total' })
    expect(byTotal.rows.map(({ totalFen }) => totalFen)).toEqual([700, 1234, 1234])
  })

  test('leaves as a workbook, its vouchers on paper', async () => {
    const hall = bookOffice()
    const { id } = await checkedVoucher(hall)
    await hall.call(spending.reverseVoucher, { id, day: '2031-06-15', reason: '金额有误' })
    const path = join(hall.root, 'list.xlsx')
    hall.dialogs.push(path)
    const columns = ['number', 'summary', 'totalFen', 'kind']
    await hall.call(spending.exportVouchers, { list: {}, columns, reason })
    const sheet = readWorkbook(readFileSync(path)).sheets[0]!
    expect(sheet.rows).toContainEqual(['1', '提取现金', '12.34', '手工填制'])
    hall.dialogs.push(join(hall.root, 'all.pdf'), join(hall.root, 'one.pdf'))
    const asked = { month: '2031-06', from: null, to: null, reason }
    await hall.call(spending.printVouchers, asked)
    const all = paperDocument(hall.printed.at(-1)!)
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
    await hall.call(spending.printVouchers, { ...asked, from: 2, to: 2 })
    const one = paperDocument(hall.printed.at(-1)!)
    expect(one).toContain('冲销 2031-06 记-0001')
    expect(one).not.toContain('记-0001号')
    expect((await hall.refused(spending.printVouchers, { ...asked, from: 3, to: 9 })).code).toBe(
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
    const hall = bookOffice()
    const { accounts } = await hall.call(spending.accounts, {})
    expect(accounts.find(({ code }) => code === '500101')).toMatchObject({
      id: null,
      fullName: '业务活动费用—党建活动',
      isHeading: false,
    })
    hall.sit('head')
    await hall.call(spending.addAccount, wanted)
    const grown = (await hall.call(spending.accounts, {})).accounts
    expect(grown).toHaveLength(accounts.length + 1)
    expect(grown.find(({ code }) => code === '1002')).toMatchObject({ isHeading: true })
    hall.sit('clerk')
    expect((await hall.refused(spending.enterVoucher, wantedCard())).code).toBe('spending.account-not-last')
  })

  test.each([
    ['spending.account-taken', { code: '1002' }],
    ['spending.account-no-parent', { code: '999901' }],
    ['spending.account-other-kind', { kind: 'income' }],
  ] as const)('are refused: %s', async (code, over) => {
    const hall = bookOffice()
    hall.sit('head')
    expect((await hall.refused(spending.addAccount, { ...wanted, ...over })).code).toBe(code)
  })

  test('do not grow below one that holds entries, and are stopped and used again', async () => {
    const hall = bookOffice()
    await hall.call(spending.enterVoucher, wantedCard())
    hall.sit('head')
    expect((await hall.refused(spending.addAccount, wanted)).code).toBe('spending.account-has-entries')
    const stop = { code: '1001', stopped: true, reason: '不再使用' }
    expect(await hall.call(spending.stopAccount, stop)).toMatchObject({ stopped: true, revision: 2 })
    expect((await hall.refused(spending.stopAccount, stop)).code).toBe('spending.stale')
    expect((await hall.refused(spending.enterVoucher, wantedCard())).code).toBe('spending.account-stopped')
    await hall.call(spending.stopAccount, { ...stop, stopped: false })
    await hall.call(spending.enterVoucher, wantedCard())
    expect((await hall.refused(spending.stopAccount, { ...stop, code: '9999' })).code).toBe(
      'spending.account-not-found',
    )
  })
})
