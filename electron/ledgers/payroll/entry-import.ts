import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import * as rows from '../../../shared/ledgers/payroll/entries.ts'
import { type EntryFieldName, entryFields } from '../../../shared/ledgers/payroll/fields.ts'
import { PayEntry } from '../../../shared/ledgers/payroll/run.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import { type ImportJob, type ImportPlan, planSteps } from '../../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../../shared/sheets/resolve-names.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Reader } from '../../db/access.ts'
import type { Asked, Batch, ImportNoun, Planned } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as entryStore from './entry-store.ts'
import { importedBy } from './import-store.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyStaff } from './staff-store.ts'

type Job = ImportJob<EntryFieldName>

/** How 考核和增减 of many months are imported: told apart by month, person and component. */
export const entryImport: ImportNoun = {
  fields: entryFields,
  matched: 'staff.matched',

  *plan(reader, asked) {
    const staff = new Map(everyStaff(reader).map((one) => [one.idNumber as string, one]))
    const known = knownEntries(reader, new Map([...staff].map(([number, { id }]) => [id, number])))
    const names = new Map(allParameters(reader).components.map(({ code, name }) => [code, name]))
    const job = jobOf(reader, asked, { staff: new Set(staff.keys()), known, names })
    const plan = yield* planSteps(job)
    const nameOf = (code: string) => names.get(code) ?? ''
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values }) => staff.get(String(values.idNumber ?? ''))?.name ?? '',
      personOf: ({ values }) => staff.get(String(values.idNumber ?? ''))?.id,
      show: (field, value) => showCell(entryFields.find(({ name }) => name === field)!, value, nameOf),
      apply: (unit, batch) =>
        apply(unit, batch, plan, {
          known,
          ids: new Map([...staff].map(([number, { id }]) => [number, id])),
        }),
    } satisfies Planned
  },

  undo(unit, batchId) {
    const stuck: string[] = []
    const locked = store.lockedMonths(unit)
    for (const { record_id: id, op, before, revision_after } of importedBy(unit, batchId)) {
      const now = entryStore.findEntry(unit, id)
      if (now?.revision !== revision_after || locked.has(now.month)) stuck.push(now?.month ?? '')
      else {
        store.noteHand(unit, now.month)
        if (op === 'insert') entryStore.deleteEntry(unit, id)
        else entryStore.putEntry(unit, { ...PayEntry.parse(JSON.parse(before!)), revision: now.revision + 1 })
      }
    }
    return stuck
  },
}

type Known = ReadonlyMap<string, PayEntry>

function knownEntries(reader: Reader, numbers: ReadonlyMap<Id, string>): Known {
  return new Map(
    entryStore.allEntries(reader).map((one) => {
      const { month, staffId, component } = one
      return [rows.entryKey({ month, idNumber: numbers.get(staffId)!, component })!, one]
    }),
  )
}

type About = {
  readonly staff: ReadonlySet<string>
  readonly known: Known
  readonly names: ReadonlyMap<string, string>
}

function jobOf(reader: Reader, { sheet, headingRow, mapping, ...setting }: Asked, about: About): Job {
  const { staff, known, names } = about
  const named = nameResolver([...names].map(([code, name]) => ({ id: code, names: [name] })))
  const { components } = allParameters(reader)
  return {
    sheet,
    headingRow,
    mapping: mapping as Job['mapping'],
    fields: entryFields,
    existing: new Map([...known].map(([key, one]) => [key, valuesOf(key, one)])),
    keyOf: rows.entryKey,
    resolve: (_field, text) => named(text),
    readers: rows.entryReaders({ today: setting.today as Day, practice: setting.practice }),
    judge: rows.judgeEntryRow({ staff, components, locked: store.lockedMonths(reader) }),
  }
}

function valuesOf(key: string, { month, component, amountFen, rating, note }: PayEntry): Values {
  return {
    ...{ month, idNumber: key.split(' ')[1]!, component },
    ...(amountFen === null ? {} : { amountFen }),
    ...(rating === null ? {} : { rating }),
    ...(note === '' ? {} : { note }),
  }
}
type Values = Parameters<typeof rows.entryFrom>[0]

type Orders = { readonly known: Known; readonly ids: ReadonlyMap<string, Id> }

/** Writes the good rows, looked at again against what the ledger holds at this moment. */
function apply(
  unit: CommandContext,
  batch: Batch,
  plan: ImportPlan<EntryFieldName>,
  { known, ids }: Orders,
): void {
  const locked = store.lockedMonths(unit)
  for (const { row, verdict, key, values } of plan.rows) {
    if (key === null || (verdict !== 'new' && verdict !== 'changed')) continue
    batch.tick()
    const before = known.get(key)
    const now = before && entryStore.findEntry(unit, before.id)
    const month = values.month as Month
    if (locked.has(month) || now?.revision !== before?.revision) refuse('imports.moved', { row: row + 1 })
    const said = rows.entryFrom({ ...(before ? valuesOf(key, before) : {}), ...values })
    const staffId = ids.get(String(values.idNumber))!
    const revision = (before?.revision ?? 0) + 1
    const entry: PayEntry = { ...said, id: before?.id ?? unit.newId(), month, staffId, revision }
    store.noteHand(unit, month)
    entryStore.putEntry(unit, entry)
    batch.keep(entry.id, before ? 'update' : 'insert', before ? JSON.stringify(before) : null, revision)
  }
}
