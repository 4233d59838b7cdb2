import { sql } from 'kysely'
import { type Copy, Cut } from '../../shared/cutting/cut.ts'
import { tableNamed } from '../../shared/tables.ts'
import { sealedIn } from '../chain/sealed-cells.ts'
import type { Reader, Writer } from '../db/access.ts'
import { fromColumns, toColumns } from '../db/columns.ts'
import { kysely } from '../db/kysely.ts'

type Row = Record<string, string | number | null>

/** Everything that was cut, the newest first. */
export const allCuts = (reader: Reader): Cut[] =>
  reader.all(kysely.selectFrom('cut').selectAll().orderBy('id', 'desc')).map((row) => fromColumns(Cut, row))

/** Writes that something was cut. */
export function insertCut(writer: Writer, cut: Cut): void {
  writer.write(kysely.insertInto('cut').values(toColumns(cut)))
}

/** The values of the sensitive columns of a record that has any, by column. */
export function sensitiveOf(reader: Reader, table: string, id: string): Map<string, string> {
  const row = rowOf(reader, table, id) ?? {}
  return new Map(
    [...sealedIn(table)].flatMap((column) => {
      const value = row[column]
      return value === null || value === undefined ? [] : [[column, String(value)] as const]
    }),
  )
}

/**
 * Clears the sensitive columns of a record: in the row and what follows from it, in drafts and saved views
 * that hold them, in what imports keep; and destroys the key, which closes what the chain told of them.
 */
export function clear(writer: Writer, table: string, id: string): void {
  const values = sensitiveOf(writer, table, id)
  if (values.size > 0) {
    const cleared = Object.fromEntries([...values.keys()].map((column) => [column, null]))
    const derived = tableNamed[table]?.derive?.()({ ...rowOf(writer, table, id)!, ...cleared }) ?? {}
    const sets = Object.entries({ ...cleared, ...derived }).map(
      ([column, value]) => sql`${sql.ref(column)} = ${value}`,
    )
    run(
      writer,
      sql`update ${sql.table(table)} set ${sql.join(sets)}, revision = revision + 1 where id = ${id}`,
    )
  }
  writer.write(
    kysely
      .updateTable('import_row')
      .set({ before: null })
      .where('record_id', '=', id)
      .where('before', 'is not', null),
  )
  for (const scrap of ['draft', 'saved_view'] as const) {
    for (const value of values.values()) {
      // What is shorter may stand in somebody else's scrap by chance.
      if (value.length < TELLING) continue
      writer.write(kysely.deleteFrom(scrap).where(sql`instr(content, ${value})`, '>', 0))
    }
  }
  writer.write(kysely.deleteFrom('draft').where('record_id', '=', id))
  writer.write(kysely.deleteFrom('record_key').where('id', '=', id))
}

/** From so many signs on a value tells whose it is. */
const TELLING = 6

/** The reports and packs that were sealed after a record was first told and until a moment, oldest first. */
export function copiesOf(reader: Reader, table: string, id: string, untilMs: number): Copy[] {
  const record = `${table}:${id}`
  const first = reader.find(
    kysely.selectFrom('audit').select('seq').where('record', '=', record).orderBy('seq').limit(1),
  )
  if (!first) return []
  const rows = reader.all(
    kysely
      .selectFrom('outbox')
      .innerJoin('peer', 'peer.id', 'outbox.peer_id')
      .select(['outbox.kind', 'peer.office_name', 'outbox.file_name', 'outbox.sealed_at'])
      .where('outbox.kind', 'in', ['report', 'audit'])
      .where('outbox.audit_size', '>=', first.seq)
      .where('outbox.sealed_at', '<=', untilMs)
      .orderBy('outbox.sealed_at'),
  )
  return rows.map(({ kind, office_name, file_name, sealed_at }) => ({
    ...{ kind: kind as Copy['kind'], toName: office_name, fileName: file_name, sealedAtMs: sealed_at },
  }))
}

/** The names of accounts. */
export const accountNames = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )

function rowOf(reader: Reader, table: string, id: string): Row | undefined {
  const found = sql<Row>`select * from ${sql.table(table)} where id = ${id}`
  return reader.find({ compile: () => found.compile(kysely) })
}

function run(writer: Writer, statement: ReturnType<typeof sql>): void {
  writer.write({ compile: () => statement.compile(kysely) })
}
