import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonical, parseCanonical } from '../../shared/kernel/canonical.ts'
import { Id } from '../../shared/kernel/id.ts'
import { isSeen } from '../../shared/kernel/text.ts'
import { LedgerKind } from '../../shared/session/session.ts'
import { isPlainFile, isPlainFolder, readSmall } from '../disk/plain.ts'
import { derive } from '../keys/boxes.ts'

/** The files of one backup, which is a folder of its own. */
export const backupParts = ['ledger.db', 'keyring.json', 'contents.txt', 'header.json'] as const

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
/** The name of a backup's folder: `YYYYMMDD-HHMMSSmmm` in Beijing time, for people to read. */
export const BackupName = z.string().regex(/^\d{8}-\d{9}$/)

/** `header.json`: what one backup says of itself, under a MAC whose key comes from its data key. */
export const BackupHeader = z.strictObject({
  fmt: z.literal('tzb-backup'),
  v: z.literal(1),
  ledger: Id,
  name: BackupName,
  /** The ledger's own count of its backups: the order, whatever clocks and names say. */
  number: z
    .int()
    .min(1)
    .max(2 ** 40),
  at_ms: z.int().min(0).max(253_402_300_799_999),
  office_name: z.string().max(200).refine(isSeen),
  office_code: z.string().max(40).refine(isSeen),
  kind: LedgerKind,
  size: z.int().min(0),
  sha256: Digest,
  keyring_sha256: Digest,
  /** Of the list of contents in the pool beside the backups that its ledger names. */
  contents_sha256: Digest,
  entries: z.int().min(0),
  head: Digest,
  /** The copy was opened, every page was looked at, and its chain ended like the ledger's. */
  checked: z.literal(true),
  mac: z.string().max(44),
})
export type BackupHeader = z.infer<typeof BackupHeader>

/** The header with its MAC, as the bytes of its file. */
export function spellHeader(plain: Omit<BackupHeader, 'mac'>, dek: Uint8Array): Uint8Array {
  return Buffer.from(canonical({ ...plain, mac: macOf(plain, dek).toString('base64') }))
}

/** Whether a holder of this data key wrote the header, as it stands. */
export function isHeaderOf(header: BackupHeader, dek: Uint8Array): boolean {
  const [own, told] = [macOf(header, dek), Buffer.from(header.mac, 'base64')]
  return told.length === own.length && timingSafeEqual(own, told)
}

/**
 * What the folders in a folder say of themselves as backups, newest first by their own count. Nothing is
 * proved: a name, a file's size and a header that reads like one. Links are no backups.
 */
export function headersIn(folder: string): BackupHeader[] {
  if (!isPlainFolder(folder)) return []
  return readdirSync(folder)
    .filter((name) => BackupName.safeParse(name).success)
    .flatMap((name) => headerIn(join(folder, name), name) ?? [])
    .sort((a, b) => b.number - a.number || (a.name < b.name ? 1 : -1))
}

/** The headers in a folder that one of these data keys wrote for this ledger, newest first. */
// SECURITY: what the ledger did not write is neither offered, counted nor deleted
// (tests/session/thinning.test.ts)
export const provenIn = (folder: string, ledger: Id, keys: readonly Uint8Array[]): BackupHeader[] =>
  headersIn(folder).filter((header) => header.ledger === ledger && keyOf(header, keys) !== undefined)

/** Which of the data keys wrote a header. */
export const keyOf = (header: BackupHeader, keys: readonly Uint8Array[]): Uint8Array | undefined =>
  keys.find((key) => isHeaderOf(header, key))

/** SHA-256 of a file in lower-case hex, read by pieces. */
export function digestOf(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  const piece = Buffer.alloc(1 << 20)
  try {
    for (;;) {
      const read = readSync(file, piece)
      if (read === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}

function headerIn(folder: string, name: string): BackupHeader | undefined {
  if (!isPlainFolder(folder) || !backupParts.every((part) => isPlainFile(join(folder, part))))
    return undefined
  const text = readSmall(join(folder, 'header.json'), 4096)
  const read = BackupHeader.safeParse(text && parseCanonical(Buffer.from(text).toString('utf8')))
  if (!read.success || read.data.name !== name) return undefined
  return read.data.size === statSync(join(folder, 'ledger.db')).size ? read.data : undefined
}

function macOf(header: Omit<BackupHeader, 'mac'>, dek: Uint8Array): Buffer {
  const { mac: _, ...covered } = header as BackupHeader
  return createHmac('sha256', derive(dek, new Uint8Array(0), 'tzb/backup-header/v1'))
    .update(canonical(covered))
    .digest()
}
