import * as disk from 'node:fs/promises'
import type { StickIo } from '../../electron/disk/stick.ts'

/** When and how the disk fails. Operations are counted from 1, those of open files too. */
export type Failure = {
  readonly at: number
  readonly code: string
  /** The failing operation happens all the same, and only its answer is an error. */
  readonly butDone?: boolean
  /** From then on nothing works any more: the stick was pulled. */
  readonly forGood?: boolean
}

/** The real disk, which fails once (or for good) at the n-th operation; `count` tells how many there were. */
export function failingIo(failure?: Failure): { io: StickIo; count(): number; names: readonly string[] } {
  let asked = 0
  const names: string[] = []
  const through = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    asked++
    names.push(name)
    const fails = failure && (asked === failure.at || (failure.forGood === true && asked > failure.at))
    if (!fails) return work()
    if (failure.butDone && asked === failure.at) await letGo(await work())
    throw Object.assign(new Error(`made to fail: ${name}`), { code: failure.code })
  }
  const open: StickIo['open'] = (...args) =>
    through('open', async () => watched(await disk.open(...args), through))
  const io: StickIo = {
    open,
    rename: (...args) => through('rename', () => disk.rename(...args)),
    unlink: (...args) => through('unlink', () => disk.unlink(...args)),
    readdir: ((path: string) => through('readdir', () => disk.readdir(path))) as StickIo['readdir'],
    statfs: ((path: string) => through('statfs', () => disk.statfs(path))) as StickIo['statfs'],
  }
  return { io, count: () => asked, names }
}

type Handle = Awaited<ReturnType<StickIo['open']>>
type Through = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** A file that was opened although the answer was an error would leak. */
async function letGo(done: unknown): Promise<void> {
  if (typeof done === 'object' && done !== null && 'close' in done) await (done as Handle).close()
}

function watched(handle: Handle, through: Through): Handle {
  return new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      const method = value.bind(target) as (...args: unknown[]) => Promise<unknown>
      // A pulled stick still lets go of its handles, so that the test leaks none.
      if (name === 'close') return () => through('close', async () => {}).finally(() => target.close())
      return (...args: unknown[]) => through(String(name), () => method(...args))
    },
  })
}
