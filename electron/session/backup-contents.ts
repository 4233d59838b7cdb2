import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { refuse } from '../../shared/kernel/refusal.ts'
import { contentFileName, contentIn, contentNamer, contentsFolder } from '../attachments/content-files.ts'
import { contentOf, contentRows } from '../attachments/contents.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { copyDurably, settleFolder } from '../disk/durable.ts'
import { isPlainFile, isPlainFolder, readSmall } from '../disk/plain.ts'
import { type BackupHeader, digestOf, headersIn } from './backup-header.ts'

/** Beside backups, the folder with every content that one of them names, each once. */
export const poolIn = (backups: string): string => contentsFolder(backups)

/**
 * Copies what a ledger holds of contents into the pool beside its backups, each once, and answers the names
 * that a backup of now lists, sorted. What is gone or changed beside the ledger and was never copied keeps
 * nobody from a backup: verification tells of it. Faults `disk.*`.
 */
export function poolContents(reader: Reader, backups: string): string[] {
  // Subtle: before its steps were taken an older ledger is backed up too; it kept its contents inside.
  const rows = keepsBeside(reader) ? contentRows(reader) : []
  const pool = poolIn(backups)
  if (rows.length > 0) mkdirSync(pool, { recursive: true, mode: 0o700 })
  const nameOf = contentNamer(reader)
  const pooled = new Set(namesIn(pool))
  for (const row of rows) {
    const name = nameOf(row)
    if (pooled.has(name) || typeof contentOf(reader, row) === 'string') continue
    copyDurably(join(contentsFolder(reader.beside), name), join(pool, name))
    pooled.add(name)
  }
  if (rows.length > 0) settleFolder(pool)
  return rows
    .map(nameOf)
    .filter((name) => pooled.has(name))
    .sort()
}

/** The list of contents as the bytes of its file. */
export const spellContents = (names: readonly string[]): string => `${names.join('\n')}\n`

/**
 * Copies what a backup lists from its pool to another, each once. Faults `session.backup-failed`, `-linked`,
 * `disk.*`.
 */
export function copyPool(backups: string, header: BackupHeader, target: string): void {
  const names = listedBy(backups, header) ?? refuse('session.backup-failed', {})
  if (names.length === 0) return
  const [from, to] = [poolIn(backups), poolIn(target)]
  mkdirSync(to, { recursive: true })
  if (!isPlainFolder(to)) refuse('session.linked', { name: basename(to) })
  for (const name of names) {
    const [source, copy] = [join(from, name), join(to, name)]
    if (!isPlainFile(source)) refuse('session.backup-failed', {})
    const isThere = isPlainFile(copy) && sizeOf(copy) === sizeOf(source)
    if (!isThere) copyDurably(source, copy)
  }
  settleFolder(to)
}

/**
 * Removes from a ledger's pool what no backup lists any more. Where one of them cannot be read nothing is
 * removed: it may be the one that needs it. Faults `disk.*`.
 */
export function sweepPool(folder: string): void {
  const backups = join(folder, 'backups')
  const kept = new Set<string>()
  for (const within of [backups, join(folder, 'thinned')]) {
    for (const header of headersIn(within)) {
      const names = listedBy(within, header)
      if (!names) return
      for (const name of names) kept.add(name)
    }
  }
  const pool = poolIn(backups)
  if (!isPlainFolder(pool)) return
  for (const name of readdirSync(pool)) if (!kept.has(name)) rmSync(join(pool, name), { force: true })
}

/**
 * Brings beside a restored ledger what it names and what is not sound there yet. What the pool does not have
 * is missing afterwards: verification says so, and the ledger is there all the same. Faults `disk.*`.
 */
export function bringContents(reader: Reader, pool: string): void {
  const nameOf = contentNamer(reader)
  const folder = contentsFolder(reader.beside)
  for (const row of contentRows(reader)) {
    if (typeof contentOf(reader, row) !== 'string' || typeof contentIn(pool, reader, row) === 'string')
      continue
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    copyDurably(join(pool, nameOf(row)), join(folder, nameOf(row)))
  }
}

/** The contents that a backup lists; nothing where its list is not the one that its header names. */
function listedBy(within: string, { name, contents_sha256 }: BackupHeader): string[] | undefined {
  const path = join(within, name, 'contents.txt')
  const text = readSmall(path, LARGEST_LIST)
  if (!text || digestOf(path) !== contents_sha256) return undefined
  return Buffer.from(text).toString('utf8').split('\n').filter(isContentName)
}

const keepsBeside = (reader: Reader): boolean =>
  reader.find({ compile: () => KEYED.compile(kysely) }) !== undefined
const KEYED = sql`select 1 from pragma_table_info('attachment_content') where name = 'key'`

const isContentName = (name: string): boolean => contentFileName.test(name)
const namesIn = (pool: string): string[] =>
  isPlainFolder(pool) ? readdirSync(pool).filter(isContentName) : []
const sizeOf = (path: string): number => statSync(path).size
const LARGEST_LIST = 64 << 20
