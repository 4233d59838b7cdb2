import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../shared/refusal.ts'
import { openReadOnly } from '../db/book.ts'
import { writeMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { type Keyring, spellKeyring } from '../keys/keyring.ts'
import { copyDurably, settleFolder, writeDurably } from './durable.ts'

export type Backup = { readonly name: string; readonly atMs: number; readonly sizeBytes: number }
/** What opens a ledger, and the keyring that it agrees with. */
export type BackupKey = { readonly dek: Uint8Array; readonly ring: Keyring }

/**
 * Writes a verified copy of an open ledger beside it: opened again with its key, every page checked, the
 * chain's head equal. The keyring that opens it goes with it. Faults `session.backup-failed`, `disk.*`.
 */
export function backUp(folder: string, file: LedgerFile, key: BackupKey, nowMs: number): Backup {
  const backups = join(folder, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  sweepBackups(folder)
  const { name, atMs } = freeName(backups, nowMs)
  const part = join(backups, `${name}.db.part`)
  try {
    // Subtle: `db.backup()` fails on an encrypted file and leaves one that opens empty; this copies
    // with the key, and fsyncs where the file's own commits do.
    file.prepare('vacuum into ?').run(part)
    mustEqual(part, file, key)
    writeDurably(join(backups, `${name}.keyring.json`), spellKeyring(key.ring))
    renameSync(part, join(backups, `${name}.db`))
  } catch (error) {
    rmSync(part, { force: true })
    rmSync(join(backups, `${name}.keyring.json`), { force: true })
    throw error
  }
  settleFolder(backups)
  writeMeta(file, {
    last_backup_at: String(nowMs),
    last_backup_size: String(headOf(file).seq),
    backup_failed: '0',
  })
  thin(backups, nowMs)
  return { name, atMs, sizeBytes: statSync(join(backups, `${name}.db`)).size }
}

/** The backups in a ledger's folder that have their keyring, newest first. */
export const backupsIn = (folder: string): Backup[] => backupsAt(join(folder, 'backups'))

/** The backups that lie in a folder with their keyrings, newest first. */
export function backupsAt(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  const names = new Set(readdirSync(folder))
  return stampedIn(folder)
    .filter((name) => names.has(`${name}.keyring.json`))
    .map((name) => ({ name, atMs: momentOf(name), sizeBytes: statSync(join(folder, `${name}.db`)).size }))
}

/** What belongs to one backup: the ledger comes last, so that where it stands the rest stands too. */
export const backupParts = (name: string): string[] => [`${name}.keyring.json`, `${name}.db`]

/** Copies a backup with its keyring and the card that names its ledger to another folder, read back. */
export function copyBackup(folder: string, name: string, target: string): void {
  copyDurably(join(folder, 'card.json'), join(target, `${name}.card.json`))
  for (const file of backupParts(name)) copyDurably(join(folder, 'backups', file), join(target, file))
}

/** The last entry of a chain. */
export function headOf(file: LedgerFile): { seq: number; head: Uint8Array } {
  return file.prepare('select seq, head from audit order by seq desc limit 1').get() as {
    seq: number
    head: Uint8Array
  }
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

const KEEP = { today: 10, daily: 7, weekly: 5, monthly: 12 }

/** Keeps the last 10 of today, then the last one of 7 days, 5 weeks and 12 months. */
function thin(backups: string, nowMs: number): void {
  const today = stampOf(nowMs).slice(0, 8)
  const names = stampedIn(backups)
  const kept = new Set(names.filter((name) => name.startsWith(today)).slice(0, KEEP.today))
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

/**
 * Removes what a crash left among a ledger's backups: half-written parts, keyrings whose ledger never
 * came.
 */
export function sweepBackups(folder: string): void {
  const backups = join(folder, 'backups')
  if (!existsSync(backups)) return
  const whole = new Set(stampedIn(backups).map((name) => `${name}.keyring.json`))
  for (const name of readdirSync(backups)) {
    const isHalf = /^\d{8}-\d{9}\..*part(-\w+)?$/.test(name)
    const isLone = /^\d{8}-\d{9}\.keyring\.json$/.test(name) && !whole.has(name)
    if (isHalf || isLone) rmSync(join(backups, name), { force: true })
  }
}

/** Newest first. Only our own names: what a person put beside them is theirs. */
function stampedIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{8}-\d{9}\.db$/.test(name))
    .map((name) => name.slice(0, -3))
    .sort()
    .reverse()
}

function weekOf(name: string): string {
  const day = Date.UTC(Number(name.slice(0, 4)), Number(name.slice(4, 6)) - 1, Number(name.slice(6, 8)))
  return String(Math.floor((day / 86_400_000 + 3) / 7))
}

const BEIJING_MS = 8 * 3_600_000

/** `YYYYMMDD-HHMMSSmmm` in Beijing time: sorts by time. */
function stampOf(nowMs: number): string {
  const digits = new Date(nowMs + BEIJING_MS).toISOString().replace(/\D/g, '')
  return `${digits.slice(0, 8)}-${digits.slice(8, 17)}`
}

function momentOf(name: string): number {
  const [, day, time, ms] = /^(\d{8})-(\d{6})(\d{3})$/.exec(name)!
  const parts = [day!.slice(0, 4), day!.slice(4, 6), day!.slice(6)].join('-')
  const clock = [time!.slice(0, 2), time!.slice(2, 4), time!.slice(4)].join(':')
  return Date.parse(`${parts}T${clock}.${ms}+08:00`)
}

/** A name that no backup has: a clock set back must not overwrite one. */
function freeName(backups: string, nowMs: number): { name: string; atMs: number } {
  let atMs = nowMs
  while (existsSync(join(backups, `${stampOf(atMs)}.db`))) atMs += 1
  return { name: stampOf(atMs), atMs }
}
