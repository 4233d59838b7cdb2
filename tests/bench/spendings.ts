import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type LedgerDatabase } from '../../electron/chain/database.ts'
import { listWindow } from '../../electron/db/list.ts'
import { executionIn, fundsOf } from '../../electron/ledgers/spending/fund-deeds.ts'
import { spendingListPlan } from '../../electron/ledgers/spending/list-plan.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { SpendingList } from '../../shared/ledgers/spending/spend-doors.ts'
import { untold } from './bare.ts'
import { type Note, p95 } from './table.ts'

const COUNT = 100_000
const FUNDS = 5
const LINES = 8
const YEARS = [2027, 2028, 2029, 2030] as const

/** Budget execution and the list of spendings in a ledger of 100,000 of them, of five funds in four years. */
export function spendingFigures(folder: string, note: Note): void {
  const path = join(folder, 'spendings.db')
  const db = createDatabase(path, new Uint8Array(32).fill(3), 'aegis', '019f0000-0000-7000-8000-00000000ffff')
  fillSpendings(db, COUNT)
  const pages = [1, 2, 3].flatMap(() =>
    YEARS.flatMap((year) =>
      Array.from({ length: FUNDS }, (_, nth) =>
        once(() => [fundsOf(db.writer, { year }), executionIn(db.writer, { fundId: idOf('f', nth), year })]),
      ),
    ),
  )
  note(`fund execution at ${COUNT} spendings, p95`, p95(pages), 0, '≤ 50 ms')
  const person = { id: idOf('p', 1), name: '样例', role: 'head', seals: true } as const
  const plan = spendingListPlan({ person: { ...person, otherAccounts: [] }, today: '2030-12-31' as Day })
  const asked = (['day', 'number', 'amount'] as const).flatMap((sort) =>
    [{}, { fundId: idOf('f', 1) }, { state: ['paid'] }].map((filters) =>
      SpendingList.parse({ sort, filters }),
    ),
  )
  const lists = [1, 2, 3].flatMap(() => asked.map((one) => once(() => listWindow(db.writer, plan, one))))
  note('list of spendings with total and sums, p95', p95(lists), 0, '≤ 50 ms')
  db.close()
  rmSync(path, { force: true })
}

const parts = { f: '8001', l: '8002', p: '8003', s: '8004' } as const
const idOf = (kind: keyof typeof parts, nth: number): Id =>
  `019f0000-0000-7000-${parts[kind]}-${String(nth).padStart(12, '0')}` as Id

/** So many paid spendings of five funds in four years, written bare. */
export function fillSpendings(db: LedgerDatabase, count: number): void {
  const { file } = db
  const fund = file.prepare(`insert into fund values (?, ?, 'service', '2027-01-01', null, null, ?, 1)`)
  const line = file.prepare(`insert into budget_line values (?, ?, ?, ?, 'culture', 9000000000, null, ?, 1)`)
  const spending = file.prepare(`insert into spending
    (id, number, fund_id, line_id, year, category, day, purpose, amount_fen, payee, handler, state,
     hands, reviewed_by, approved_by, paid_by, paid_day, pay_way, note, revision, search,
     binds, paid_year, paid_month)
    values (?, ?, ?, ?, ?, 'culture', ?, '活动用品', ?, '样例百货店', '王样例', 'paid', 'a', 'b', 'b', 'a',
      ?, 'transfer', '', 1, 'huodongyongpin', 1, ?, ?)`)
  untold(
    db,
    file.transaction(() => {
      for (let nth = 0; nth < FUNDS; nth += 1) fund.run(idOf('f', nth), `资金${nth}`, nth)
      for (let nth = 0; nth < FUNDS * LINES * YEARS.length; nth += 1) {
        line.run(idOf('l', nth), idOf('f', nth % FUNDS), YEARS[nth % YEARS.length], `科目${nth}`, nth)
      }
      for (let nth = 0; nth < count; nth += 1) {
        const at = nth % (FUNDS * LINES * YEARS.length)
        const year = YEARS[at % YEARS.length]!
        const day = addDays(`${year}-01-01` as Day, (nth * 7) % 365)
        const [fundId, lineId] = [idOf('f', at % FUNDS), idOf('l', at)]
        const number = `${year}-${String(nth).padStart(6, '0')}`
        const month = Number(day.slice(5, 7))
        spending.run(idOf('s', nth), number, fundId, lineId, year, day, 100 + nth, day, year, month)
      }
    }),
  )
}

function once(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
