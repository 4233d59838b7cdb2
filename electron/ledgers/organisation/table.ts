/** 党组织 and 任职 as the file keeps them. */
export type OrganisationTables = { organisation: OrganisationRow; post: PostRow }

/** A row of `organisation`. */
export type OrganisationRow = {
  id: string
  parent_id: string | null
  code: string
  type: string
  full_name: string
  short_name: string
  founded_day: string | null
  dissolved_day: string | null
  term_start: string | null
  term_end: string | null
  contact: string | null
  contact_phone: string | null
  division: string | null
  unit_name: string | null
  uscc: string | null
  remark: string | null
  sort: number
  revision: number
}

/** A row of `post`. */
export type PostRow = {
  id: string
  organisation_id: string
  member_id: string | null
  holder_name: string
  title: string
  from_day: string
  to_day: string | null
  revision: number
}
