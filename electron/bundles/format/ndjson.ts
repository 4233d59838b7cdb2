import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import { limits } from '../../../shared/bundles/limits.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { sha256Hex } from '../../crypto/digest.ts'

/** Sizes and digests of one gzipped stream of lines, in both spellings. */
export type StreamFacts = {
  readonly raw_size: number
  readonly raw_sha256: string
  readonly gz_size: number
  readonly gz_sha256: string
}

/** Lines that were written once; the compressed bytes may still be under way on other threads. */
export type PackedLines = {
  readonly lines: number
  readonly rawSize: number
  readonly rawSha256: string
  readonly gz: Promise<Buffer>
}

/**
 * Packs lines (each ending in `\n`) as gzip.
 *
 * Subtle: pieces are compressed by the thread pool while the caller still produces lines, and each is a gzip
 * member of its own; `zcat` and every reader join members. Only compressed bytes and pieces under way are
 * held.
 */
export function packLines(lines: Iterable<string>): PackedLines {
  const packer = new Packer()
  let count = 0
  for (const line of lines) {
    count++
    packer.add(line)
  }
  return { lines: count, ...packer.finish() }
}

/** The facts a manifest states about packed lines, and their bytes. */
export async function finishLines(packed: PackedLines): Promise<{ facts: StreamFacts; gz: Buffer }> {
  const gz = await packed.gz
  const facts = {
    raw_size: packed.rawSize,
    raw_sha256: packed.rawSha256,
    gz_size: gz.length,
    gz_sha256: sha256Hex(gz),
  }
  return { facts, gz }
}

/**
 * The bytes that a gzip member claims to hold. Fault: `bundles.bad-digest`.
 */
// SECURITY: never inflates before the compressed digest fits, nor past the declared size
// (tests/bundles/unseal.test.ts: bombs)
export function inflate(gz: Uint8Array, facts: StreamFacts, member: string): Buffer {
  if (gz.length !== facts.gz_size || sha256Hex(gz) !== facts.gz_sha256)
    refuse('bundles.bad-digest', { member })
  const raw = gunzipWithin(gz, facts.raw_size)
  if (!raw || raw.length !== facts.raw_size || sha256Hex(raw) !== facts.raw_sha256) {
    return refuse('bundles.bad-digest', { member })
  }
  return raw
}

/**
 * Bytes that {@link inflate} has accepted before, inflated again so that they need not be held in between.
 */
export function inflateAgain(gz: Uint8Array, facts: StreamFacts): Buffer {
  const raw = gunzipWithin(gz, facts.raw_size)
  assert(raw?.length === facts.raw_size, 'a verified member inflates as before')
  return raw
}

/** Whether bytes are lines of well-formed UTF-8: each ended by `\n`, none longer than the limit. */
export function areLines(raw: Buffer): boolean {
  if (raw.length === 0) return true
  if (raw[raw.length - 1] !== NEWLINE || !isUtf8(raw)) return false
  let start = 0
  while (start < raw.length) {
    const end = raw.indexOf(NEWLINE, start)
    if (end + 1 - start > limits.rowBytes) return false
    start = end + 1
  }
  return true
}

/** The lines of bytes that {@link areLines} has accepted, without their `\n`. */
export function* linesOf(raw: Buffer): Generator<string> {
  let start = 0
  while (start < raw.length) {
    const end = raw.indexOf(NEWLINE, Math.min(start + BATCH, raw.length - 1))
    yield* raw.toString('utf8', start, end).split('\n')
    start = end + 1
  }
}

/** Bytes of one gzip member, before compression. */
const PIECE = 1 << 20
/** Subtle: longer strings are large objects to V8, and stay until a full collection. */
const BATCH = 1 << 15
const NEWLINE = 10
const compress = promisify<Buffer, { level: number; chunkSize: number }, Buffer>(gzip)

class Packer {
  readonly #digest = createHash('sha256')
  readonly #members: Promise<Buffer>[] = []
  #text = ''
  #piece = newPiece()
  #filled = 0
  #rawSize = 0

  add(line: string): void {
    if (line.length * 3 > limits.rowBytes && Buffer.byteLength(line) > limits.rowBytes) {
      refuse('bundles.too-large', { part: 'row', limit: limits.rowBytes })
    }
    this.#text += line
    if (this.#text.length >= BATCH) this.#write()
  }

  finish(): Omit<PackedLines, 'lines'> {
    this.#write()
    if (this.#filled > 0 || this.#members.length === 0) this.#flush()
    const gz = Promise.all(this.#members).then((members) => Buffer.concat(members))
    return { rawSize: this.#rawSize, rawSha256: this.#digest.digest('hex'), gz }
  }

  #write(): void {
    this.#filled += this.#piece.write(this.#text, this.#filled, 'utf8')
    this.#text = ''
    if (this.#filled >= PIECE) this.#flush()
  }

  #flush(): void {
    const bytes = this.#piece.subarray(0, this.#filled)
    this.#rawSize += bytes.length
    if (this.#rawSize > limits.tableRawBytes) {
      refuse('bundles.too-large', { part: 'table', limit: limits.tableRawBytes })
    }
    this.#digest.update(bytes)
    // Subtle: room for the whole result lets one turn of a worker thread finish it while this thread goes on.
    const chunkSize = bytes.length + 1024
    this.#members.push(compress(bytes, { level: 6, chunkSize }))
    this.#piece = newPiece()
    this.#filled = 0
  }
}

/** Room for a piece that is nearly full, one more batch, and one longest line. */
const newPiece = (): Buffer => Buffer.allocUnsafeSlow(PIECE + 3 * BATCH + limits.rowBytes)

function gunzipWithin(gz: Uint8Array, size: number): Buffer | undefined {
  try {
    // Subtle: a chunk a little larger than the result makes zlib write it once, into one buffer.
    return gunzipSync(gz, { maxOutputLength: Math.max(1, size), chunkSize: size + 64 })
  } catch {
    return undefined
  }
}
