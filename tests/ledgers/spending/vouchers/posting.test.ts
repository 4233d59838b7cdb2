import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../../electron/audit/verify.ts'
import { postVoucher, reverseVoucher } from '../../../../electron/ledgers/spending/vouchers/posting.ts'
import * as store from '../../../../electron/ledgers/spending/vouchers/store.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import type { Id } from '../../../../shared/kernel/id.ts'
import { Refusal } from '../../../../shared/kernel/refusal.ts'
import { credit, debit, funds, testBooks, wantedVoucher } from '../../../support/books.ts'
import { ledgerId } from '../../../support/open-memory.ts'

const day = (text: string) => text as Day
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
  return 'taken'
}
const closed = { state: 'closed', closed_by: 'head', closed_at: 1, revision: 1 }
const never = { asked_by: null, asked_reason: null, granted_by: null }

describe('a voucher', () => {
  test('is kept whole, in the accounts that ship, with its entries in order', () => {
    const books = testBooks()
    const source = { table: 'spending', id: 'x1' }
    const posted = books.post({ source })
    expect(posted).toMatchObject({ number: 1, month: '2031-06' })
    expect(store.findVoucher(books.writer, posted.id)).toMatchObject({
      ...{ day: '2031-06-15', kind: 'spending', totalFen: 1234, lines: 2 },
      ...{ sourceTable: 'spending', sourceId: 'x1', enteredBy: 'clerk', checkedBy: null },
    })
    expect(store.entriesOf(books.writer, posted.id)).toMatchObject([
      { line: 1, accountCode: '510101', fundId: funds[0], debitFen: 1234, creditFen: 0 },
      { line: 2, accountCode: '1002', fundId: null, debitFen: 0, creditFen: 1234 },
    ])
    expect(store.allAccounts(books.writer).length).toBeGreaterThan(20)
  })

  test('is numbered within its month, in one deed and over many, and a refused one leaves no gap', () => {
    const books = testBooks()
    const numbers = books.deed((unit) =>
      ['2031-05-31', '2031-06-01', '2031-05-02'].map(
        (on) => postVoucher(unit, wantedVoucher({ day: day(on) })).number,
      ),
    )
    expect(numbers).toEqual([1, 1, 2])
    expect(codeOf(() => books.post({ entries: [debit('1001', 5)] }))).toMatchObject({
      code: 'spending.too-few-entries',
    })
    const fails = () =>
      books.deed((unit) => {
        postVoucher(unit, wantedVoucher())
        throw new Error('afterwards')
      })
    expect(fails).toThrow('afterwards')
    expect(books.post().number).toBe(2)
  })

  test.each([
    ['spending.day-ahead', { day: day('2031-06-16') }],
    ['spending.too-few-entries', { entries: [] }],
    ['spending.entry-sides', { entries: [debit('1001', 0), credit('1002', 5)] }],
    ['spending.entry-sides', { entries: [{ ...debit('1001', 5), creditFen: 5 }, credit('1002', 5)] }],
    ['spending.entry-negative', { entries: [debit('1001', -5), credit('1002', -5)] }],
    ['spending.account-not-found', { entries: [debit('1009', 5), credit('1002', 5)] }],
    ['spending.account-not-last', { entries: [debit('5001', 5), credit('1002', 5)] }],
    ['spending.fund-needed', { entries: [debit('500101', 5, null), credit('1002', 5)] }],
    ['spending.fund-not-wanted', { entries: [debit('1001', 5, funds[0]!), credit('1002', 5)] }],
    ['spending.unbalanced', { entries: [debit('1001', 5), credit('1002', 6)] }],
  ] as const)('is refused: %s', (code, over) => {
    const books = testBooks()
    expect(codeOf(() => books.post(over))).toMatchObject({ code })
    expect(store.lastNumber(books.writer, '2031-06')).toBe(0)
  })

  test('prepared by somebody else is checked by who posts it', () => {
    const books = testBooks()
    const { id } = books.post({ preparedBy: 'clerk' }, 1, 'head')
    expect(store.findVoucher(books.writer, id)).toMatchObject({ enteredBy: 'clerk', checkedBy: 'head' })
    const own = books.post({ preparedBy: 'head' }, 1, 'head')
    expect(store.findVoucher(books.writer, own.id)).toMatchObject({ enteredBy: 'head', checkedBy: null })
  })

  test('names no account that is stopped, unless it takes back what stands there', () => {
    const books = testBooks()
    const entries = [debit('5901', 5, null), credit('1002', 5)]
    const { id } = books.post({ entries })
    books.deed(() => books.file.exec(`update account set stopped = 1 where code = '5901'`))
    expect(codeOf(() => books.post({ entries }))).toMatchObject({ code: 'spending.account-stopped' })
    const red = books.deed((unit) =>
      reverseVoucher(unit, { voucherId: id, day: day('2031-06-15'), reason: '金额有误' }),
    )
    expect(red.number).toBe(2)
  })

  test('goes into no month up to the last one closed', () => {
    const books = testBooks()
    books.post({ day: day('2031-04-02'), preparedBy: 'clerk' }, 1, 'head')
    books.deed((unit) =>
      unit.inserter('book_month')({ id: unit.newId(), month: '2031-04', ...closed, ...never }),
    )
    for (const on of ['2031-04-30', '2030-12-31']) {
      expect(codeOf(() => books.post({ day: day(on) }))).toEqual({
        code: 'spending.month-closed',
        params: { month: on.slice(0, 7) },
      })
    }
    expect(books.post({ day: day('2031-05-01') }).number).toBe(1)
  })
})

describe('red letters', () => {
  const reverse = (books: ReturnType<typeof testBooks>, voucherId: Id, on = '2031-06-15') =>
    books.deed((unit) => reverseVoucher(unit, { voucherId, day: day(on), reason: '金额有误' }))

  test('take a voucher back in the same accounts, once', () => {
    const books = testBooks()
    const { id } = books.post()
    const red = reverse(books, id)
    expect(red.number).toBe(2)
    expect(store.findVoucher(books.writer, red.id)).toMatchObject({
      kind: 'reversal',
      totalFen: -1234,
      reversesId: id,
      summary: '冲销2031-06记-0001：金额有误',
    })
    expect(store.entriesOf(books.writer, red.id)).toMatchObject([
      { accountCode: '510101', fundId: funds[0], debitFen: -1234, creditFen: 0 },
      { accountCode: '1002', debitFen: 0, creditFen: -1234 },
    ])
    expect(codeOf(() => reverse(books, id))).toEqual({
      code: 'spending.already-reversed',
      params: { month: '2031-06', number: 2 },
    })
    expect(codeOf(() => reverse(books, red.id))).toMatchObject({ code: 'spending.is-reversal' })
  })

  test('come on the day of the voucher or later, for one that is there', () => {
    const books = testBooks()
    const { id } = books.post()
    expect(codeOf(() => reverse(books, id, '2031-06-14'))).toMatchObject({ code: 'spending.before-original' })
    expect(codeOf(() => reverse(books, funds[0]!))).toMatchObject({ code: 'spending.voucher-not-found' })
  })
})

describe('the file itself', () => {
  const refusedBy = (books: ReturnType<typeof testBooks>, sql: string) => {
    try {
      books.deed(() => books.file.exec(sql))
    } catch (error) {
      return (error as Error).message
    }
    return 'taken'
  }

  test('edits and drops nothing of a voucher, and keeps months in their way', () => {
    const books = testBooks()
    books.post()
    expect(refusedBy(books, `update voucher set summary = '改'`)).toMatch('not edited')
    expect(refusedBy(books, `update voucher set checked_by = 'clerk', checked_at = 1`)).toMatch('their own')
    expect(
      refusedBy(books, `update voucher set checked_by = 'head', checked_at = 1, day = '2031-06-01'`),
    ).toMatch('not edited')
    expect(refusedBy(books, `delete from voucher`)).toMatch('stays')
    expect(refusedBy(books, `update voucher_entry set debit_fen = 1 where debit_fen > 0`)).toMatch('stay')
    expect(refusedBy(books, `delete from voucher_entry`)).toMatch('stay')
    const close = `insert into book_month values ('m1', '2031-06', 'closed', 'h', 1, null, null, null, 1)`
    expect(refusedBy(books, close)).toMatch('every voucher was checked')
    expect(refusedBy(books, `update voucher set checked_by = 'head', checked_at = 1`)).toBe('taken')
    expect(refusedBy(books, `update voucher set checked_by = 'other', checked_at = 2`)).toMatch('not edited')
    expect(refusedBy(books, close)).toBe('taken')
    expect(refusedBy(books, `update book_month set state = 'open', granted_by = 'c'`)).toMatch('no step')
    expect(refusedBy(books, `delete from book_month`)).toMatch('stays')
    const ask = `update book_month set state = 'asked', asked_by = 'c', asked_reason = 'r'`
    expect(refusedBy(books, ask)).toBe('taken')
    expect(refusedBy(books, `update book_month set state = 'open', granted_by = 'c'`)).toMatch('their own')
  })

  const columns = 'id, month, number, day, kind, summary, total_fen, lines, entered_by, entered_at, search'
  const voucher = (number: number, total: number) =>
    `insert into voucher (${columns})
     values ('v', '2031-06', ${number}, '2031-06-01', 'manual', 's', ${total}, 2, 'c', 1, '')`
  const entry = (line: number, debitFen: number, creditFen: number) =>
    `insert into voucher_entry values
     ('e${line}', 'v', ${line}, '2031-06', (select id from account where code = '1001'), null, 's',
      ${debitFen}, ${creditFen});`

  test('takes no voucher that does not balance, and none that leaves a gap', () => {
    const books = testBooks()
    books.post()
    const whole = entry(1, 5, 0) + entry(2, 0, 5)
    expect(refusedBy(books, voucher(2, 5))).toMatch('debit and credit')
    expect(refusedBy(books, entry(1, 5, 0) + entry(2, 0, 6) + voucher(2, 5))).toMatch('debit and credit')
    expect(refusedBy(books, entry(1, -5, 0) + entry(2, 0, -5) + voucher(2, -5))).toMatch('debit and credit')
    expect(refusedBy(books, entry(1, 5, 0) + entry(3, 0, 5) + voucher(2, 5))).toMatch('debit and credit')
    expect(refusedBy(books, whole)).toMatch('FOREIGN KEY')
    expect(refusedBy(books, whole + voucher(3, 5))).toMatch('FOREIGN KEY')
    expect(refusedBy(books, whole + voucher(1, 5))).toMatch('UNIQUE')
    expect(refusedBy(books, whole + voucher(2, 5))).toBe('taken')
    expect(refusedBy(books, entry(3, 0, 5))).toMatch('complete once')
  })

  test('is what the chain tells', async () => {
    const books = testBooks()
    books.post()
    const found = await verifyLedger(books.file, ledgerId, async () => {})
    expect(found.broken).toEqual([])
  })
})
