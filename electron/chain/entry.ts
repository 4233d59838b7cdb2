import { z } from 'zod'
import type { EntryBody } from './chain.ts'

const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable()

const Body = z.strictObject({
  v: z.literal(1),
  seq: z.int(),
  at: z.int(),
  user: z.string(),
  deed: z.string(),
  kind: z.enum(['row', 'event']),
  table: z.string(),
  op: z.enum(['insert', 'update', 'delete', '']),
  id: z.string(),
  before: Cells,
  after: Cells,
  tx: z.string(),
  reason: z.string(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  schema: z.int(),
})

/**
 * What the text of an entry says; undefined where it was withheld or is no entry of ours any more: that is a
 * finding for people, never a defect.
 */
export function parseEntry(text: string): EntryBody | undefined {
  try {
    const read = Body.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    // Subtle: text that is no JSON was broken by somebody, like an entry of another shape.
    return undefined
  }
}

/** A withheld entry stands in a pack as its leaf: 64 hex digits in quotes. */
export const isWithheld = (body: string): boolean => /^"[0-9a-f]{64}"$/.test(body)
