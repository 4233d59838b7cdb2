import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../shared/refusal.ts'
import { shellWords } from '../../shared/words/shell.ts'
import { openReadOnly } from '../db/book.ts'
import { writeMeta } from '../db/meta.ts'
import type { Cipher, LedgerFile } from '../db/open.ts'
import { keyringName } from '../keys/keyring-file.ts'
import type { Hall } from './hall.ts'

export type Backup = { readonly name: string; readonly atMs: number; readonly sizeBytes: number }

/**
 * Writes a verified copy of an open ledger beside it: opened again with its key, every page checked, the
 * chain's head equal. The keyring that opens it goes with it. Faults `session.backup-failed`, `disk.*`.
 */
export function backUp(
  folder: string,
  file: LedgerFile,
  key: { readonly dek: Uint8Array; readonly cipher: Cipher },
  nowMs: number,
): Backup {
  const backups = join(folder, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  for (const left of readdirSync(backups)) if (left.endsWith('.part')) rmSync(join(backups, left))
  const name = stampOf(nowMs)
  const part = join(backups, `${name}.db.part`)
  try {
    // Subtle: `db.backup()` fails on an encrypted file and leaves one that opens empty; this copies
    // with the key.
    file.prepare('vacuum into ?').run(part)
    mustEqual(part, file, key)
    copyFileSync(join(folder, keyringName), join(backups, `${name}.keyring.json`))
    renameSync(part, join(backups, `${name}.db`))
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
  writeMeta(file, { last_backup_at: String(nowMs), last_backup_size: String(headOf(file).seq) })
  thin(backups, nowMs)
  return { name, atMs: nowMs, sizeBytes: statSync(join(backups, `${name}.db`)).size }
}

/** The backups of a ledger, newest first. */
export function backupsIn(folder: string): Backup[] {
  const backups = join(folder, 'backups')
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .filter((name) => /^\d{8}-\d{9}\.db$/.test(name))
    .sort()
    .reverse()
    .map((file) => {
      const { mtimeMs, size } = statSync(join(backups, file))
      return { name: file.slice(0, -3), atMs: Math.trunc(mtimeMs), sizeBytes: size }
    })
}

/**
 * Copies a backup to a folder the person chooses, such as a stick, and reads it back; null when
 * they chose none.
 */
export async function copyBackup(
  hall: Pick<Hall, 'files'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const target = await hall.files.chooseFolder(shellWords.chooseBackupPlace)
  if (!target) return null
  for (const file of [`${name}.db`, `${name}.keyring.json`]) {
    const from = join(folder, 'backups', file)
    const part = join(target, `${file}.part`)
    copyFileSync(from, part)
    if (!readFileSync(part).equals(readFileSync(from))) {
      rmSync(part, { force: true })
      refuse('session.backup-failed', {})
    }
    renameSync(part, join(target, file))
  }
  return `${name}.db`
}

/** The last entry of a chain. */
export function headOf(file: LedgerFile): { seq: number; head: Uint8Array } {
  return file.prepare('select seq, head from audit order by seq desc limit 1').get() as {
    seq: number
    head: Uint8Array
  }
}

function mustEqual(part: string, file: LedgerFile, key: { dek: Uint8Array; cipher: Cipher }): void {
  const copy = openReadOnly(part, key.dek, key.cipher)
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

const KEEP = { daily: 7, weekly: 5, monthly: 12 }

/** Keeps every backup of today, then the last one of 7 days, 5 weeks and 12 months. */
function thin(backups: string, nowMs: number): void {
  const today = stampOf(nowMs).slice(0, 8)
  const names = readdirSync(backups)
    .filter((name) => name.endsWith('.db'))
    .map((name) => name.slice(0, -3))
    .sort()
    .reverse()
  const kept = new Set(names.filter((name) => name.startsWith(today)))
  const keepFirstOf = (period: (name: string) => string, count: number) => {
    const seen = new Set<string>()
    for (const name of names) {
      if (seen.has(period(name)) || seen.size === count) continue
      seen.add(period(name))
      kept.add(name)
    }
  }
  keepFirstOf((name) => name.slice(0, 8), KEEP.daily)
  keepFirstOf(weekOf, KEEP.weekly)
  keepFirstOf((name) => name.slice(0, 6), KEEP.monthly)
  for (const name of names.filter((name) => !kept.has(name))) {
    rmSync(join(backups, `${name}.db`))
    rmSync(join(backups, `${name}.keyring.json`), { force: true })
  }
}

function weekOf(name: string): string {
  const day = Date.UTC(Number(name.slice(0, 4)), Number(name.slice(4, 6)) - 1, Number(name.slice(6, 8)))
  return String(Math.floor((day / 86_400_000 + 3) / 7))
}

/** `YYYYMMDD-HHMMSSmmm`: sorts by time and never repeats within a ledger. */
function stampOf(nowMs: number): string {
  const digits = new Date(nowMs).toISOString().replace(/\D/g, '')
  return `${digits.slice(0, 8)}-${digits.slice(8, 17)}`
}
