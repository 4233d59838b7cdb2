import type { GeneratedAlways } from 'kysely'
import type { Member, Movement, Stretch } from '../../../shared/ledgers/members/member.ts'
import type { ColumnsOf } from '../../db/columns.ts'

/** 党员, its dated sets and movements as the file keeps them. */
type MemberTables = {
  member: MemberRow
  member_branch: StretchRow
  member_class: StretchRow
  member_status: StretchRow
  movement: MovementRow
}

declare module '../../db/schema.ts' {
  interface Schema extends MemberTables {}
}

/** A row of `member`. */
export type MemberRow = ColumnsOf<Member> & {
  search: string
  name_key: string
  tail: GeneratedAlways<string>
  present: GeneratedAlways<number>
}

/** One stretch of a dated set. */
export type StretchRow = ColumnsOf<Stretch> & { member_id: string }

/** A row of `movement`. */
export type MovementRow = ColumnsOf<Movement>
