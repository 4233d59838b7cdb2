import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { LedgerKind } from '../../shared/session/session.ts'
import { openReadOnly } from '../chain/database.ts'
import { access } from '../db/access.ts'
import { renameState } from '../db/journal.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { atBest, copyDurably, settleFolder, settleTree, writeDurably } from '../disk/durable.ts'
import { mustBePlain } from '../disk/plain.ts'
import { withEveryKey } from '../keys/former.ts'
import { type Keyring, spellKeyring } from '../keys/keyring.ts'
import { copyPool, poolContents, spellContents, sweepPool } from './backup-contents.ts'
import {
  type BackupHeader,
  backupParts,
  digestOf,
  headersIn,
  provenIn,
  spellHeader,
} from './backup-header.ts'
import { thin } from './thinning.ts'

/** One backup as people see it; `atMs` is what the clock said, `number` the order in which they were made. */
export type Backup = {
  readonly name: string
  readonly number: number
  readonly atMs: number
  readonly sizeBytes: number
}
/** What opens a ledger, and the keyring that it agrees with. */
export type BackupKey = { readonly dek: Uint8Array; readonly ring: Keyring }

/** The folder of a ledger's own backups. */
export const backupsFolder = (folder: string): string => join(folder, 'backups')

/**
 * Writes a verified copy of an open ledger beside it: opened again with its key, every page checked, the
 * chain's head equal. Contents that it names lie in the pool beside the backups, each once, and are listed.
 * The keyring that opens it goes with it, and a header that only a holder of the data
 * key can write. It has its name when all of it is there.
 * Faults `session.backup-failed`, `-linked`, `disk.*`.
 */
export function backUp(folder: string, file: LedgerFile, key: BackupKey, nowMs: number): Backup {
  mustBePlain(folder)
  const backups = backupsFolder(folder)
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  sweepBackups(folder)
  const { ledger } = key.ring
  const number = 1 + withEveryKey(key.ring, key.dek, (keys) => highest(folder, ledger, keys))
  const name = freeName(backups, nowMs)
  const part = join(backups, `${name}.part`)
  let header: BackupHeader
  try {
    mkdirSync(part, { mode: 0o700 })
    // Subtle: `db.backup()` fails on an encrypted file and leaves one that opens empty; this copies
    // with the key, and fsyncs where the file's own commits do.
    renameState(file)
    file.prepare('vacuum into ?').run(join(part, 'ledger.db'))
    renameState(file)
    mustEqual(join(part, 'ledger.db'), file, key)
    writeDurably(join(part, 'keyring.json'), spellKeyring(key.ring))
    writeDurably(join(part, 'contents.txt'), spellContents(poolContents(access(file), backups)))
    header = writeHeader(part, file, key, { name, number, atMs: nowMs })
    settleTree(part)
    renameSync(part, join(backups, name))
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
  settleFolder(backups)
  writeMeta(file, {
    last_backup_at: String(nowMs),
    last_backup_size: String(headOf(file).seq),
    backup_failed: '0',
  })
  withEveryKey(key.ring, key.dek, (keys) => thin(folder, ledger, keys))
  atBest(() => sweepPool(folder))
  return shownBackup(header)
}

/** A ledger's own backups: those that its program wrote under its keys, newest first. */
export const backupsIn = (folder: string, { ring, dek }: BackupKey): Backup[] =>
  withEveryKey(ring, dek, (keys) => provenIn(backupsFolder(folder), ring.ledger, keys).map(shownBackup))

/** A backup as the screens show it. */
export function shownBackup({ name, number, at_ms: atMs, size: sizeBytes }: BackupHeader): Backup {
  return { name, number, atMs, sizeBytes }
}

/** What the newest backup beside a ledger says of itself, before anybody proved anything. */
export const newestIn = (folder: string): BackupHeader | undefined => headersIn(backupsFolder(folder))[0]

/** Copies a backup with its contents to another folder, whole or not at all, read back. Faults `disk.*`. */
export function copyBackup(folder: string, name: string, target: string): void {
  const [part, whole] = [join(target, `${name}.part`), join(target, name)]
  if (existsSync(whole)) refuse('session.backup-failed', {})
  rmSync(part, { recursive: true, force: true })
  try {
    const header = headersIn(backupsFolder(folder)).find((one) => one.name === name)
    copyPool(backupsFolder(folder), header ?? refuse('session.backup-failed', {}), target)
    mkdirSync(part)
    for (const file of backupParts) copyDurably(join(backupsFolder(folder), name, file), join(part, file))
    renameSync(part, whole)
    settleFolder(target)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

/** The last entry of a chain. */
export function headOf(file: LedgerFile): { seq: number; head: Uint8Array } {
  return file.prepare('select seq, head from audit order by seq desc limit 1').get() as {
    seq: number
    head: Uint8Array
  }
}

/** Removes the half-written backups that a crash left; what a person put beside them is theirs. */
export function sweepBackups(folder: string): void {
  const backups = backupsFolder(folder)
  if (!existsSync(backups)) return
  for (const name of readdirSync(backups)) {
    if (/^\d{8}-\d{9}\.part$/.test(name)) rmSync(join(backups, name), { recursive: true, force: true })
  }
}

function writeHeader(
  part: string,
  file: LedgerFile,
  { dek, ring }: BackupKey,
  what: { readonly name: string; readonly number: number; readonly atMs: number },
): BackupHeader {
  const { seq, head } = headOf(file)
  const [db, keyring, contents] = ['ledger.db', 'keyring.json', 'contents.txt'].map((name) =>
    join(part, name),
  ) as [string, string, string]
  const plain = {
    fmt: 'tzb-backup',
    v: 1,
    ledger: ring.ledger,
    name: what.name,
    number: what.number,
    at_ms: what.atMs,
    office_name: readMeta(file, 'office_name') ?? '',
    office_code: readMeta(file, 'office_code') ?? '',
    kind: LedgerKind.parse(readMeta(file, 'kind')),
    size: statSync(db).size,
    sha256: digestOf(db),
    keyring_sha256: digestOf(keyring),
    contents_sha256: digestOf(contents),
    entries: seq,
    head: Buffer.from(head).toString('hex'),
    checked: true,
  } as const
  writeDurably(join(part, 'header.json'), spellHeader(plain, dek))
  return { ...plain, mac: '' }
}

function mustEqual(part: string, file: LedgerFile, { dek, ring }: BackupKey): void {
  const copy = openReadOnly(part, dek, ring.cipher)
  try {
    const [live, copied] = [headOf(file), headOf(copy.file)]
    const sound = copy.file.pragma('integrity_check', { simple: true }) === 'ok'
    if (!sound || live.seq !== copied.seq || !Buffer.from(live.head).equals(copied.head)) {
      refuse('session.backup-failed', {})
    }
  } finally {
    copy.close()
  }
}

/** The highest number that a backup of the ledger has here; 0 where there is none. */
const highest = (folder: string, ledger: Id, keys: readonly Uint8Array[]): number =>
  Math.max(
    0,
    ...['backups', 'thinned'].map((name) => provenIn(join(folder, name), ledger, keys)[0]?.number ?? 0),
  )

const BEIJING_MS = 8 * 3_600_000

/** `YYYYMMDD-HHMMSSmmm` in Beijing time. */
function stampOf(nowMs: number): string {
  const digits = new Date(nowMs + BEIJING_MS).toISOString().replace(/\D/g, '')
  return `${digits.slice(0, 8)}-${digits.slice(8, 17)}`
}

/** A name that nothing there has: a clock set back must not overwrite a backup. */
function freeName(backups: string, nowMs: number): string {
  let atMs = nowMs
  while (existsSync(join(backups, stampOf(atMs)))) atMs += 1
  return stampOf(atMs)
}
