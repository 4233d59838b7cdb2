import { sql } from 'kysely'
import { codesOf } from '../../shared/codes/index.ts'
import { memberClassCodes } from '../../shared/codes/membership.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'

export type Slice = { readonly code: string; readonly count: number }

/** People of the roster by class. */
export function membersByClass(reader: Reader): Slice[] {
  const counts = codesOf(memberClassCodes).map(
    ({ code }) => sql`count(*) filter (where member_class = ${code}) as ${sql.ref(code)}`,
  )
  const counted = sql<Record<string, number>>`select ${sql.join(counts)}
    from member indexed by member_by_name where present = 1`
  const found = reader.find({ compile: () => counted.compile(kysely) })!
  return Object.entries(found).flatMap(([code, count]) => (count > 0 ? [{ code, count }] : []))
}

/** How many organisations stand. */
export function countOrganisations(reader: Reader): number {
  const standing = kysely.selectFrom('organisation').where('dissolved_day', 'is', null)
  return reader.find(standing.select(({ fn }) => fn.countAll<number>().as('count')))!.count
}

/** People of the roster by branch, in the order of branches. */
export function membersByBranch(reader: Reader): (Slice & { label: string })[] {
  const counted = sql<Slice & { label: string }>`
    with recursive tree(id, label, path) as (
      select id, short_name, printf('%08d', sort) || code from organisation where parent_id is null
      union all
      select child.id, child.short_name, path || '/' || printf('%08d', child.sort) || child.code
      from tree join organisation as child on child.parent_id = tree.id)
    select branch_id as code, tree.label as label, count(*) as count
    from member indexed by member_by_branch join tree on tree.id = branch_id
    where present = 1 group by branch_id order by tree.path`
  return reader.all({ compile: () => counted.compile(kysely) })
}

/** How many people of the roster were born from a day to a day, both included; null is open. */
export function membersBorn(reader: Reader, from: string | null, to: string | null): number {
  const counted = sql<{ count: number }>`select count(*) as count from member indexed by member_by_birth
    where present = 1 and birth_day >= ${from ?? '0000'} and birth_day <= ${to ?? '9999'}`
  return reader.find({ compile: () => counted.compile(kysely) })!.count
}

/** When this ledger was last backed up, in milliseconds since 1970; null where it never was. */
export function lastBackupMs(reader: Reader): number | null {
  const row = reader.find(kysely.selectFrom('meta').select('value').where('key', '=', 'last_backup_at'))
  return row ? Number(row.value) : null
}

/** The views a person keeps of one list, by name. */
export function viewsOf(reader: Reader, user: string, list: string) {
  return reader
    .all(
      kysely
        .selectFrom('saved_view')
        .select(['id', 'name', 'content'])
        .where('user', '=', user)
        .where('list', '=', list)
        .orderBy('name'),
    )
    .map((view) => ({ ...view, id: view.id as Id }))
}

/** Keeps a view under its name, over an older one; answers the id it has. */
export function putView(
  writer: Writer,
  view: { id: Id; user: string; list: string; name: string; content: string },
): Id {
  const built = kysely
    .insertInto('saved_view')
    .values(view)
    .onConflict((on) => on.columns(['user', 'list', 'name']).doUpdateSet({ content: view.content }))
  writer.write(built)
  return viewsOf(writer, view.user, view.list).find(({ name }) => name === view.name)!.id
}

/** Removes a view of this person. */
export function dropView(writer: Writer, user: string, id: string): void {
  writer.write(kysely.deleteFrom('saved_view').where('user', '=', user).where('id', '=', id))
}

type DraftPlace = { readonly user: string; readonly form: string; readonly recordId: string }

/** What a person last left unfinished in a form. */
export function findDraft(reader: Reader, { user, form, recordId }: DraftPlace) {
  return reader.find(
    kysely
      .selectFrom('draft')
      .select(['content', 'at as atMs'])
      .where('user', '=', user)
      .where('form', '=', form)
      .where('record_id', '=', recordId),
  )
}

/** Keeps what a person left unfinished, over an older draft. */
export function putDraft(
  writer: Writer,
  { user, form, recordId }: DraftPlace,
  draft: { id: Id; content: string; at: number },
): void {
  const { content, at } = draft
  const built = kysely
    .insertInto('draft')
    .values({ id: draft.id, user, form, record_id: recordId, content, at })
    .onConflict((on) => on.columns(['user', 'form', 'record_id']).doUpdateSet({ content, at }))
  writer.write(built)
}

/** Throws a draft away. */
export function dropDraft(writer: Writer, { user, form, recordId }: DraftPlace): void {
  writer.write(
    kysely
      .deleteFrom('draft')
      .where('user', '=', user)
      .where('form', '=', form)
      .where('record_id', '=', recordId),
  )
}
