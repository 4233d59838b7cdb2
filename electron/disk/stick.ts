import { createHash } from 'node:crypto'
import * as disk from 'node:fs/promises'
import { join } from 'node:path'
import { isStickName } from '../../shared/bundles/file-name.ts'
import { assert } from '../../shared/kernel/assert.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import { Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { diskFault } from './disk-fault.ts'

/** The part of `node:fs/promises` that sticks need, so that tests can make any call fail. */
export type StickIo = Pick<typeof disk, 'open' | 'rename' | 'unlink' | 'readdir' | 'statfs'>

/** What publishing may not make up for itself. */
export type StickTools = {
  readonly io: StickIo
  /** Eight hex digits that make the name of a part file unique. */
  readonly newMark: () => string
  readonly pause: (milliseconds: number) => Promise<void>
}

/** The real disk. `random` gives that many random bytes. */
export function realStick(random: (size: number) => Uint8Array): StickTools {
  return {
    io: disk,
    newMark: () => Buffer.from(random(4)).toString('hex'),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  }
}

/** What became of a file that was put on a stick. */
export type Published =
  /** The file is there and was read back. Only the receipt proves that it arrived. */
  | { readonly outcome: 'written' }
  /** The same bytes were there before. */
  | { readonly outcome: 'already' }
  /** It may or may not be there: publish again with the same bytes to find out. */
  | { readonly outcome: 'unknown'; readonly because: Fault }

/**
 * Puts a file on a stick so that a whole file or none stands under `name`, whenever the stick is pulled.
 *
 * Faults: `disk.full`, `disk.no-permission`, `disk.failed`, `bundles.name-taken`, `bundles.read-back`.
 */
export async function publish(
  folder: string,
  name: string,
  bytes: Uint8Array,
  tools: StickTools,
): Promise<Published> {
  assert(isStickName(name), 'names on sticks are short and plain')
  const final = join(folder, name)
  const expected = sha256Hex(bytes)
  await sweepParts(folder, tools.io)
  const there = await guarded(() => digestOf(final, tools.io))
  if (there !== undefined) {
    return there === expected ? { outcome: 'already' } : refuse('bundles.name-taken', { name })
  }
  await guarded(() => mustHaveRoom(folder, bytes.length, tools.io))
  const part = join(folder, `.~${name}.${tools.newMark()}${PART}`)
  let renaming = false
  try {
    await writeWhole(part, bytes, tools.io)
    if ((await digestOf(part, tools.io)) !== expected) refuse('bundles.read-back', {})
    if ((await digestOf(final, tools.io)) !== undefined) refuse('bundles.name-taken', { name })
    renaming = true
    await renamePatiently(part, final, tools)
  } catch (error) {
    const because = faultOf(error)
    const removed = await removeQuietly(part, tools.io)
    if (renaming && !removed && (await mayStand(final, expected, tools.io))) {
      return { outcome: 'unknown', because }
    }
    throw new Refusal(because)
  }
  try {
    await syncFolder(folder, tools.io)
    if ((await digestOf(final, tools.io)) !== expected) refuse('bundles.read-back', {})
    return { outcome: 'written' }
  } catch (error) {
    return { outcome: 'unknown', because: faultOf(error) }
  }
}

/**
 * Whether a file on a stick still is what it was sealed as; undefined where there is none
 * (重新插入并校验).
 */
export async function recheck(
  folder: string,
  name: string,
  sha256: string,
  io: StickIo,
): Promise<boolean | undefined> {
  const digest = await guarded(() => digestOf(join(folder, name), io))
  return digest === undefined ? undefined : digest === sha256
}

/** Removes what an interrupted publish left behind; only names that we make. Returns how many. */
export async function sweepParts(folder: string, io: StickIo): Promise<number> {
  const names = await guarded(() => io.readdir(folder))
  const parts = names.filter((name) => OUR_PART.test(name))
  const gone = await Promise.all(parts.map((name) => removeQuietly(join(folder, name), io)))
  return gone.filter(Boolean).length
}

/** Writes `bytes` to a new file and makes them durable; the caller removes the file where this throws. */
export async function writeWhole(path: string, bytes: Uint8Array, io: StickIo): Promise<void> {
  const handle = await io.open(path, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, at, Math.min(STEP, bytes.length - at), at)
      if (bytesWritten <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
      at += bytesWritten
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a rename durable where the system can; Windows and FAT cannot, and need not. */
export async function syncFolder(folder: string, io: StickIo): Promise<void> {
  try {
    const handle = await io.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!CANNOT_SYNC_FOLDERS.has(codeOf(error))) throw error
  }
}

/** Removes a file if it can; whether it is gone. */
export async function removeQuietly(path: string, io: StickIo): Promise<boolean> {
  try {
    await io.unlink(path)
    return true
  } catch {
    // Subtle: a pulled stick cannot be tidied; the next publish sweeps.
    return false
  }
}

/** Runs one step and turns what the system says into a fault. */
export async function guarded<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw new Refusal(faultOf(error))
  }
}

const PART = '.part'
const OUR_PART = /^\.~TZB1_[A-Za-z0-9_.-]+\.[0-9a-f]{8}\.part$/
const STEP = 1 << 20
const ROOM_TO_SPARE = 64 * 1024
const CANNOT_SYNC_FOLDERS = new Set(['EPERM', 'EINVAL', 'EISDIR', 'EACCES', 'EBADF', 'ENOTSUP'])
const HELD_BY_SCANNERS = new Set(['EBUSY', 'EPERM', 'EACCES'])
const TRIES = 10

async function digestOf(path: string, io: StickIo): Promise<string | undefined> {
  const handle = await io.open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return undefined
  try {
    const digest = createHash('sha256')
    const buffer = Buffer.allocUnsafe(STEP)
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, STEP, at)
      if (bytesRead === 0) return digest.digest('hex')
      digest.update(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

async function mustHaveRoom(folder: string, size: number, io: StickIo): Promise<void> {
  const { bavail, bsize } = await io.statfs(folder)
  if (bavail * bsize < size + ROOM_TO_SPARE) refuse('disk.full', {})
}

/** Windows: virus scanners hold a fresh file for a moment. */
async function renamePatiently(from: string, to: string, { io, pause }: StickTools): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await io.rename(from, to)
    } catch (error) {
      if (attempt === TRIES || !HELD_BY_SCANNERS.has(codeOf(error))) throw error
      await pause(attempt * 50)
    }
  }
}

/**
 * Subtle: a rename may report an error and still have happened; then nobody may say that nothing was
 * written.
 */
async function mayStand(final: string, expected: string, io: StickIo): Promise<boolean> {
  try {
    return (await digestOf(final, io)) === expected
  } catch {
    // Subtle: a stick that no longer answers proves nothing, so the answer is "perhaps".
    return true
  }
}

function faultOf(error: unknown): Fault {
  return error instanceof Refusal ? error.fault : diskFault(error)
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')
