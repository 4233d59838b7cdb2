import { bundleFileName } from '../../../shared/bundles/file-name.ts'
import { limits } from '../../../shared/bundles/limits.ts'
import { type From, Manifest } from '../../../shared/bundles/manifest.ts'
import { type Attachment, type AuditPart, tooLarge } from '../../../shared/bundles/parts.ts'
import { Receipt } from '../../../shared/bundles/receipt.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { type Canonical, canonical } from '../../../shared/kernel/canonical.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { encrypt, type OnBytes } from '../../crypto/age.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { keyFingerprint, type SigningKey } from '../../crypto/ed25519.ts'
import { sshSign } from '../../crypto/sshsig.ts'
import { finishLines, type PackedLines } from './ndjson.ts'
import { finishTable, type PackedTable } from './table.ts'
import { type Member, tarPieces } from './tar.ts'

/**
 * What the caller says of a bundle; everything that can be counted, added up or digested is filled in here.
 */
export type Draft<Kind extends Manifest['kind']> = Omit<Extract<Manifest, { kind: Kind }>, Computed> & {
  readonly from: Omit<From, 'key'>
}
type Computed = 'fmt' | 'v' | 'suite' | 'from' | 'tables' | 'files' | 'audit' | 'totals' | 'receipt'

/** An attachment: with bytes it travels along; without, the receiver already holds it. */
export type FileSource = {
  readonly sha256: string
  readonly size: number
  readonly mime: string
  readonly name: string
  readonly bytes: Uint8Array | null
}

/** The audit chain from the last receipted point: leaves of 32 bytes, and bodies for an auditor. */
export type AuditSource = {
  readonly from: AuditPart['from']
  readonly size: number
  readonly head: string
  readonly leaves: Uint8Array
  readonly checkpoint: AuditPart['checkpoint']
  /** `packLines` of canonical bodies (or `withheld(leaf)`), one per leaf, each ending in a line feed. */
  readonly entries: PackedLines | null
}

type Content = {
  readonly tables: readonly PackedTable[]
  readonly files: readonly FileSource[]
  readonly audit: AuditSource | null
}
type SealTools = {
  readonly signer: SigningKey
  /** age recipients; `own` is always one of them, so that a lost ledger can be rebuilt from its bundles. */
  readonly recipients: { readonly own: string; readonly others: readonly string[] }
  readonly onBytes?: OnBytes
}
/** Everything a bundle is made of: tables and chain, or a receipt. */
export type SealInput =
  | (SealTools & Content & { readonly draft: Draft<'report'> | Draft<'audit'> })
  | (SealTools & { readonly draft: Draft<'receipt'> | Draft<'return'>; readonly receipt: Receipt })

/** `id` is SHA-256(manifest.json); `name` is the file name for the stick. */
export type Sealed = {
  readonly id: string
  readonly name: string
  readonly manifest: Manifest
  readonly bytes: Buffer
}

/** Builds, signs and encrypts one bundle in memory. Fault: `bundles.too-large`. */
export async function seal(input: SealInput): Promise<Sealed> {
  const { parts, members } = 'receipt' in input ? receiptParts(input.receipt) : await contentParts(input)
  const from = { ...input.draft.from, key: keyFingerprint(input.signer.publicKey) }
  const manifest = { fmt: 'tzb', v: 1, suite: 's1', ...input.draft, from, ...parts } as Manifest
  const { id, pieces } = signInner(manifest, members, input.signer)
  const { own, others } = input.recipients
  const bytes = await encrypt(pieces, [own, ...others], input.onBytes)
  if (bytes.length > limits.outerBytes)
    refuse('bundles.too-large', { part: 'bundle', limit: limits.outerBytes })
  const name = bundleFileName({ ...manifest, from: from.office, to: manifest.stream, id })
  return { id, name, manifest, bytes }
}

/** The signed archive inside the age layer, as pieces. */
export function signInner(
  manifest: Manifest,
  members: readonly Member[],
  signer: SigningKey,
): { id: string; pieces: Uint8Array[] } {
  const large = tooLarge(manifest)
  if (large) refuse('bundles.too-large', large)
  const checked = Manifest.safeParse(manifest)
  assert(
    checked.success,
    `a manifest we make is valid: ${checked.error?.issues.map(({ path }) => path.join('.'))}`,
  )
  const text = Buffer.from(canonical(manifest as unknown as Canonical), 'utf8')
  if (text.length > limits.manifestBytes) {
    refuse('bundles.too-large', { part: 'manifest', limit: limits.manifestBytes })
  }
  const signature = sshSign(text, signer, 'manifest@tzb.v1')
  const head = [
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: signature },
  ]
  return { id: sha256Hex(text), pieces: tarPieces([...head, ...members]) }
}

type Parts = Pick<Manifest, 'tables' | 'files' | 'audit' | 'totals' | 'receipt'>

function receiptParts(receipt: Receipt): { parts: Parts; members: Member[] } {
  assert(Receipt.safeParse(receipt).success, 'a receipt we make is valid')
  const bytes = Buffer.from(canonical(receipt as unknown as Canonical), 'utf8')
  const member = { member: 'receipt.json', size: bytes.length, sha256: sha256Hex(bytes) } as const
  const parts = { tables: [], files: [], audit: null, totals: { rows: 0, sums: [] }, receipt: member }
  return { parts, members: [{ name: member.member, bytes }] }
}

async function contentParts(content: Content): Promise<{ parts: Parts; members: Member[] }> {
  const packed = [...content.tables].sort((a, b) => (a.source.name < b.source.name ? -1 : 1))
  const tables = await Promise.all(packed.map(finishTable))
  const sums = packed.flatMap((table) => table.sums).sort(byName)
  const files = [...content.files].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  const audit = content.audit && (await auditPart(content.audit))
  const rows = tables.reduce((sum, { entry }) => sum + entry.rows, 0)
  const carried = files.flatMap(({ sha256, bytes }) => (bytes ? [{ name: `files/${sha256}`, bytes }] : []))
  return {
    parts: {
      tables: tables.map(({ entry }) => entry),
      files: files.map(attachment),
      audit: audit?.part ?? null,
      totals: { rows, sums },
      receipt: null,
    },
    members: [
      ...tables.map(({ entry, gz }) => ({ name: entry.member, bytes: gz })),
      ...(audit?.members ?? []),
      ...carried,
    ],
  }
}

async function auditPart(source: AuditSource): Promise<{ part: AuditPart; members: Member[] }> {
  const { from, size, head, leaves, checkpoint } = source
  const entries = source.entries && (await finishLines(source.entries))
  const part: AuditPart = {
    from,
    size,
    head,
    member: 'audit/leaves.bin',
    sha256: sha256Hex(leaves),
    checkpoint,
    entries: entries && { member: 'audit/entries.ndjson.gz', ...entries.facts },
  }
  const members: Member[] = [{ name: part.member, bytes: leaves }]
  if (part.entries && entries) members.push({ name: part.entries.member, bytes: entries.gz })
  return { part, members }
}

function attachment({ bytes, ...facts }: FileSource): Attachment {
  assert(!bytes || sha256Hex(bytes) === facts.sha256, 'an attachment is what its digest says')
  return { ...facts, state: bytes ? 'included' : 'already-sent' }
}

function byName(a: { table: string; column: string }, b: { table: string; column: string }): number {
  return `${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1
}
