import type { Organisation, Post } from '../../../shared/ledgers/organisation/organisation.ts'
import type { ColumnsOf } from '../../db/columns.ts'

/** 党组织 and 任职 as the file keeps them. */
type OrganisationTables = { organisation: OrganisationRow; post: PostRow }

declare module '../../db/schema.ts' {
  interface Schema extends OrganisationTables {}
}

/** A row of `organisation`. */
export type OrganisationRow = ColumnsOf<Organisation>

/** A row of `post`. */
export type PostRow = ColumnsOf<Post>
