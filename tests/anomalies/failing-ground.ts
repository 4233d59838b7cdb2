import type * as Fs from 'node:fs'
import type * as FsPromises from 'node:fs/promises'
import Database from 'better-sqlite3'

/** How the ground gives way: at the n-th write, once or from then on; or `instead` happens to it. */
export type Failure = { readonly at: number; readonly forGood: boolean; readonly instead?: () => void }

let failure: Failure | undefined
let asked = 0

/** Counts writes while `work` runs, and lets the n-th of them fail as a full disk does. */
export async function whileFailing<T>(
  next: Failure | undefined,
  work: () => Promise<T>,
): Promise<{ writes: number; value?: T; error?: unknown }> {
  failure = next
  asked = 0
  turning = false
  armed = true
  try {
    const value = await work()
    return { writes: asked, value }
  } catch (error) {
    return { writes: asked, error }
  } finally {
    armed = false
  }
}

let armed = false

/** One write: counted while somebody looks, refused when its turn has come. */
function write(code: 'ENOSPC' | 'SQLITE_FULL'): void {
  if (!armed) return
  asked += 1
  if (!failure || (failure.forGood ? asked < failure.at : asked !== failure.at)) return
  if (!failure.instead) throw Object.assign(new Error('made to fail'), { code })
  failure.instead()
}

/** `node:fs`, whose writing calls may fail. */
export function failingFs(fs: typeof Fs): typeof Fs {
  type Named = 'writeFileSync' | 'fsyncSync' | 'renameSync' | 'copyFileSync' | 'cpSync'
  const through = <N extends Named>(name: N): (typeof Fs)[N] =>
    ((...args: never[]) => {
      write('ENOSPC')
      return (fs[name] as (...args: never[]) => unknown)(...args)
    }) as unknown as (typeof Fs)[N]
  const isWriting = (flags: unknown): boolean => typeof flags === 'string' && /[wa+]/.test(flags)
  return {
    ...fs,
    writeFileSync: through('writeFileSync'),
    fsyncSync: through('fsyncSync'),
    renameSync: through('renameSync'),
    copyFileSync: through('copyFileSync'),
    cpSync: through('cpSync'),
    openSync: (path, flags, mode) => {
      if (isWriting(flags)) write('ENOSPC')
      return fs.openSync(path, flags, mode)
    },
  }
}

/** `node:fs/promises`, whose writing calls may fail. */
export function failingPromises(disk: typeof FsPromises): typeof FsPromises {
  type Handle = Awaited<ReturnType<typeof FsPromises.open>>
  const watched = (handle: Handle): Handle =>
    new Proxy(handle, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          if (name === 'write' || name === 'writeFile' || name === 'sync') write('ENOSPC')
          return (value as (...args: unknown[]) => unknown).apply(target, args)
        }
      },
    })
  return {
    ...disk,
    open: async (path, flags, mode) => {
      if (flags !== undefined && flags !== 'r') write('ENOSPC')
      return watched(await disk.open(path, flags, mode))
    },
    rename: async (from, to) => {
      write('ENOSPC')
      return disk.rename(from, to)
    },
  }
}

/**
 * A journal that has grown long is turned after the deed is done, from its checkpoint to the next COMMIT:
 * where that fails, nothing of the deed does.
 */
let turning = false

/** Lets every writing statement, every COMMIT and every change of key count as a write. */
export function letSqliteFail(): void {
  const probe = new Database(':memory:')
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as Database.Statement
  probe.close()
  const { run } = statement
  statement.run = function (this: Database.Statement, ...args: unknown[]) {
    const ends = /^commit/i.test(this.source)
    if (!turning && (!this.readonly || ends)) write('SQLITE_FULL')
    if (ends) turning = false
    return run.apply(this, args as never)
  } as typeof run
  const { pragma, exec } = Database.prototype as Database.Database
  Database.prototype.pragma = function (this: Database.Database, source: string, options?: never) {
    if (/^rekey=/.test(source)) write('SQLITE_FULL')
    turning ||= source === 'wal_checkpoint(TRUNCATE)'
    return pragma.call(this, source, options)
  }
  Database.prototype.exec = function (this: Database.Database, source: string) {
    if (/^\s*(?:create|insert|update|delete|commit)/i.test(source)) write('SQLITE_FULL')
    return exec.call(this, source)
  }
}
