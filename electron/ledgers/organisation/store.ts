import { sql } from 'kysely'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { Organisation, Post } from '../../../shared/ledgers/organisation/organisation.ts'
import { leadingPosts } from '../../../shared/ledgers/organisation/rules.ts'
import { tables } from '../../../shared/tables.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { holding } from '../../db/holding.ts'
import { kysely } from '../../db/kysely.ts'
import type { OrganisationRow, PostRow } from './table.ts'

/** The row of an organisation. */
export const toRow = (organisation: Organisation): OrganisationRow => toColumns(organisation)

/** The organisation in a row, parsed. */
export const fromRow = (row: OrganisationRow): Organisation => fromColumns(Organisation, row)

/** The row of a post. */
export const toPostRow = (post: Post): PostRow => toColumns(post)

/** The post in a row, parsed. */
export const fromPostRow = (row: PostRow): Post => fromColumns(Post, row)

/** The organisation of an id, standing or dissolved. */
export function findOrganisation(reader: Reader, id: string): Organisation | undefined {
  const row = reader.find(kysely.selectFrom('organisation').selectAll().where('id', '=', id))
  return row && fromRow(row)
}

/** The organisation of a code, standing or dissolved. */
export function organisationByCode(reader: Reader, code: string): Organisation | undefined {
  const row = reader.find(kysely.selectFrom('organisation').selectAll().where('code', '=', code))
  return row && fromRow(row)
}

/** Every organisation that ever stood, siblings in their order. */
export function allOrganisations(reader: Reader): Organisation[] {
  return reader
    .all(kysely.selectFrom('organisation').selectAll().orderBy('sort').orderBy('code').orderBy('id'))
    .map(fromRow)
}

/** Every organisation that ever stood with the one right above it. */
export function allParents(reader: Reader): [id: string, parentId: string | null][] {
  const rows = reader.all(kysely.selectFrom('organisation').select(['id', 'parent_id']))
  return rows.map(({ id, parent_id }) => [id, parent_id])
}

/** Writes a new organisation. */
export function insertOrganisation(writer: Writer, organisation: Organisation): void {
  writer.write(kysely.insertInto('organisation').values(toRow(organisation)))
}

/**
 * Writes the new state of an organisation over the revision it was read at; false when that one is
 * gone.
 */
export function updateOrganisation(writer: Writer, organisation: Organisation, revision: number): boolean {
  const { id, ...columns } = toRow(organisation)
  const built = kysely
    .updateTable('organisation')
    .set(columns)
    .where('id', '=', id)
    .where('revision', '=', revision)
  return writer.write(built) === 1
}

/** Removes an organisation that nothing points at; only undoing an import does. */
export function deleteOrganisation(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('organisation').where('id', '=', id))
}

/** The place after the last sibling. */
export function nextSort(reader: Reader, parentId: Id | null): number {
  const last = reader.find(
    kysely
      .selectFrom('organisation')
      .select(({ fn }) => fn.max('sort').as('sort'))
      .where('parent_id', parentId === null ? 'is' : '=', parentId),
  )
  return ((last?.sort as number | null | undefined) ?? 0) + 10
}

/** The types of the standing organisations right below. */
export function childTypes(reader: Reader, id: string): string[] {
  const children = kysely
    .selectFrom('organisation')
    .select('type')
    .where('parent_id', '=', id)
    .where('dissolved_day', 'is', null)
  return reader.all(children).map(({ type }) => type)
}

/** How many people of the roster belong right to it now. */
export function presentMembers(reader: Reader, id: string): number {
  const counted = kysely
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('branch_id', '=', id)
    .where('present', '=', 1)
  return reader.find(counted)!.count
}

/**
 * The first day since which nobody belonged to it, nothing stood under it and no post in it was held, of what
 * has ended; null where nothing ever was. A stretch stays open when a person leaves: the day they left ends
 * it.
 */
export function freeFrom(reader: Reader, id: string): Day | null {
  const found = sql<{ day: Day | null }>`select max(day) as day from (
    select case when to_day is not null then date(to_day, '+1 day') else (
      select max(movement.day) from movement
      where movement.member_id = member_branch.member_id and direction = 'out') end as day
    from member_branch where value = ${id}
    union all select dissolved_day from organisation where parent_id = ${id}
    union all select to_day from post where organisation_id = ${id})`
  return reader.find({ compile: () => found.compile(kysely) })!.day
}

/** Every column that may name an organisation. */
export const namedBy = tables.flatMap(({ table, namesOrganisation }) =>
  (namesOrganisation ?? []).map((column) => [table, column] as const),
)

/** Whether anybody of the roster ever belonged to it, or anything stood, was held or took place under it. */
export function isBuiltUpon(reader: Reader, id: string): boolean {
  const named = namedBy.map(
    ([table, column]) => sql`exists (select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id})`,
  )
  const found = sql<{ used: number }>`select ${sql.join(named, sql` or `)} as used`
  return reader.find({ compile: () => found.compile(kysely) })!.used === 1
}

/** How many people belonged right to each organisation at the end of a day. */
export function membersOn(reader: Reader, day: Day): Map<string, number> {
  // Subtle: stretches stay open when a person leaves, so those who were out on that day are taken off.
  const counted = sql<{ id: string; count: number }>`
    select value as id, count(*) as count from member_branch
    where ${holding('member_branch', 'day', day)}
      and member_id not in (
        select gone.member_id from movement gone
        where gone.direction = 'out' and gone.day <= ${day} and not exists (
          select 1 from movement back
          where back.member_id = gone.member_id and back.direction = 'in'
            and back.day <= ${day} and (back.day, back.id) > (gone.day, gone.id)))
    group by value`
  const rows = reader.all({ compile: () => counted.compile(kysely) })
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** How many people belong right to each organisation now. */
export function membersNow(reader: Reader): Map<string, number> {
  const counted = kysely
    .selectFrom('member')
    .select(({ fn }) => ['branch_id', fn.countAll<number>().as('count')])
    .where('present', '=', 1)
    .groupBy('branch_id')
  return new Map(reader.all(counted).map(({ branch_id, count }) => [branch_id, count]))
}

/** Every post ever held in an organisation, oldest first. */
export function postsOf(reader: Reader, organisationId: string): Post[] {
  return reader
    .all(
      kysely
        .selectFrom('post')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('from_day')
        .orderBy('id'),
    )
    .map(fromPostRow)
}

/** Who led each organisation on a day. */
export function leadersOn(reader: Reader, day: Day): Map<string, string> {
  const held = kysely
    .selectFrom('post')
    .select(['organisation_id', 'holder_name'])
    .where('title', 'in', leadingPosts)
    .where(holding('post', 'day', day))
    .orderBy('from_day')
  return new Map(reader.all(held).map((row) => [row.organisation_id, row.holder_name]))
}

/** The post of an id. */
export function findPost(reader: Reader, id: string): Post | undefined {
  const row = reader.find(kysely.selectFrom('post').selectAll().where('id', '=', id))
  return row && fromPostRow(row)
}

/** Writes a new post. */
export function insertPost(writer: Writer, post: Post): void {
  writer.write(kysely.insertInto('post').values(toPostRow(post)))
}

/** Writes the new state of a post over the revision it was read at; false when that one is gone. */
export function updatePost(writer: Writer, post: Post, revision: number): boolean {
  const { id, ...columns } = toPostRow(post)
  const built = kysely.updateTable('post').set(columns).where('id', '=', id).where('revision', '=', revision)
  return writer.write(built) === 1
}

/** Removes a post; only undoing an import does. */
export function deletePost(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('post').where('id', '=', id))
}

/** Whether a person of the roster has this id. */
export function hasMember(reader: Reader, id: string): boolean {
  return reader.find(kysely.selectFrom('member').select('id').where('id', '=', id)) !== undefined
}

/** What an import did to each organisation, in the order it was done. */
export function importedBy(reader: Reader, batchId: string) {
  return reader.all(
    kysely.selectFrom('import_row').selectAll().where('batch_id', '=', batchId).orderBy(sql`rowid`),
  )
}
