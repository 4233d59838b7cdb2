import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createDatabase } from '../../electron/chain/database.ts'
import { importNouns } from '../../electron/ledgers/derived.ts'
import { taskContext } from '../../electron/router/contexts.ts'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { namePinyin } from '../../shared/kernel/pinyin.ts'
import { atOnce } from '../../shared/kernel/steps.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { guessSheet } from '../../shared/sheets/heading.ts'
import type { Station } from '../bundles/service/stations.ts'
import { sampleOffice } from '../support/sample-office.ts'
import { memberWorkbook, organisationWorkbook } from '../support/sample-workbooks.ts'
import { type Note, timed } from './table.ts'
import { bookOf, insertAll, rowsIn, type Written } from './written.ts'

/** 313 × 320 sample members: a little over 100,000. */
const TIMES = 313

/**
 * 100,000 members by the import's own path, against a bare loop that writes the same rows and a chain row
 * each.
 */
export async function entering(office: Station, note: Note): Promise<void> {
  const sample = sampleOffice({ times: TIMES })
  importRows(office, 'organisation', organisationWorkbook(sample))
  const workbook = await timed(() => memberWorkbook({ ...sample, people: sample.people.slice(0, 40_000) }))
  const read = await timed(() => readWorkbook(workbook.value))
  note('read a workbook of 40,000 members', read.ms)
  const pinyin = await timed(() => sample.people.map(({ name }) => namePinyin(name)).length)
  note(`pinyin of ${sample.people.length} names`, pinyin.ms)
  const headings = [
    '姓名',
    '公民身份号码',
    '民族',
    '学历',
    '人员类别',
    '所在党支部',
    '管理类型',
    '入党日期',
    '转正日期',
    '手机',
    '家庭住址',
  ]
  const rows = sample.people.map((one) => [
    one.name,
    one.idNumber,
    one.ethnicity,
    one.education,
    one.category === 'full' ? '正式党员' : '预备党员',
    one.branchCode,
    { resident: '在管', mobile: '流动', 'on-duty': '在职' }[one.memberClass],
    one.joinDay,
    one.fullDay,
    one.mobile,
    one.homeAddress,
  ])
  const sheet = { name: '样例', rows: [headings, ...rows], flags: [], spans: [] }
  const planned = await timed(() => plan(office, 'members', [sheet]))
  note(`judge ${rows.length} rows as a person would see them`, planned.ms)
  const before = rowsIn(office.deed((unit) => unit) && bookOf(office))
  const applied = await timed(() => apply(office, 'members', planned.value))
  const written = rowsIn(bookOf(office)).map(({ table, rows: all }) => ({
    table,
    rows: all.slice(before.find((one) => one.table === table)?.rows.length ?? 0),
  }))
  const floor = await bareLoop(join(office.root, 'floor.db'), rowsOfOrganisations(office), written)
  note('apply: members, dated sets, movements, history', applied.ms, floor, '≤ 2.5')
}

/** The same rows in one transaction, each with one SHA-256 chain row, nothing judged. */
async function bareLoop(path: string, first: Written[], written: Written[]): Promise<number> {
  const db = createDatabase(path, new Uint8Array(32).fill(3), 'aegis', '019f0000-0000-7000-8000-00000000bbbb')
  const triggers = db.file.prepare(`select name from temp.sqlite_schema where type = 'trigger'`).pluck().all()
  for (const name of triggers) db.file.exec(`drop trigger temp.${name}`)
  db.file.pragma('defer_foreign_keys=ON')
  db.file.transaction(() => {
    for (const one of first) insertAll(db, one)
  })()
  const chain = db.file.prepare('insert into audit values (?, ?, ?, ?)')
  let head = Buffer.alloc(32)
  let seq = 0
  const { ms } = await timed(() =>
    db.file
      .transaction(() => {
        for (const one of written) {
          insertAll(db, one, (row) => {
            const body = JSON.stringify(row)
            head = createHash('sha256').update(head).update(body).digest()
            seq += 1
            chain.run(seq, body, head, `${one.table}:${row['id']}`)
          })
        }
      })
      .immediate(),
  )
  db.close()
  return ms
}

type Planned = ReturnType<typeof plan>

function plan(office: Station, noun: 'members' | 'organisation', sheets: Parameters<typeof guessSheet>[0]) {
  const fields = noun === 'members' ? memberFields : importNouns[noun].fields
  const { sheet, guess } = guessSheet(sheets, fields as never)!
  const mapping = guess.columns.flatMap(({ column, field }) =>
    field === null ? [] : [{ column, field: field as string }],
  )
  const asked = {
    sheet,
    headingRow: guess.headingRow,
    mapping,
    today: '2026-11-23' as Day,
    role: 'head' as const,
    practice: true,
  }
  return atOnce(importNouns[noun].plan(bookOf(office).writer, asked))
}

function apply(office: Station, noun: string, planned: Planned): void {
  const task = taskContext(office, 'imports.apply', { progress: () => {}, cancelled: () => false })
  task.commit((unit) => {
    const id = unit.newId()
    const counts = { rows_new: planned.plan.counts.new, rows_changed: 0, rows_same: 0, rows_wrong: 0 }
    const batch = { id, noun, at: unit.nowMs, user: unit.user, workbook: '样例', ...counts }
    unit.inserter('import_batch')({ ...batch, undone_at: null, revision: 1 })
    const keepRow = unit.inserter('import_row')
    planned.apply(unit, {
      id,
      workbook: '样例',
      keep: (recordId, op, before, revisionAfter) =>
        keepRow({
          id: unit.newId(),
          batch_id: id,
          record_id: recordId,
          op,
          before,
          revision_after: revisionAfter,
        }),
      tick: () => {},
    })
  })
}

/** Imports a workbook of the sample. */
export function importRows(office: Station, noun: 'members' | 'organisation', bytes: Uint8Array): void {
  apply(office, noun, plan(office, noun, readWorkbook(bytes).sheets))
}

const rowsOfOrganisations = (office: Station): Written[] =>
  rowsIn(bookOf(office)).filter(({ table }) => table === 'organisation')
