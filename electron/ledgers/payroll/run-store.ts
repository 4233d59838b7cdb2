import { codesOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { mapSteps, PORTION, type Steps } from '../../../shared/kernel/steps.ts'
import type { Before, ComputedSlip } from '../../../shared/ledgers/payroll/compute/slip.ts'
import { InsuranceRecord, PayLine, PayMonth, PayRun, PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import { handsAfter } from '../../../shared/workflow/hands.ts'
import type { Ambient } from '../../chain/commit.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** Every month that was computed, oldest first. */
export const allRuns = (reader: Reader): PayRun[] =>
  reader
    .all(kysely.selectFrom('pay_run').selectAll().where('state', '<>', 'open').orderBy('month'))
    .map((row) => fromColumns(PayRun, row))

/** A month that somebody wrote for, or computed. */
export function findMonth(reader: Reader, month: string): PayMonth | undefined {
  const row = reader.find(kysely.selectFrom('pay_run').selectAll().where('month', '=', month))
  return row && fromColumns(PayMonth, row)
}

/** The run of a month that was computed. */
export function findRun(reader: Reader, month: string): PayRun | undefined {
  const found = findMonth(reader, month)
  return found && found.state !== 'open' ? PayRun.parse(found) : undefined
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

/** Somebody's hand in a month from now on, however it stands. */
export function noteHand(unit: Writer & Pick<Ambient, 'user' | 'newId'>, month: Month): void {
  const now = findMonth(unit, month)
  if (now?.hands.includes(unit.user)) return
  putMonth(unit, now ? { ...now, hands: handsAfter(now.hands, unit.user) } : openMonth(unit, month))
}

/** A month that nobody wrote for before. */
export const openMonth = ({ user, newId }: Pick<Ambient, 'user' | 'newId'>, month: Month): PayMonth => ({
  ...{ id: newId(), month, state: 'open', hands: [user], runBy: null, runAt: null },
  ...{ approvedBy: null, approvedAt: null, revision: 1 },
})

/** Writes a month as it stands now. */
export function putMonth(writer: Writer, pay: PayMonth): void {
  const { id, month, ...columns } = toColumns(pay)
  writer.write(
    kysely
      .insertInto('pay_run')
      .values({ id, month, ...columns })
      .onConflict((on) => on.column('month').doUpdateSet(columns)),
  )
}

/** The slips of a month, by name. */
export const slipsIn = (reader: Reader, month: string): PaySlip[] =>
  slipRows(reader, month).map((row) => fromColumns(PaySlip, row))

const slipRows = (reader: Reader, month: string) =>
  reader.all(
    kysely
      .selectFrom('pay_slip')
      .innerJoin('staff', 'staff.id', 'pay_slip.staff_id')
      .selectAll('pay_slip')
      .innerJoin('pay_run', 'pay_run.id', 'pay_slip.run_id')
      .where('pay_run.month', '=', month)
      .orderBy('staff.name_key')
      .orderBy('staff.id'),
  )

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
const itemCodes: readonly string[] = codesOf(insuranceItemCodes).map(({ code }) => code)
const placeOf = ({ item }: Pick<InsuranceRecord, 'item'>): number => itemCodes.indexOf(item)

/** What the slips of a whole run come to. */
export function sumsOfRun(reader: Reader, runId: string) {
  const { sum } = kysely.fn
  return reader.find(
    kysely
      .selectFrom('pay_slip')
      .select([
        sum<number>('gross_fen').as('grossFen'),
        sum<number>('employer_fen').as('employerFen'),
        sum<number>('net_fen').as('netFen'),
        sum<number>('tax_fen').as('taxFen'),
        sum<number>('bonus_tax_fen').as('bonusTaxFen'),
        sum<number>('withheld_fen').as('withheldFen'),
      ])
      .where('run_id', '=', runId)
      .having(({ fn }) => fn.countAll(), '>', 0),
  )
}

/** What a whole run paid for each item of 五险一金. */
export function recordSumsOfRun(reader: Reader, runId: string) {
  const { sum } = kysely.fn
  return reader.all(
    kysely
      .selectFrom('pay_slip')
      .innerJoin('insurance_record', 'insurance_record.slip_id', 'pay_slip.id')
      .select([
        'insurance_record.item',
        sum<number>('insurance_record.person_fen').as('personFen'),
        sum<number>('insurance_record.employer_fen').as('employerFen'),
      ])
      .where('pay_slip.run_id', '=', runId)
      .groupBy('insurance_record.item'),
  )
}

/** What each person's last slip of the year before a month says of the year so far. */
export function* yearBefore(reader: Reader, month: string): Steps<Map<Id, Before>> {
  const before = new Map<Id, Before>()
  const runs = allRuns(reader).filter((run) => run.month < month && run.month >= `${month.slice(0, 4)}-01`)
  for (const { id } of runs) {
    const rows = reader.all(kysely.selectFrom('pay_slip').selectAll().where('run_id', '=', id))
    for (const slip of yield* mapSteps(rows, (row) => fromColumns(PaySlip, row))) {
      const bonusMonth = slip.bonusFen > 0 ? slip.month : (before.get(slip.staffId)?.bonusMonth ?? null)
      before.set(slip.staffId, { ...slip, bonusMonth })
    }
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

/** How many people a run pays. */
export const slipCount = (reader: Reader, runId: string): number =>
  reader.find(
    kysely
      .selectFrom('pay_slip')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('run_id', '=', runId),
  )!.count

/** Takes the slips of a run away, with everything they brought along; `tick` is called for each. */
export function deleteSlips(writer: Writer, runId: string, tick: () => void): void {
  const slips = writer.all(kysely.selectFrom('pay_slip').select('id').where('run_id', '=', runId))
  const ids = slips.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += PORTION) {
    const some = ids.slice(from, from + PORTION)
    for (const _ of some) tick()
    writer.write(kysely.deleteFrom('insurance_record').where('slip_id', 'in', some))
    writer.write(kysely.deleteFrom('pay_line').where('slip_id', 'in', some))
    writer.write(kysely.deleteFrom('pay_slip').where('id', 'in', some))
  }
}

/** What was made up of a month (补缴): it stands whatever becomes of the month's slips. */
export const madeUpIn = (reader: Reader, month: string): InsuranceRecord[] =>
  reader
    .all(
      kysely
        .selectFrom('insurance_record')
        .selectAll()
        .where('slip_id', 'is', null)
        .where('month', '=', month)
        .orderBy('id'),
    )
    .map((row) => fromColumns(InsuranceRecord, row))

/** The months that are approved and take nothing more. */
export const lockedMonths = (reader: Reader): ReadonlySet<string> =>
  new Set(
    reader
      .all(kysely.selectFrom('pay_run').select('month').where('state', '=', 'approved'))
      .map(({ month }) => month),
  )

/** The names of the ledger's people, by id. */
export const personNames = (reader: Reader): Map<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
