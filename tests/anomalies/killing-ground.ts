import { createHash } from 'node:crypto'
import type * as Fs from 'node:fs'
import { cpSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** What lies on the disk where the program is killed, and what it was about to do. */
export type Left = { readonly folder: string; readonly before: string }

/** How a deed went over the disk: points where it can be killed, and the states that differ. */
export type Trail = { readonly points: number; readonly left: readonly Left[] }

/** Called before every step that changes the disk, and amid those that are no single step. */
let look: ((before: string) => void) | undefined

function point(before: string): void {
  const looking = look
  if (!looking) return
  // What looking does to the disk is no step of the program.
  look = undefined
  try {
    looking(before)
  } finally {
    look = looking
  }
}

/**
 * Keeps everything below `folder` as a kill would leave it, before every step of `work` on the disk, amid
 * every file that is written or removed piece by piece, and after the last; the same state is kept once.
 */
export async function trailOf(folder: string, into: string, work: () => Promise<unknown>): Promise<Trail> {
  const left: Left[] = []
  let points = 0
  let last = ''
  const keep = (before: string) => {
    points += 1
    const state = digestOf(folder)
    if (state === last) return
    last = state
    const kept = join(into, String(left.length))
    cpSync(folder, kept, { recursive: true })
    left.push({ folder: kept, before })
  }
  look = keep
  try {
    await work()
  } finally {
    look = undefined
  }
  keep('nothing more')
  return { points, left }
}

/** A digest of names and contents; SQLite's shared memory says nothing that a new start would believe. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (name.endsWith('-shm')) continue
    const path = join(folder, name)
    const isFile = lstatSync(path).isFile()
    hash.update(`\n${name} ${isFile}\n`)
    if (isFile) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** `node:fs`, in which every call that changes the disk is a point. */
export function killableFs(fs: typeof Fs): typeof Fs {
  type Named = 'fsyncSync' | 'renameSync' | 'linkSync' | 'mkdirSync' | 'closeSync' | 'appendFileSync'
  const through = <N extends Named>(name: N): (typeof Fs)[N] =>
    ((...args: never[]) => {
      point(`${name} ${args[0]}`)
      return (fs[name] as (...args: never[]) => unknown)(...args)
    }) as unknown as (typeof Fs)[N]
  return {
    ...fs,
    fsyncSync: through('fsyncSync'),
    renameSync: through('renameSync'),
    linkSync: through('linkSync'),
    mkdirSync: through('mkdirSync'),
    closeSync: through('closeSync'),
    appendFileSync: through('appendFileSync'),
    openSync(path, flags, mode) {
      point(`openSync ${path}`)
      return fs.openSync(path, flags, mode)
    },
    writeFileSync(file, data, options) {
      point(`writeFileSync ${file}`)
      if (look) amid(`writeFileSync ${file}`, () => writeHalf(file, data as string | Uint8Array))
      fs.writeFileSync(file, data, options)
    },
    copyFileSync(from, to, mode) {
      point(`copyFileSync ${to}`)
      if (look) amid(`copyFileSync ${to}`, () => writeHalf(to, fs.readFileSync(from)), [String(to)])
      fs.copyFileSync(from, to, mode)
    },
    rmSync(path, options) {
      point(`rmSync ${path}`)
      if (look && options?.recursive) removeOneByOne(fs, String(path))
      fs.rmSync(path, options)
    },
  }
}

/** Half of a step, looked at; what it made is taken away again where the whole step wants it gone. */
function amid(what: string, half: () => void, made: readonly string[] = []): void {
  half()
  point(`the other half of ${what}`)
  for (const path of made) rmSync(path, { force: true })
}

function writeHalf(file: Fs.PathOrFileDescriptor, data: string | Uint8Array): void {
  const bytes = Buffer.from(data)
  const half = bytes.subarray(0, bytes.length >> 1)
  // The whole is written from where the file stands, so the half must not move it.
  if (typeof file === 'number') writeSync(file, half, 0, half.length, 0)
  else writeFileSync(file, half)
}

function removeOneByOne(fs: typeof Fs, path: string): void {
  if (!fs.lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  for (const entry of fs.readdirSync(path, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) continue
    fs.rmSync(join(entry.parentPath, entry.name))
    point(`the rest of rmSync ${path}`)
  }
}

/** Makes every writing statement, pragma, COMMIT and close of SQLite a point. */
export function letSqliteBeKilled(): void {
  const probe = new Database(':memory:')
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as Database.Statement
  probe.close()
  const { run } = statement
  statement.run = function (this: Database.Statement, ...args: unknown[]) {
    const { source, readonly } = this
    if (look && (!readonly || /^(?:commit|vacuum)/i.test(source))) {
      point(source)
      if (/^vacuum into/i.test(source)) vacuumHalf(String(args[0]))
    }
    return run.apply(this, args as never)
  } as typeof run
  const { pragma, exec, close } = Database.prototype as Database.Database
  Database.prototype.pragma = function (this: Database.Database, source: string, options?: never) {
    point(/^rekey=/.test(source) ? 'rekey' : source)
    return pragma.call(this, source, options)
  }
  Database.prototype.exec = function (this: Database.Database, source: string) {
    point(source.slice(0, 40))
    return exec.call(this, source)
  }
  Database.prototype.close = function (this: Database.Database) {
    point('close')
    return close.call(this)
  }
}

const vacuumHalf = (path: string): void =>
  amid(`vacuum into ${path}`, () => writeFileSync(path, Buffer.alloc(8192, 1)), [path])
