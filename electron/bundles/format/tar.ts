import { limits } from '../../../shared/bundles/limits.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'

/** One file of the archive. Its name is compared with the manifest and never used as a path. */
export type Member = { readonly name: string; readonly bytes: Uint8Array }

/**
 * The archive as pieces, in order: the strict ustar subset of bundle.md C2, which stock `tar` lists and
 * opens.
 */
export function tarPieces(members: readonly Member[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (const { name, bytes } of members) {
    pieces.push(header(name, bytes.length), bytes)
    const rest = padding(bytes.length)
    if (rest > 0) pieces.push(new Uint8Array(rest))
  }
  pieces.push(new Uint8Array(END))
  return pieces
}

/**
 * The members of an archive, as views into it.
 *
 * Only the one legal spelling is read: every header is built again and compared byte for byte, so links,
 * folders, extensions, `..`, absolute names and second spellings cannot exist. Faults: `bundles.bad-layout`,
 * `bundles.too-large`.
 */
// SECURITY: anything but the exact bytes of tarPieces is refused
// (tests/bundles/tar.test.ts: one spelling)
export function readTar(archive: Uint8Array): Member[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const members: Member[] = []
  let at = 0
  for (;;) {
    const block = bytes.subarray(at, at + BLOCK)
    if (block.length < BLOCK) refuse('bundles.bad-layout', {})
    if (isZero(block)) break
    if (members.length === limits.members)
      refuse('bundles.too-large', { part: 'members', limit: limits.members })
    const { name, size } = readHeader(block)
    const start = at + BLOCK
    at = start + size + padding(size)
    if (at > bytes.length || !isZero(bytes.subarray(start + size, at))) refuse('bundles.bad-layout', {})
    members.push({ name, bytes: bytes.subarray(start, start + size) })
  }
  if (bytes.length !== at + END || !isZero(bytes.subarray(at))) refuse('bundles.bad-layout', {})
  return members
}

const BLOCK = 512
const END = 1024
const NAME = /^[a-z0-9._/-]{1,99}$/

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

function header(name: string, size: number): Buffer {
  assert(NAME.test(name) && size <= 0o77777777777, 'members have short plain names and sizes')
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 'latin1')
  block.write(octal(0o644, 8), 100, 'latin1')
  block.write(octal(0, 8), 108, 'latin1')
  block.write(octal(0, 8), 116, 'latin1')
  block.write(octal(size, 12), 124, 'latin1')
  block.write(octal(0, 12), 136, 'latin1')
  block.fill(' ', 148, 156)
  block.write('0', 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(octal(0, 8), 329, 'latin1')
  block.write(octal(0, 8), 337, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

function readHeader(block: Buffer): { name: string; size: number } {
  const end = block.indexOf(0)
  const name = block.toString('latin1', 0, Math.max(end, 0))
  const size = block.toString('latin1', 124, 135)
  if (!NAME.test(name) || !/^[0-7]{11}$/.test(size)) refuse('bundles.bad-layout', {})
  const parsed = { name, size: Number.parseInt(size, 8) }
  if (!header(parsed.name, parsed.size).equals(block)) refuse('bundles.bad-layout', {})
  return parsed
}

const ZEROS = Buffer.alloc(END)
const isZero = (bytes: Buffer): boolean =>
  bytes.length <= END && bytes.equals(ZEROS.subarray(0, bytes.length))
