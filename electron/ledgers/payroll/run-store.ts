import { codesOf } from '../../../shared/codes/index.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import type { Before, ComputedSlip } from '../../../shared/ledgers/payroll/compute/slip.ts'
import { InsuranceRecord, PayEntry, PayLine, PayRun, PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import type { Ambient } from '../../db/commit.ts'
import { kysely } from '../../db/kysely.ts'

/** Every month that was computed, oldest first. */
export const allRuns = (reader: Reader): PayRun[] =>
  reader.all(kysely.selectFrom('pay_run').selectAll().orderBy('month')).map((row) => fromColumns(PayRun, row))

/** The run of a month. */
export function findRun(reader: Reader, month: string): PayRun | undefined {
  const row = reader.find(kysely.selectFrom('pay_run').selectAll().where('month', '=', month))
  return row && fromColumns(PayRun, row)
}

/** The last month that is approved. */
export const lastApproved = (reader: Reader): Month | undefined =>
  reader.find(
    kysely
      .selectFrom('pay_run')
      .select('month')
      .where('state', '=', 'approved')
      .orderBy('month', 'desc')
      .limit(1),
  )?.month as Month | undefined

/** The last locked month that somebody was paid in. */
export const lastPaid = (reader: Reader, staffId: string): Month | undefined =>
  reader.find(
    kysely
      .selectFrom('pay_slip')
      .innerJoin('pay_run', 'pay_run.id', 'pay_slip.run_id')
      .select('pay_slip.month')
      .where('pay_slip.staff_id', '=', staffId)
      .where('pay_run.state', '=', 'approved')
      .orderBy('pay_slip.month', 'desc')
      .limit(1),
  )?.month as Month | undefined

/** The same of everybody who was ever paid. */
export const everyLastPaid = (reader: Reader): Map<Id, Month> =>
  new Map(
    reader
      .all(
        kysely
          .selectFrom('pay_slip')
          .innerJoin('pay_run', 'pay_run.id', 'pay_slip.run_id')
          .select(['pay_slip.staff_id', ({ fn }) => fn.max('pay_slip.month').as('month')])
          .where('pay_run.state', '=', 'approved')
          .groupBy('pay_slip.staff_id'),
      )
      .map((row) => [row.staff_id as Id, row.month as Month]),
  )

/** The last locked month that was paid by one of somebody's enrolments, by a run or made up. */
export const lastCounted = (
  reader: Reader,
  staffId: string,
  enrolmentIds: readonly string[],
): Month | undefined =>
  reader.find(
    kysely
      .selectFrom('insurance_record')
      .innerJoin('pay_run', 'pay_run.month', 'insurance_record.month')
      .select('insurance_record.month')
      .where('insurance_record.staff_id', '=', staffId)
      .where('insurance_record.enrolment_id', 'in', enrolmentIds)
      .where('pay_run.state', '=', 'approved')
      .orderBy('insurance_record.month', 'desc')
      .limit(1),
  )?.month as Month | undefined

/** Everybody who wrote something for a month, computed it or threw it away. */
export const handsOf = (reader: Reader, month: string): string[] =>
  reader
    .all(kysely.selectFrom('pay_hand').select('person').where('month', '=', month).orderBy('id'))
    .map(({ person }) => person)

/** Notes that somebody has a hand in a month from now on. */
export function noteHand(unit: Writer & Pick<Ambient, 'user' | 'newId'>, month: string): void {
  if (handsOf(unit, month).includes(unit.user)) return
  unit.write(kysely.insertInto('pay_hand').values({ id: unit.newId(), month, person: unit.user }))
}

/** Writes a run as it stands now. */
export function putRun(writer: Writer, run: PayRun): void {
  const { id, month, ...columns } = toColumns(run)
  writer.write(
    kysely
      .insertInto('pay_run')
      .values({ id, month, ...columns })
      .onConflict((on) => on.column('month').doUpdateSet(columns)),
  )
}

/** Throws a run away whose slips are gone. */
export function deleteRun(writer: Writer, runId: string): void {
  writer.write(kysely.deleteFrom('pay_run').where('id', '=', runId))
}

/** The slips of a month, by name. */
export const slipsIn = (reader: Reader, month: string): PaySlip[] =>
  reader
    .all(
      kysely
        .selectFrom('pay_slip')
        .innerJoin('staff', 'staff.id', 'pay_slip.staff_id')
        .selectAll('pay_slip')
        .innerJoin('pay_run', 'pay_run.id', 'pay_slip.run_id')
        .where('pay_run.month', '=', month)
        .orderBy('staff.name_key')
        .orderBy('staff.id'),
    )
    .map((row) => fromColumns(PaySlip, row))

/** The slip of an id. */
export function findSlip(reader: Reader, id: string): PaySlip | undefined {
  const row = reader.find(kysely.selectFrom('pay_slip').selectAll().where('id', '=', id))
  return row && fromColumns(PaySlip, row)
}

/** The components of some slips, in their order. */
export const linesOf = (reader: Reader, slipIds: readonly string[]): PayLine[] =>
  slipIds.flatMap((id) =>
    reader
      .all(kysely.selectFrom('pay_line').selectAll().where('slip_id', '=', id).orderBy('sort').orderBy('id'))
      .map((row) => fromColumns(PayLine, row)),
  )

/** What a slip paid for 五险一金, in the order of the items. */
export const recordsOf = (reader: Reader, slipId: string): InsuranceRecord[] =>
  reader
    .all(kysely.selectFrom('insurance_record').selectAll().where('slip_id', '=', slipId))
    .map((row) => fromColumns(InsuranceRecord, row))
    .sort((one, other) => placeOf(one) - placeOf(other))
const itemCodes: readonly string[] = codesOf('insuranceItem').map(({ code }) => code)
const placeOf = ({ item }: Pick<InsuranceRecord, 'item'>): number => itemCodes.indexOf(item)

/** What a whole run paid for 五险一金. */
export const recordsOfRun = (reader: Reader, runId: string): InsuranceRecord[] =>
  reader
    .all(
      kysely
        .selectFrom('pay_slip')
        .innerJoin('insurance_record', 'insurance_record.slip_id', 'pay_slip.id')
        .selectAll('insurance_record')
        .where('pay_slip.run_id', '=', runId),
    )
    .map((row) => fromColumns(InsuranceRecord, row))

/** What each person's last slip of the year before a month says of the year so far. */
export function yearBefore(reader: Reader, month: string): Map<Id, Before> {
  const rows = reader.all(
    kysely
      .selectFrom('pay_slip')
      .selectAll()
      .where('month', '>=', `${month.slice(0, 4)}-01`)
      .where('month', '<', month)
      .orderBy('month'),
  )
  const before = new Map<Id, Before>()
  for (const row of rows) {
    const slip = fromColumns(PaySlip, row)
    const bonusMonth = slip.bonusFen > 0 ? slip.month : (before.get(slip.staffId)?.bonusMonth ?? null)
    before.set(slip.staffId, { ...slip, bonusMonth })
  }
  return before
}

/** Prepared inserts for everything a month brings along. */
export function slipWriter(writer: Writer, runId: Id, newId: () => Id): (found: ComputedSlip) => void {
  const putSlip = writer.inserter('pay_slip')
  const putLine = writer.inserter('pay_line')
  const putRecord = writer.inserter('insurance_record')
  return ({ slip, lines, records }) => {
    const id = newId()
    putSlip(toColumns({ ...slip, id, runId }))
    for (const { method: _, ...line } of lines) putLine(toColumns({ ...line, id: newId(), slipId: id }))
    for (const record of records) putRecord(toColumns({ ...record, id: newId(), slipId: id }))
  }
}

/** Takes the slips of a run away, with everything they brought along. */
export function deleteSlips(writer: Writer, runId: string): void {
  const slips = kysely.selectFrom('pay_slip').select('id').where('run_id', '=', runId)
  writer.write(kysely.deleteFrom('insurance_record').where('slip_id', 'in', slips))
  writer.write(kysely.deleteFrom('pay_line').where('slip_id', 'in', slips))
  writer.write(kysely.deleteFrom('pay_slip').where('run_id', '=', runId))
}

/** What was paid for 五险一金 in some months, by a run or made up. */
export const recordsIn = (reader: Reader, from: string, to: string): InsuranceRecord[] =>
  reader
    .all(
      kysely
        .selectFrom('insurance_record')
        .selectAll()
        .where('month', '>=', from)
        .where('month', '<=', to)
        .orderBy('month')
        .orderBy('id'),
    )
    .map((row) => fromColumns(InsuranceRecord, row))

/** What was made up of a month (补缴): it stands whatever becomes of the month's slips. */
export const madeUpIn = (reader: Reader, month: string): InsuranceRecord[] =>
  recordsIn(reader, month, month).filter(({ slipId }) => slipId === null)

/** Writes a record that no slip brought along. */
export function insertRecord(writer: Writer, record: InsuranceRecord): void {
  writer.write(kysely.insertInto('insurance_record').values(toColumns(record)))
}

/** What was written for a month. */
export const entriesOf = (reader: Reader, month: string): PayEntry[] =>
  reader
    .all(kysely.selectFrom('pay_entry').selectAll().where('month', '=', month).orderBy('id'))
    .map((row) => fromColumns(PayEntry, row))

/** Everything that was ever written for a month. */
export const allEntries = (reader: Reader): PayEntry[] =>
  reader
    .all(kysely.selectFrom('pay_entry').selectAll().orderBy('month').orderBy('id'))
    .map((row) => fromColumns(PayEntry, row))

/** The entry of an id. */
export function findEntry(reader: Reader, id: string): PayEntry | undefined {
  const row = reader.find(kysely.selectFrom('pay_entry').selectAll().where('id', '=', id))
  return row && fromColumns(PayEntry, row)
}

/** The months that are approved and take nothing more. */
export const lockedMonths = (reader: Reader): ReadonlySet<string> =>
  new Set(
    reader
      .all(kysely.selectFrom('pay_run').select('month').where('state', '=', 'approved'))
      .map(({ month }) => month),
  )

/** Writes an entry over what was written in its place. */
export function putEntry(writer: Writer, entry: PayEntry): void {
  const { id, month, staff_id, component, amount_fen, rating, note, revision } = toColumns(entry)
  writer.write(
    kysely
      .insertInto('pay_entry')
      .values({ id, month, staff_id, component, amount_fen, rating, note, revision })
      .onConflict((on) =>
        on.columns(['month', 'staff_id', 'component']).doUpdateSet({ amount_fen, rating, note, revision }),
      ),
  )
}

/** Takes an entry away. */
export function deleteEntry(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('pay_entry').where('id', '=', id))
}

/** The names of the ledger's people, by id. */
export const personNames = (reader: Reader): Map<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
