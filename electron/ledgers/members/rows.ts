import type { Selectable } from 'kysely'
import { MaskedMember, type Member, Movement, Stretch } from '../../../shared/ledgers/members/member.ts'
import { type ColumnsOf, fromColumns, toColumns } from '../../db/columns.ts'
import type { MemberRow, MovementRow } from './table.ts'

/** A row as it is read. */
export type Listed = Omit<Selectable<MemberRow>, 'present' | 'search' | 'tail' | 'name_key'>

/** The row of a member, without the columns that follow from others. */
export const toRow = (member: Member): ColumnsOf<Member> => toColumns(member)

/** Rows of a received ledger may hold stars. */
const Kept = MaskedMember.omit({ masked: true })

/** The member in a row, parsed. */
export const fromRow = (row: Listed): Member => fromColumns(Kept, row)

/** The stretch in a row, parsed. */
export const fromStretchRow = (row: object): Stretch => fromColumns(Stretch, row)

/** The movement in a row, parsed. */
export const fromMovementRow = (row: MovementRow): Movement => fromColumns(Movement, row)
