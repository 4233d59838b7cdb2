import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { limits } from '../../../shared/bundles/limits.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { MAGIC } from '../../crypto/age.ts'
import { guarded, removeQuietly, type StickIo, type StickTools, syncFolder } from '../../disk/stick.ts'

/** A bundle that now stands, still encrypted, in the inbox folder as `<sha256>.tzb`. */
export type TakenIn = { readonly sha256: string; readonly path: string; readonly size: number }

/**
 * Copies a bundle from a stick into the inbox folder and makes it durable; from then on only the copy is
 * read, so whatever happens to the stick, what was verified is what is kept. Taking the same bytes in twice
 * is harmless.
 *
 * Faults: `bundles.not-bundle`, `bundles.too-large`, `disk.full`, `disk.no-permission`, `disk.failed`.
 */
// SECURITY: a file that changes while it is read cannot be verified as one thing and kept as another
// (tests/bundles/intake.test.ts: changes under way)
export async function intake(from: string, inboxFolder: string, tools: StickTools): Promise<TakenIn> {
  const { io } = tools
  const part = join(inboxFolder, `incoming.${tools.newMark()}.part`)
  const { sha256, size } = await guarded(async () => {
    try {
      return await copy(from, part, io)
    } catch (error) {
      await removeQuietly(part, io)
      throw error
    }
  })
  const path = join(inboxFolder, `${sha256}.tzb`)
  await guarded(async () => {
    let mayGo = part
    try {
      const stood = await stands(path, io)
      await io.rename(part, path)
      // Subtle: a copy that stood here before is kept, whatever happens to this one.
      if (!stood) mayGo = path
      await syncFolder(inboxFolder, io)
    } catch (error) {
      await removeQuietly(mayGo, io)
      throw error
    }
  })
  return { sha256, path, size }
}

async function stands(path: string, io: StickIo): Promise<boolean> {
  try {
    await (await io.open(path, 'r')).close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Removes copies that were never finished. Returns how many. */
export async function sweepIntake(inboxFolder: string, io: StickIo): Promise<number> {
  const names = await guarded(() => io.readdir(inboxFolder))
  const parts = names.filter((name) => /^incoming\.[0-9a-f]{8}\.part$/.test(name))
  const gone = await Promise.all(parts.map((name) => removeQuietly(join(inboxFolder, name), io)))
  return gone.filter(Boolean).length
}

/** A small file from a stick, whole: an enrolment. Faults: `bundles.too-large`, `disk.failed`, … */
export async function readSmall(path: string, limit: number, io: StickIo): Promise<Buffer> {
  const whole = await guarded(async () => {
    const handle = await io.open(path, 'r')
    try {
      const buffer = Buffer.alloc(limit + 1)
      let at = 0
      while (at < buffer.length) {
        const { bytesRead } = await handle.read(buffer, at, buffer.length - at, at)
        if (bytesRead === 0) break
        at += bytesRead
      }
      return buffer.subarray(0, at)
    } finally {
      await handle.close()
    }
  })
  if (whole.length > limit) refuse('bundles.too-large', { part: 'bundle', limit })
  return whole
}

const STEP = 1 << 20

async function copy(from: string, part: string, io: StickIo): Promise<{ sha256: string; size: number }> {
  const source = await io.open(from, 'r')
  try {
    if (!(await source.stat()).isFile()) refuse('bundles.not-bundle', {})
    const buffer = Buffer.allocUnsafe(STEP)
    const first = await source.read(buffer, 0, MAGIC.length, 0)
    if (!buffer.subarray(0, first.bytesRead).equals(MAGIC)) refuse('bundles.not-bundle', {})
    const target = await io.open(part, 'wx', 0o600)
    try {
      const digest = createHash('sha256')
      let size = 0
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, STEP, size)
        if (bytesRead === 0) break
        if (size + bytesRead > limits.outerBytes) {
          refuse('bundles.too-large', { part: 'bundle', limit: limits.outerBytes })
        }
        await writeAll(target, buffer.subarray(0, bytesRead), size)
        digest.update(buffer.subarray(0, bytesRead))
        size += bytesRead
      }
      await target.sync()
      return { sha256: digest.digest('hex'), size }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

type Target = Awaited<ReturnType<StickIo['open']>>

async function writeAll(target: Target, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await target.write(bytes, at, bytes.length - at, position + at)
    if (bytesWritten <= 0) throw Object.assign(new Error('short write'), { code: 'EIO' })
    at += bytesWritten
  }
}
