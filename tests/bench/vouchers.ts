import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { headAfter, leafOf } from '../../electron/chain/chain.ts'
import { commit } from '../../electron/chain/commit.ts'
import { createDatabase, type LedgerDatabase } from '../../electron/chain/database.ts'
import { listWindow } from '../../electron/db/list.ts'
import { voucherListPlan } from '../../electron/ledgers/spending/vouchers/list-plan.ts'
import { balanceRows } from '../../electron/ledgers/spending/vouchers/month-deeds.ts'
import { ownAccounts, postVoucher } from '../../electron/ledgers/spending/vouchers/posting.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Month } from '../../shared/kernel/month.ts'
import { VoucherList } from '../../shared/ledgers/spending/vouchers/views.ts'
import { foundFunds, funds } from '../support/books.ts'
import { type Note, p95 } from './table.ts'

const COUNT = 100_000
const FIRST = '2021-01-01' as Day
/** Every day has the same number of vouchers, over ten years. */
const A_DAY = COUNT / 3652
const key = new Uint8Array(32).fill(3)
const codes = ['500101', '500102', '500103', '500104', '500199', '510101', '510102', '510103', '510104']

const dayOf = (nth: number): Day => addDays(FIRST, Math.floor(nth / A_DAY))
const codeOf = (nth: number): string => codes[nth % codes.length]!
const fundOf = (nth: number): Id => funds[nth % funds.length]!
const fenOf = (nth: number): number => 100 + ((nth * 7919) % 1_000_000)

/** Posting 100,000 vouchers by the real path, and the balances and lists over them. */
export function voucherFigures(folder: string, note: Note): void {
  const path = join(folder, 'vouchers.db')
  const db = createDatabase(path, key, 'aegis', '019f0000-0000-7000-8000-00000000dddd')
  const { newId, ambient } = handsFor()
  foundFunds(db, ambient)
  const oursMs = once(() =>
    commit(db, ambient, { name: 'bench.post' }, (unit) => {
      for (let nth = 0; nth < COUNT; nth += 1) {
        const side = { summary: '购买活动用品', fundId: null, debitFen: 0, creditFen: 0 }
        postVoucher(unit, {
          day: dayOf(nth),
          kind: 'spending',
          summary: '购买活动用品',
          entries: [
            { ...side, accountCode: codeOf(nth), fundId: fundOf(nth), debitFen: fenOf(nth) },
            { ...side, accountCode: '1002', creditFen: fenOf(nth) },
          ],
          source: { table: 'spending', id: newId() },
        })
      }
    }),
  )
  note(`${COUNT} vouchers by the real path`, oursMs, bareLoop(folder), '≤ 2.5×')
  const months = Array.from({ length: 120 }, (_, nth) => {
    const [year, month] = [2021 + Math.floor(nth / 12), (nth % 12) + 1]
    return `${year}-${String(month).padStart(2, '0')}` as Month
  })
  const balances = months.map((month) => once(() => balanceRows(db.writer, month)))
  note(`trial balance at ${COUNT} vouchers, p95`, p95(balances), 0, '≤ 50 ms')
  const asked = [
    {},
    { filters: { from: '2025-03-01', to: '2025-03-31' } },
    { filters: { isUnchecked: true } },
    { filters: { account: '500103', fundId: funds[1]! } },
    { sort: 'total' as const },
    { search: '用品' },
  ].map((one) => VoucherList.parse(one))
  const lists = [1, 2, 3].flatMap(() =>
    asked.map((one) => once(() => listWindow(db.writer, voucherListPlan, one))),
  )
  note('list of vouchers with total and sums, p95', p95(lists), 0, '≤ 200 ms')
  db.close()
  rmSync(path, { force: true })
}

/** The same rows and a chain row each in one bare loop of prepared inserts; milliseconds. */
function bareLoop(folder: string): number {
  const path = join(folder, 'bare.db')
  const db = createDatabase(path, key, 'aegis', '019f0000-0000-7000-8000-00000000eeee')
  const { newId, ambient } = handsFor()
  const accounts = new Map(
    commit(db, ambient, { name: 'bench.accounts' }, ownAccounts).map(({ code, id }) => [code, id]),
  )
  dropTriggers(db)
  const { file } = db
  const entry = file.prepare(`insert into voucher_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const voucher = file.prepare(`insert into voucher
    (id, month, number, day, kind, summary, total_fen, lines, source_table, source_id, reverses_id,
     entered_by, entered_at, checked_by, checked_at, search)
    values (?, ?, ?, ?, 'spending', ?, ?, 2, 'spending', ?, null, 'u', 1, null, null, ?)`)
  const link = file.prepare('insert into audit(seq, body, head, record) values (?, ?, ?, ?)')
  const last = file.prepare('select seq, head from audit order by seq desc limit 1').get()
  let { seq, head } = last as { seq: number; head: Uint8Array }
  const chain = (record: string, row: readonly unknown[]) => {
    const body = JSON.stringify({ after: row, record, seq: seq + 1 })
    head = headAfter(head, leafOf(body))
    seq += 1
    link.run(seq, body, head, record)
  }
  const numbers = new Map<string, number>()
  const spentMs = once(() =>
    file.transaction(() => {
      for (let nth = 0; nth < COUNT; nth += 1) {
        const id = newId()
        const day = dayOf(nth)
        const month = day.slice(0, 7)
        const number = (numbers.get(month) ?? 0) + 1
        numbers.set(month, number)
        const fen = fenOf(nth)
        const sides = [
          [newId(), id, 1, month, accounts.get(codeOf(nth)), fundOf(nth), '购买活动用品', fen, 0],
          [newId(), id, 2, month, accounts.get('1002'), null, '购买活动用品', 0, fen],
        ] as const
        for (const side of sides) {
          entry.run(...side)
          chain(`voucher_entry:${side[0]}`, side)
        }
        const row = [id, month, number, day, '购买活动用品', fen, newId(), `购买活动用品 ${month} ${number}`]
        voucher.run(...row)
        chain(`voucher:${id}`, row)
      }
    })(),
  )
  db.close()
  rmSync(path, { force: true })
  return spentMs
}

function dropTriggers({ file }: LedgerDatabase): void {
  for (const schema of ['temp', 'main']) {
    const names = file
      .prepare(`select name from ${schema}.sqlite_schema where type = 'trigger'`)
      .pluck()
      .all()
    for (const name of names) file.exec(`drop trigger ${schema}.${name}`)
  }
}

function handsFor() {
  let count = 0
  const newId = (): Id => {
    count += 1
    return `019f0000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as Id
  }
  return { newId, ambient: { user: 'u', nowMs: 1_900_000_000_000, today: '2031-06-15', newId } }
}

function once(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
