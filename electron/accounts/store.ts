import { sql } from 'kysely'
import { AccountLink, AccountLinkTold } from '../../shared/accounts/account-link.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Reader, Writer } from '../db/access.ts'
import { fromColumns, toColumns } from '../db/columns.ts'
import { holding } from '../db/holding.ts'
import { kysely } from '../db/kysely.ts'

/** Every link with the person's name, the oldest first. */
export const allLinks = (reader: Reader): AccountLinkTold[] =>
  reader
    .all(
      kysely
        .selectFrom('account_link')
        .leftJoin('member', 'member.id', 'account_link.member_id')
        .leftJoin('staff', 'staff.id', 'account_link.staff_id')
        .selectAll('account_link')
        .select(({ fn, val }) => fn.coalesce('member.name', 'staff.name', val('')).as('name'))
        .orderBy('account_link.from_day')
        .orderBy('account_link.id'),
    )
    .map((row) => fromColumns(AccountLinkTold, row))

/** The link of an id. */
export function findLink(reader: Reader, id: string): AccountLink | undefined {
  const row = reader.find(kysely.selectFrom('account_link').selectAll().where('id', '=', id))
  return row && fromColumns(AccountLink, row)
}

/** Whether somebody may use this ledger under an id. */
export const hasAccount = (reader: Reader, id: string): boolean =>
  reader.find(
    kysely.selectFrom('person_account').select('id').where('id', '=', id).where('removed', '=', 0),
  ) !== undefined

/** The name of a member or of a staff member. */
export const nameOf = (reader: Reader, of: 'member' | 'staff', id: string): string | undefined =>
  reader.find(kysely.selectFrom(of).select('name').where('id', '=', id))?.name

/** Writes a new link. */
export function insertLink(writer: Writer, link: AccountLink): void {
  writer.write(kysely.insertInto('account_link').values(toColumns(link)))
}

/** Writes a link over its revision, and says whether that still stood. */
export function updateLink(writer: Writer, { id, ...link }: AccountLink, revision: number): boolean {
  const update = kysely.updateTable('account_link').set(toColumns(link))
  return writer.write(update.where('id', '=', id).where('revision', '=', revision)) === 1
}

/** Takes a link back. */
export function deleteLink(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('account_link').where('id', '=', id))
}

/**
 * The other accounts of whoever an account belongs to on a day. A member and a staff member of one ID number
 * are one person. An account that was theirs at any time counts: what they touched under it stays touched.
 */
export function otherAccountsOf(reader: Reader, accountId: string, today: string): Id[] {
  const person = sql`(
    select account_link.account_id, account_link.from_day, account_link.to_day,
      coalesce(member.id_number, member.id) as person
    from account_link join member on member.id = account_link.member_id
    union all
    select account_link.account_id, account_link.from_day, account_link.to_day, staff.id_number
    from account_link join staff on staff.id = account_link.staff_id)`
  const found = sql<{ id: Id }>`
    select distinct other.account_id as id from ${person} as own join ${person} as other
    on other.person = own.person and other.account_id <> own.account_id
    where own.account_id = ${accountId} and ${holding('own', 'day', today)}`
  return reader.all({ compile: () => found.compile(kysely) }).map(({ id }) => id)
}
