import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sheetLimits } from '../../electron/sheets/limits.ts'
import { openArchive, writeArchive } from '../../electron/sheets/zip.ts'
import { faultOf } from '../support/fault-of.ts'

const CENTRAL_SIZE = 24

/** Where the only part's unpacked size stands in the directory. */
const sizeAt = (bytes: Buffer) => bytes.indexOf(Buffer.from('504b0102', 'hex')) + CENTRAL_SIZE

test('parts come back as they went in', () => {
  const archive = openArchive(
    writeArchive(
      new Map<string, Uint8Array | string>([
        ['a/样例.xml', '内容'],
        ['b', new Uint8Array([0, 255])],
      ]),
    ),
    sheetLimits,
  )
  expect(archive.names).toEqual(['a/样例.xml', 'b'])
  expect(archive.read('a/样例.xml').toString()).toBe('内容')
  expect([...archive.read('b')]).toEqual([0, 255])
  expect(faultOf(() => archive.read('c')).code).toBe('sheets.damaged')
})

test('a bomb is stopped at the budget, whatever size it claims', () => {
  const limits = { ...sheetLimits, expandedBytes: 1_000_000 }
  const honest = Buffer.from(writeArchive(new Map([['bomb', Buffer.alloc(50_000_000)]])))
  expect(faultOf(() => openArchive(honest, limits).read('bomb')).code).toBe('sheets.too-large')
  const lying = Buffer.from(honest)
  lying.writeUInt32LE(10, sizeAt(lying))
  expect(faultOf(() => openArchive(lying, limits).read('bomb')).code).toBe('sheets.damaged')
})

test('many small parts share one budget', () => {
  const limits = { ...sheetLimits, expandedBytes: 1000 }
  const parts = new Map(Array.from({ length: 3 }, (_, index) => [`p${index}`, 'x'.repeat(400)]))
  const archive = openArchive(writeArchive(parts), limits)
  archive.read('p0')
  archive.read('p1')
  expect(faultOf(() => archive.read('p2')).code).toBe('sheets.too-large')
})

test('too many parts, a part twice, an unknown packing, a password: each is refused', () => {
  const parts = new Map(Array.from({ length: 20 }, (_, index) => [`p${index}`, '']))
  expect(faultOf(() => openArchive(writeArchive(parts), { ...sheetLimits, parts: 19 })).code).toBe(
    'sheets.too-large',
  )
  const twice = Buffer.from(
    writeArchive(
      new Map([
        ['aa', ''],
        ['ab', ''],
      ]),
    ),
  )
  twice.write('aa', twice.lastIndexOf('ab'))
  expect(faultOf(() => openArchive(twice, sheetLimits)).code).toBe('sheets.damaged')
  const directory = (bytes: Buffer) => bytes.indexOf(Buffer.from('504b0102', 'hex'))
  const packed = Buffer.from(writeArchive(new Map([['a', 'b']])))
  packed.writeUInt16LE(14, directory(packed) + 10)
  expect(faultOf(() => openArchive(packed, sheetLimits)).code).toBe('sheets.damaged')
  const locked = Buffer.from(writeArchive(new Map([['a', 'b']])))
  locked.writeUInt16LE(1, directory(locked) + 8)
  expect(faultOf(() => openArchive(locked, sheetLimits)).code).toBe('sheets.encrypted')
})

test('a part whose bytes changed is damaged', () => {
  const bytes = Buffer.from(writeArchive(new Map([['a', '内容']])))
  const at = bytes.indexOf(deflateRawSync(Buffer.from('内容'), { level: 6 }))
  bytes[at + 1] = bytes[at + 1]! ^ 1
  expect(faultOf(() => openArchive(bytes, sheetLimits).read('a')).code).toBe('sheets.damaged')
})
