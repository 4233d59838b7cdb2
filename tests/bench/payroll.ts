import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type LedgerDatabase } from '../../electron/chain/database.ts'
import { toColumns } from '../../electron/db/columns.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { monthFacts } from '../../electron/ledgers/payroll/month-deeds.ts'
import { runCommand } from '../../electron/router/contexts.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { type Month, monthAfter, monthOf } from '../../shared/kernel/month.ts'
import { must } from '../../shared/kernel/refusal.ts'
import { atOnce } from '../../shared/kernel/steps.ts'
import { computeSlip, type SlipFacts } from '../../shared/ledgers/payroll/compute/slip.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import type { Station } from '../bundles/service/stations.ts'
import { type Note, timed } from './table.ts'

const STAFF = 5000
const items = ['pension', 'medical', 'unemployment', 'injury', 'housing']
const slips = ['pay_slip', 'pay_line', 'insurance_record'] as const

/**
 * One month of 5,000 people by its own door, against computing with the same pure functions and inserting the
 * same rows into a file that tells nothing to any chain.
 */
export async function payrollFigures(office: Station, note: Note): Promise<void> {
  office.sit('clerk')
  await office.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  employ(office)
  const month = lastPlain(monthOf(new Date(office.now()).toISOString()))
  const path = join(office.root, 'payroll-floor.db')
  const bare = createDatabase(
    path,
    new Uint8Array(32).fill(3),
    'aegis',
    '019f0000-0000-7000-8000-00000000dddd',
  )
  const facts = atOnce(monthFacts(office.reader(), month))
  const floor = await timed(() => computeBare(bare, facts, office.newId))
  const ours = await timed(() => office.call(payroll.compute, { month }))
  note(`${STAFF} staff × one month computed, explained and stored`, ours.ms, floor.ms, '≤ 4')
  const reader = office.reader()
  const shown = await timed(() => ledgerServices.payroll.month(reader, { month }, {} as never))
  note(`that month beside the one before`, shown.ms, 0, '≤ 200 ms')
  const year = Number(month.slice(0, 4))
  const insured = await timed(() => office.call(payroll.insurance, { year }))
  note('五险一金 of a year with that month, with halts', insured.ms)
  office.sit('reviewer')
  const { run } = shown.value
  const approved = await timed(() => office.call(payroll.approve, { month, revision: run!.revision }))
  note('approved: computed again and compared, posted to the books', approved.ms)
  bare.close()
  rmSync(path, { force: true })
}

/** The last month that asks for no rating. */
function lastPlain(today: Month): Month {
  return Number(today.slice(5)) % 3 === 0 ? monthAfter(today, -1) : today
}

function employ(office: Station): void {
  runCommand(office, payroll.enter.name, {}, (unit) => {
    const staff = unit.inserter('staff')
    const post = unit.inserter('staff_post')
    const enrolment = unit.inserter('staff_enrolment')
    const stretch = { from_month: '2020-01', to_month: null, reason: '样例' }
    for (let nth = 0; nth < STAFF; nth += 1) {
      const id = unit.newId()
      const grade = 1 + (nth % 12)
      staff({
        ...{ id, name: `样例${nth}`, id_number: `9900001970010${String(nth).padStart(5, '0')}`, sex: '1' },
        ...{ birth_day: '1970-01-01', mobile: null, education: null, level: 'junior', revision: 1 },
        ...{ joined_day: '2020-01-01', left_day: null, bank_name: null, bank_account: null, remark: null },
        ...{ post: 'worker', grade, search: `样例${nth}`, name_key: `yangli${String(nth).padStart(5, '0')}` },
      })
      post({ id: unit.newId(), staff_id: id, post: 'worker', grade, ...stretch })
      const base = { place: '样例市甲', base_fen: 500_000 + 20_000 * grade, revision: 1 }
      for (const item of items) {
        enrolment({ id: unit.newId(), staff_id: id, item, ...base, ...stretch })
      }
    }
  })
}

function computeBare({ file }: LedgerDatabase, all: readonly SlipFacts[], newId: () => Id): void {
  const triggers = file.prepare(`select name from temp.sqlite_schema where type = 'trigger'`).pluck().all()
  for (const name of triggers) file.exec(`drop trigger temp.${name}`)
  file.pragma('foreign_keys=OFF')
  const put = new Map(slips.map((table) => [table, inserter(file, table)]))
  file.transaction(() => {
    for (const facts of all) {
      const { slip, lines, records } = must(computeSlip(facts))
      const id = newId()
      put.get('pay_slip')!(toColumns({ ...slip, id, runId: id }))
      for (const { method: _, ...line } of lines) {
        put.get('pay_line')!(toColumns({ ...line, id: newId(), slipId: id }))
      }
      for (const record of records)
        put.get('insurance_record')!(toColumns({ ...record, id: newId(), slipId: id }))
    }
  })()
}

function inserter(file: LedgerDatabase['file'], table: string): (row: object) => void {
  const columns = (file.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  const statement = file.prepare(
    `insert into "${table}" (${columns}) values (${columns.map((name) => `@${name}`)})`,
  )
  return (row) => void statement.run(row)
}
