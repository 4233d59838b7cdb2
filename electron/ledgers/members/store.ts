import type { Day } from '../../../shared/kernel/day.ts'
import { keysOf } from '../../../shared/kernel/person-keys.ts'
import type { Member, Movement, Stretch } from '../../../shared/ledgers/members/member.ts'
import type { Branch } from '../../../shared/ledgers/members/rules.ts'
import { openRow, rowsOf } from '../../chain/dated.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { fromMovementRow, fromRow, fromStretchRow, toRow } from './rows.ts'
import { type MemberSetName, memberSets, ofMember } from './sets.ts'
import type { MovementRow } from './table.ts'

/** The member of an id, present or left. */
export function findMember(reader: Reader, id: string): Member | undefined {
  const row = reader.find(kysely.selectFrom('member').selectAll().where('id', '=', id))
  return row && fromRow(row)
}

/** Who bears an ID number that is no mask, with the branch they stand in. */
export function bearerOf(reader: Reader, idNumber: string) {
  return reader.find(
    kysely
      .selectFrom('member')
      .innerJoin('organisation', 'organisation.id', 'member.branch_id')
      .select(['member.id', 'member.name', 'member.left_day', 'organisation.short_name as branch'])
      .where('member.id_number', '=', idNumber)
      .where(({ eb, fn }) => eb(fn<number>('instr', ['member.id_number', eb.val('*')]), '=', eb.lit(0))),
  )
}

/** Writes a new member with the keys of lists and search. */
export function insertMember(writer: Writer, member: Member): void {
  const row = { ...toRow(member), ...keysOf(member.name) }
  writer.write(kysely.insertInto('member').values(row))
}

/** Writes the new state of a member over the revision it was read at; false when that one is gone. */
export function updateMember(writer: Writer, member: Member, revision: number): boolean {
  const { id, ...columns } = { ...toRow(member), ...keysOf(member.name) }
  const built = kysely
    .updateTable('member')
    .set(columns)
    .where('id', '=', id)
    .where('revision', '=', revision)
  return writer.write(built) === 1
}

/** Every stretch of one dated set of a member, oldest first. */
export const stretches = (reader: Reader, set: MemberSetName, memberId: string): Stretch[] =>
  rowsOf(reader, memberSets[set], ofMember(memberId)).map(fromStretchRow)

/** The stretch that holds until further notice: every member has one in each set. */
export const openStretch = (reader: Reader, set: MemberSetName, memberId: string): Stretch =>
  fromStretchRow(openRow(reader, memberSets[set], ofMember(memberId))!)

/** How a member came and went, oldest first. */
export function movementsOf(reader: Reader, memberId: string): Movement[] {
  return reader
    .all(
      kysely
        .selectFrom('movement')
        .selectAll()
        .where('member_id', '=', memberId)
        .orderBy('day')
        .orderBy('id'),
    )
    .map(fromMovementRow)
}

/** Writes a movement. */
export function insertMovement(writer: Writer, movement: Movement): void {
  const row: MovementRow = {
    id: movement.id,
    member_id: movement.memberId,
    direction: movement.direction,
    kind: movement.kind,
    day: movement.day,
    counterpart: movement.counterpart,
    reason: movement.reason,
  }
  writer.write(kysely.insertInto('movement').values(row))
}

/** The organisation that somebody shall belong to, as far as rules care. */
export function findBranch(reader: Reader, id: string): Branch | undefined {
  const row = reader.find(
    kysely.selectFrom('organisation').select(['type', 'dissolved_day']).where('id', '=', id),
  )
  return row && { type: row.type, dissolvedDay: row.dissolved_day as Day | null }
}

/** The names of every organisation, by id. */
export function branchNames(reader: Reader): Map<string, { fullName: string; shortName: string }> {
  const rows = reader.all(kysely.selectFrom('organisation').select(['id', 'full_name', 'short_name']))
  return new Map(rows.map((row) => [row.id, { fullName: row.full_name, shortName: row.short_name }]))
}

/** The title of a post that somebody still holds. */
export function postHeldBy(reader: Reader, memberId: string): string | undefined {
  const held = kysely
    .selectFrom('post')
    .select('title')
    .where('member_id', '=', memberId)
    .where('to_day', 'is', null)
  return reader.find(held)?.title
}
