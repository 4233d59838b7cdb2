import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { refuse } from '../../shared/kernel/refusal.ts'
import type { SheetLimits } from './limits.ts'

/** A zip archive opened for reading: its parts by name, unpacked when asked for, within a budget. */
export type Archive = {
  readonly names: readonly string[]
  has(name: string): boolean
  /**
   * The part's bytes. Refuses `sheets.damaged` where it is missing or broken, `sheets.too-large` over the
   * budget.
   */
  read(name: string): Buffer
  /** The archive again with some parts replaced or added; the others keep their packed bytes. */
  rewrite(parts: ReadonlyMap<string, Uint8Array>): Uint8Array
}

type Entry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packed: Buffer
}

/**
 * Opens an archive by its directory. Only stored and deflated parts, no encryption: what workbooks are made
 * of.
 */
export function openArchive(bytes: Uint8Array, limits: SheetLimits): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(file, limits)
  let budget = limits.expandedBytes
  const unpack = (entry: Entry): Buffer => {
    // SECURITY: a bomb is stopped at the budget whatever sizes it claims; tests/sheets/zip.test.ts 'a bomb'.
    if (entry.size > budget) return refuse('sheets.too-large', { what: 'bytes', limit: limits.expandedBytes })
    const data = inflate(entry, budget)
    budget -= data.length
    if (data.length !== entry.size || crc32(data) !== entry.crc) return refuse('sheets.damaged', {})
    return data
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: (name) => unpack(entries.get(name) ?? refuse('sheets.damaged', {})),
    rewrite(parts) {
      const kept = [...entries.values()].filter((entry) => !parts.has(entry.name))
      return joinEntries([...kept, ...[...parts].map(([name, data]) => pack(name, data))])
    },
  }
}

/** A new archive. The same parts give the same bytes: every part is dated 1980-01-01. */
export function writeArchive(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  return joinEntries([...parts].map(([name, data]) => pack(name, data)))
}

function inflate(entry: Entry, budget: number): Buffer {
  if (entry.method === 0) return entry.packed
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, Math.min(entry.size, budget)) })
  } catch {
    // Subtle: zlib's errors differ by version; whatever broke, the part is not what the directory says.
    return refuse('sheets.damaged', {})
  }
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ALL_ONES = 0xffffffff
const UTF8_NAMES = 0x0800
const ENCRYPTED = 0x0001

function readDirectory(file: Buffer, limits: SheetLimits): ReadonlyMap<string, Entry> {
  try {
    const { count, offset } = findDirectory(file)
    if (count > limits.parts)
      return refuse('sheets.too-large', { what: 'bytes', limit: limits.expandedBytes })
    const entries = new Map<string, Entry>()
    let at = offset
    for (let index = 0; index < count; index++) {
      const { entry, next } = readEntry(file, at)
      if (entries.has(entry.name)) return refuse('sheets.damaged', {})
      entries.set(entry.name, entry)
      at = next
    }
    return entries
  } catch (error) {
    // Reading past the end of a cut-off file is Node's RangeError; everything else keeps its own name.
    if (error instanceof RangeError) return refuse('sheets.damaged', {})
    throw error
  }
}

function findDirectory(file: Buffer): { count: number; offset: number } {
  const lowest = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= lowest; at--) {
    if (file.readUInt32LE(at) !== END) continue
    const count = file.readUInt16LE(at + 10)
    const offset = file.readUInt32LE(at + 16)
    if (offset !== ALL_ONES && count !== 0xffff) return { count, offset }
    if (at < 20 || file.readUInt32LE(at - 20) !== LOCATOR_64) return refuse('sheets.damaged', {})
    const end64 = Number(file.readBigUInt64LE(at - 12))
    if (file.readUInt32LE(end64) !== END_64) return refuse('sheets.damaged', {})
    return {
      count: Number(file.readBigUInt64LE(end64 + 32)),
      offset: Number(file.readBigUInt64LE(end64 + 48)),
    }
  }
  return refuse('sheets.damaged', {})
}

function readEntry(file: Buffer, at: number): { entry: Entry; next: number } {
  if (file.readUInt32LE(at) !== CENTRAL) return refuse('sheets.damaged', {})
  const flags = file.readUInt16LE(at + 8)
  const method = file.readUInt16LE(at + 10)
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => file.readUInt16LE(at + field))
  const name = file.toString('utf8', at + 46, at + 46 + nameLength!).replaceAll('\\', '/')
  const extra = file.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!)
  const [size, packedSize, local] = wideSizes(
    extra,
    [24, 20, 42].map((field) => file.readUInt32LE(at + field)),
  )
  if (flags & ENCRYPTED) return refuse('sheets.encrypted', {})
  if (method !== 0 && method !== 8) return refuse('sheets.damaged', {})
  if (file.readUInt32LE(local!) !== LOCAL) return refuse('sheets.damaged', {})
  const start = local! + 30 + file.readUInt16LE(local! + 26) + file.readUInt16LE(local! + 28)
  if (start + packedSize! > file.length) return refuse('sheets.damaged', {})
  const packed = file.subarray(start, start + packedSize!)
  return {
    entry: { name, method, crc: file.readUInt32LE(at + 16), size: size!, packed },
    next: at + 46 + nameLength! + extraLength! + commentLength!,
  }
}

/** Sizes of the zip64 extra field where the plain ones are all ones; some programs always write it. */
function wideSizes(extra: Buffer, plainSizes: number[]): number[] {
  let at = 0
  while (at + 4 <= extra.length) {
    const [kind, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    if (kind === 1) {
      let field = at + 4
      return plainSizes.map((size) => {
        if (size !== ALL_ONES) return size
        field += 8
        return Number(extra.readBigUInt64LE(field - 8))
      })
    }
    at += 4 + length
  }
  return plainSizes
}

function pack(name: string, data: Uint8Array | string): Entry {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
  return {
    name,
    method: 8,
    crc: crc32(bytes),
    size: bytes.length,
    packed: deflateRawSync(bytes, { level: 6 }),
  }
}

function joinEntries(entries: readonly Entry[]): Uint8Array {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const fields = sharedFields(entry, name.length)
    const head = Buffer.alloc(4)
    head.writeUInt32LE(LOCAL)
    locals.push(head, fields, name, entry.packed)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(CENTRAL)
    central.writeUInt16LE(20, 4)
    fields.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    centrals.push(central, name)
    offset += 30 + name.length + entry.packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** The 26 bytes that a part's own heading and the directory have in common. */
function sharedFields({ method, crc, size, packed }: Entry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(0x21, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}
