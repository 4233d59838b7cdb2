import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'

const Text = (max: number) => z.string().trim().max(max).nullable()

/** 党组织: one node of the tree of 党委, 总支, 支部 and 党小组. */
export const Organisation = z.strictObject({
  id: Id,
  parentId: Id.nullable(),
  /** 党组织编码, unique in the ledger. */
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,30}$/),
  /** A code of the organisation-type set. */
  type: z.string(),
  fullName: z.string().trim().min(2).max(100),
  shortName: z.string().trim().min(1).max(40),
  foundedDay: Day.nullable(),
  dissolvedDay: Day.nullable(),
  termStart: Day.nullable(),
  termEnd: Day.nullable(),
  contact: Text(30),
  /** Stars may be a little longer than what they hide. */
  contactPhone: Text(34),
  division: Text(12),
  unitName: Text(100),
  uscc: Text(18),
  remark: Text(500),
  sort: z.int(),
  revision: z.int(),
})
export type Organisation = z.infer<typeof Organisation>

/** 任职: a person in a post of an organisation, from a day to a day (both included; open when null). */
export const Post = z.strictObject({
  id: Id,
  organisationId: Id,
  /** The member who holds it, where the person is in the roster. */
  memberId: Id.nullable(),
  holderName: z.string().trim().min(1).max(30),
  title: z.string().trim().min(1).max(30),
  fromDay: Day,
  toDay: Day.nullable(),
  revision: z.int(),
})
export type Post = z.infer<typeof Post>

/** What a person fills in; ids and revisions are ours to give. */
export const FoundOrganisation = Organisation.omit({
  id: true,
  revision: true,
  dissolvedDay: true,
  sort: true,
}).extend({ contactPhone: Text(30) })
/** The fields of an organisation that change; the rest stay as they are. */
export const OrganisationPatch = Organisation.omit({ id: true, revision: true })
  .extend({ contactPhone: Text(30) })
  .partial()
/** What a person fills in to appoint somebody. */
export const AppointPost = Post.omit({ id: true, revision: true, toDay: true })
