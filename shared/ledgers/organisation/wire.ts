import { z } from 'zod'
import type { WireRow, WireTable } from '../../fields/wire.ts'
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

function plainTable(table: string, row: z.ZodObject): WireTable {
  return {
    table,
    version: 1,
    key: ['id'],
    columns: Object.keys(row.shape).map((name) =>
      name === 'contact_phone' ? { name, treatment: 'masked', mask: 'phone' } : { name, treatment: 'plain' },
    ),
    fromWire: () => (cells) => row.safeParse(cells).data as WireRow | undefined,
  }
}

/** How organisations and posts travel: the contact's number hidden, the rest as it is. */
export const organisationWire: readonly WireTable[] = [
  plainTable('organisation', OrganisationV1),
  plainTable('post', PostV1),
]
