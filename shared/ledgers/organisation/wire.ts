import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'

const day = Day.nullable()
const text = (most: number) => z.string().max(most).nullable()
const revision = z.int().min(1)

const OrganisationV1 = z.strictObject({
  id: Id,
  parent_id: Id.nullable(),
  code: z.string().regex(/^[0-9A-Za-z-]{1,30}$/),
  type: z.string().max(20),
  full_name: z.string().min(1).max(100),
  short_name: z.string().min(1).max(40),
  founded_day: day,
  dissolved_day: day,
  term_start: day,
  term_end: day,
  contact: text(30),
  contact_phone: text(34),
  division: text(12),
  unit_name: text(100),
  uscc: text(18),
  remark: text(500),
  sort: z.int(),
  revision,
})

const PostV1 = z.strictObject({
  id: Id,
  organisation_id: Id,
  member_id: Id.nullable(),
  holder_name: z.string().min(1).max(30),
  title: z.string().min(1).max(30),
  from_day: Day,
  to_day: day,
  revision,
})

/** How organisations and posts travel: the contact's number hidden, the rest as it is. */
export const organisationWire: readonly WireTable[] = [
  wireTable('organisation', OrganisationV1, {
    hidden: { contact_phone: { treatment: 'masked', mask: 'phone' } },
  }),
  wireTable('post', PostV1),
]
