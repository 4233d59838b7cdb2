import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { flag, revision } from '../../fields/wire-cells.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { keeper } from '../../kernel/person-keys.ts'
import { MemberCard } from './member.ts'

const day = Day.nullable()
const text = (most: number) => z.string().max(most).nullable()
const { shape } = MemberCard
const reason = z.string().max(200)

/** Version 1 of a member's row. A hidden address or number may be a few stars longer than what it hides. */
const MemberV1 = z.strictObject({
  id: Id,
  name: shape.name,
  id_number: z.string().length(18).nullable(),
  sex: z.string().max(10).nullable(),
  birth_day: day,
  archive_birth_day: day,
  ethnicity: shape.ethnicity,
  education: shape.education,
  degree: shape.degree,
  category: shape.category,
  branch_id: Id,
  member_class: z.string().max(10),
  party_status: z.string().max(10),
  join_day: day,
  full_day: day,
  join_type: shape.joinType,
  join_branch: shape.joinBranch,
  party_age_adjust_months: shape.partyAgeAdjustMonths,
  job_post: shape.jobPost,
  professional_title: shape.professionalTitle,
  stratum: shape.stratum,
  is_migrant_worker: flag,
  work_start_day: day,
  mobile: text(24),
  phone: text(24),
  home_address: text(124),
  current_address: text(124),
  native_place: shape.nativePlace,
  archive_unit: shape.archiveUnit,
  is_lost: flag,
  lost_since: shape.lostSince,
  flow_to: shape.flowTo,
  remark: shape.remark,
  left_day: day,
  revision,
})

const StretchV1 = z.strictObject({
  id: Id,
  member_id: Id,
  value: z.string().max(40),
  from_day: Day,
  to_day: day,
  reason,
})

const MovementV1 = z.strictObject({
  id: Id,
  member_id: Id,
  direction: z.enum(['in', 'out']),
  kind: z.string().max(40),
  day: Day,
  counterpart: z.string().max(100),
  reason,
})

const hidden = {
  id_number: { treatment: 'masked', mask: 'id-number' },
  mobile: { treatment: 'masked', mask: 'phone' },
  phone: { treatment: 'masked', mask: 'phone' },
  home_address: { treatment: 'masked', mask: 'address' },
  current_address: { treatment: 'masked', mask: 'address' },
} as const

/** How the roster travels: contact details and ID numbers hidden, the rest as it is. */
export const memberWire: readonly WireTable[] = [
  wireTable('member', MemberV1, {
    hidden,
    derive: () => {
      const keysOf = keeper()
      return ({ name }) => keysOf(name)
    },
  }),
  wireTable('member_branch', StretchV1),
  wireTable('member_class', StretchV1),
  wireTable('member_status', StretchV1),
  wireTable('movement', MovementV1),
]
