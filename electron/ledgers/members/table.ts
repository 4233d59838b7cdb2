import type { GeneratedAlways } from 'kysely'

/** 党员, its dated sets and movements as the file keeps them. */
export type MemberTables = {
  member: MemberRow
  member_branch: StretchRow
  member_class: StretchRow
  member_status: StretchRow
  movement: MovementRow
}

/** A row of `member`. */
export type MemberRow = {
  id: string
  name: string
  id_number: string
  sex: string
  birth_day: string
  archive_birth_day: string | null
  ethnicity: string | null
  education: string | null
  degree: string | null
  category: string
  branch_id: string
  member_class: string
  party_status: string
  join_day: string | null
  full_day: string | null
  join_type: string | null
  join_branch: string | null
  party_age_adjust_months: number | null
  job_post: string | null
  professional_title: string | null
  stratum: string | null
  is_migrant_worker: number
  work_start_day: string | null
  mobile: string | null
  phone: string | null
  home_address: string | null
  current_address: string | null
  native_place: string | null
  archive_unit: string | null
  is_lost: number
  lost_since: string | null
  flow_to: string | null
  remark: string | null
  left_day: string | null
  revision: number
  search: string
  name_key: string
  tail: GeneratedAlways<string>
  present: GeneratedAlways<number>
}

/** One stretch of a dated set. */
export type StretchRow = {
  id: string
  member_id: string
  value: string
  from_day: string
  to_day: string | null
  reason: string
}

/** A row of `movement`. */
export type MovementRow = {
  id: string
  member_id: string
  direction: string
  kind: string
  day: string
  counterpart: string
  reason: string
}
