import { z } from 'zod'

/** What a verification compares, each with a line of its own. */
const compared = [
  'chain',
  'decisions',
  'checkpoints',
  'signatures',
  'receipts',
  'sheet',
  'rows',
  'derived',
  'balances',
  'contents',
  'received',
] as const

/** What stands in a ledger file outside every comparison: named, one line each, and never said to agree. */
const outside = [
  'masked',
  'housekeeping',
  'secrets',
  'record-keys',
  'drafts',
  'views',
  'previews',
  'marks',
  'thumbnails',
] as const

/** What a verification says something of; what it could not compare is a line too. */
export const CheckName = z.enum([...compared, ...outside])
export type CheckName = z.infer<typeof CheckName>

/** One line of a verification: `count` things were looked at, or stand there uncompared. */
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
  stretch: 'chain',
  checkpoint: 'checkpoints',
  'checkpoint-missing': 'checkpoints',
  'checkpoint-added': 'checkpoints',
  'checkpoint-changed': 'checkpoints',
  forged: 'signatures',
  'other-key': 'signatures',
  receipted: 'receipts',
  sheet: 'sheet',
  unsigned: 'decisions',
  signature: 'decisions',
  certificate: 'decisions',
  before: 'rows',
  'row-missing': 'rows',
  'row-added': 'rows',
  'row-changed': 'rows',
  derived: 'derived',
  balance: 'balances',
  content: 'contents',
  'content-missing': 'contents',
  'content-loose': 'contents',
  'received-changed': 'received',
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

const ANCHORS: readonly CheckName[] = ['signatures', 'receipts', 'sheet']

/**
 * Whether anything outside the file itself was compared: a signature by a key held elsewhere, a receipt, a
 * sheet of paper.
 */
export const isAnchored = (lines: readonly CheckLine[]): boolean =>
  lines.some(({ what, outcome }) => ANCHORS.includes(what) && outcome === 'sound')
