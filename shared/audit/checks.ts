import { z } from 'zod'

/** What a verification looks at, each with a line of its own; what it could not compare is a line too. */
export const CheckName = z.enum(['chain', 'checkpoints', 'rows'])
export type CheckName = z.infer<typeof CheckName>

/** One line of a verification: `count` things were looked at. */
export const CheckLine = z.strictObject({
  what: CheckName,
  count: z.int(),
  outcome: z.enum(['sound', 'broken', 'not-compared']),
})
export type CheckLine = z.infer<typeof CheckLine>

/** How a place may not fit, and the check that finds it. */
export const checkOf = {
  link: 'chain',
  body: 'chain',
  gap: 'chain',
  checkpoint: 'checkpoints',
  before: 'rows',
  'row-missing': 'rows',
  'row-added': 'rows',
  'row-changed': 'rows',
} as const satisfies Readonly<Record<string, CheckName>>

const BrokenWhat = z.enum(Object.keys(checkOf) as [keyof typeof checkOf, ...(keyof typeof checkOf)[]])

/** A place that does not fit. */
export const Broken = z.strictObject({
  what: BrokenWhat,
  seq: z.int().nullable(),
  table: z.string(),
  id: z.string(),
})

/** A place for people to look at; it proves nothing. `moment-back`: earlier than the entry before it. */
export const Remark = z.strictObject({ what: z.enum(['moment-back']), seq: z.int() })
