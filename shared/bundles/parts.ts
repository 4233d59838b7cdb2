import { z } from 'zod'
import { type LimitedPart, limits } from './limits.ts'

/** A SHA-256 in lower-case hex. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

const Size = z.int().min(0)
const TableName = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)
const Column = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
const Columns = z.array(Column).min(1).max(400)

/** One table of a bundle: what its rows are called, how many there are, and the digests of both spellings. */
export const TableEntry = z.strictObject({
  name: TableName,
  /** Version of the table's wire rows: older ones are upcast on receipt, newer ones refused. */
  version: z.int().min(1),
  columns: Columns,
  key: Columns,
  /** Columns whose values were masked or emptied before sealing, in the order of `columns`. */
  masked: z.array(Column).max(400),
  rows: Size,
  raw_size: Size,
  raw_sha256: Digest,
  member: z.string().max(80),
  gz_size: Size,
  gz_sha256: Digest,
})
export type TableEntry = z.infer<typeof TableEntry>

/** One attachment: carried here, or sent before and held by the receiver under the same digest. */
export const Attachment = z.strictObject({
  sha256: Digest,
  size: Size,
  mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/),
  name: z.string().min(1).max(200),
  state: z.enum(['included', 'already-sent']),
})
export type Attachment = z.infer<typeof Attachment>

const ChainPoint = z.strictObject({ size: Size, head: Digest })

/** The sender's audit chain from its last receipted point, so that a rewrite is seen (security.md E). */
export const AuditPart = z.strictObject({
  from: ChainPoint,
  size: Size,
  head: Digest,
  member: z.literal('audit/leaves.bin'),
  sha256: Digest,
  /** The signed month-end point, if one was made: its text is rebuilt from the fields of this manifest. */
  checkpoint: z
    .strictObject({ at: z.string().regex(/^[0-9TZ:.+-]{1,40}$/), sig: z.string().max(2048) })
    .nullable(),
  /** Bodies of the entries after `from`, in order; only in a pack for an auditor. */
  entries: z
    .strictObject({
      member: z.literal('audit/entries.ndjson.gz'),
      raw_size: Size,
      raw_sha256: Digest,
      gz_size: Size,
      gz_sha256: Digest,
    })
    .nullable(),
})
export type AuditPart = z.infer<typeof AuditPart>

/** The member that holds a receipt. */
export const ReceiptMember = z.strictObject({ member: z.literal('receipt.json'), size: Size, sha256: Digest })
export type ReceiptMember = z.infer<typeof ReceiptMember>

/** The member that holds a letter. */
export const LetterMember = z.strictObject({ member: z.literal('letter.json'), size: Size, sha256: Digest })

/** Control totals, which the receiver adds up again: all rows, and sums of integer columns (money in fen). */
export const Totals = z.strictObject({
  rows: Size,
  sums: z.array(z.strictObject({ table: TableName, column: Column, sum: z.int() })).max(1000),
})
export type Totals = z.infer<typeof Totals>

type Parts = {
  readonly kind: string
  readonly tables: readonly TableEntry[]
  readonly files: readonly Attachment[]
  readonly audit: AuditPart | null
  readonly totals: Totals
  readonly receipt: ReceiptMember | null
  readonly letter?: z.infer<typeof LetterMember>
}

/** The fields of a manifest that contradict each other; empty when all is well. */
export function consistentParts({ kind, tables, files, audit, totals }: Parts): readonly string[] {
  const wrong: string[] = []
  if (!risesStrictly(tables.map(({ name }) => name)) || !tables.every(isConsistentTable)) wrong.push('tables')
  if (!risesStrictly(files.map(({ sha256 }) => sha256)) || !files.every(isPlainName)) wrong.push('files')
  const counted = tables.reduce((sum, { rows }) => sum + rows, 0)
  if (totals.rows !== counted || !areConsistentSums(tables, totals)) wrong.push('totals')
  if (audit && (audit.size < audit.from.size || (audit.entries !== null && kind !== 'audit')))
    wrong.push('audit')
  return wrong
}

/** The first part of a manifest that is larger than the format allows, or none. */
export function tooLarge({
  tables,
  files,
  audit,
  receipt,
  letter,
}: Parts): { part: LimitedPart; limit: number } | undefined {
  const raw = tables.reduce((sum, { raw_size }) => sum + raw_size, audit?.entries?.raw_size ?? 0)
  const leaves = audit ? (audit.size - audit.from.size) * 32 : 0
  const carried = files.filter(({ state }) => state === 'included')
  const attached = carried.reduce((sum, { size }) => sum + size, 0)
  const streams = audit?.entries ? [...tables, audit.entries] : tables
  const members = 2 + streams.length + carried.length + (audit ? 1 : 0) + (receipt || letter ? 1 : 0)
  const over = (part: LimitedPart, limit: number, holds: boolean) => (holds ? undefined : { part, limit })
  return (
    over('members', limits.members, members <= limits.members) ??
    over(
      'table',
      limits.tableRawBytes,
      streams.every(({ raw_size }) => raw_size <= limits.tableRawBytes),
    ) ??
    over(
      'table',
      limits.rawPerGz,
      streams.every(({ raw_size, gz_size }) => raw_size <= limits.rawPerGz * gz_size),
    ) ??
    over(
      'file',
      limits.fileBytes,
      files.every(({ size }) => size <= limits.fileBytes),
    ) ??
    over('receipt', limits.receiptBytes, (receipt?.size ?? 0) <= limits.receiptBytes) ??
    over('letter', limits.letterBytes, (letter?.size ?? 0) <= limits.letterBytes) ??
    over('total', limits.totalRawBytes, raw + attached + leaves <= limits.totalRawBytes)
  )
}

function isConsistentTable({ name, member, columns, key, masked }: TableEntry): boolean {
  const at = (list: readonly string[]) => list.map((column) => columns.indexOf(column))
  return (
    member === `tables/${name}.ndjson.gz` &&
    new Set(columns).size === columns.length &&
    new Set(key).size === key.length &&
    at(key).every((index) => index >= 0) &&
    at(masked).every((index, position, all) => index >= 0 && (position === 0 || all[position - 1]! < index))
  )
}

/** Sums name columns of tables that are there, once each, sorted. */
function areConsistentSums(tables: readonly TableEntry[], { sums }: Totals): boolean {
  const named = (sum: Totals['sums'][number]) =>
    tables.some(({ name, columns }) => name === sum.table && columns.includes(sum.column))
  return sums.every(named) && risesStrictly(sums.map(({ table, column }) => `${table}.${column}`))
}

// SECURITY: a name that looks like a path or hides its ending is refused
// (tests/bundles/manifest.test.ts: file names)
function isPlainName({ name }: Attachment): boolean {
  return !/[\p{Cc}\p{Cf}\\/:*?"<>|]/u.test(name) && !/^\.|[. ]$/.test(name)
}

function risesStrictly(list: readonly string[]): boolean {
  return list.every((item, at) => at === 0 || list[at - 1]! < item)
}
