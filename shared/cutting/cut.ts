import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'

/**
 * 清除: the sensitive columns of one record are gone, and with their key what the chain told of them. The
 * record stays, and everything that is counted of it.
 */
export const Cut = z.strictObject({
  id: Id,
  /** The table and the id of the record. */
  ofTable: z.string().max(40),
  ofId: z.string().max(40),
  day: Day,
  atMs: z.int(),
  reason: z.string().max(200),
  /** The account that decided it; null where it was done again after a restore. */
  cutBy: Id.nullable(),
})
export type Cut = z.infer<typeof Cut>

/** A bundle that left before, with what was cut in it: its holder has a copy. */
export const Copy = z.strictObject({
  kind: z.enum(['report', 'audit']),
  toName: z.string(),
  fileName: z.string(),
  sealedAtMs: z.int(),
})
export type Copy = z.infer<typeof Copy>

/** A cut as people read it: whose record it was, and who has copies. */
export const CutTold = Cut.extend({ title: z.string(), byName: z.string(), copies: z.array(Copy) })
export type CutTold = z.infer<typeof CutTold>
