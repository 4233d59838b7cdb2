import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { revision, sort } from '../../fields/wire-cells.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Organisation, Post } from './organisation.ts'

const { shape } = Organisation
const day = Day.nullable()
const text = (most: number) => z.string().max(most).nullable()

const OrganisationV1 = z.strictObject({
  id: Id,
  parent_id: Id.nullable(),
  code: shape.code,
  type: z.string().max(20),
  full_name: shape.fullName,
  short_name: shape.shortName,
  founded_day: day,
  dissolved_day: day,
  term_start: day,
  term_end: day,
  contact: shape.contact,
  contact_phone: text(34),
  division: shape.division,
  unit_name: shape.unitName,
  uscc: shape.uscc,
  remark: shape.remark,
  sort,
  revision,
})

const PostV1 = z.strictObject({
  id: Id,
  organisation_id: Id,
  member_id: Id.nullable(),
  holder_name: Post.shape.holderName,
  title: Post.shape.title,
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
