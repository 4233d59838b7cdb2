import { describe, expect, test } from 'vitest'
import { readTar, tarPieces } from '../../electron/bundles/format/tar.ts'
import { fc } from '../support/properties.ts'
import { refusalOf } from './offices.ts'

const name = fc.stringMatching(/^[a-z0-9._/-]{1,99}$/)
const members = fc.array(fc.record({ name, bytes: fc.uint8Array({ maxLength: 1500 }) }), { maxLength: 6 })
const archiveOf = (list: Parameters<typeof tarPieces>[0]) => Buffer.concat(tarPieces(list))

describe('the archive', () => {
  test('gives back what was put in', () => {
    fc.assert(
      fc.property(members, (list) => {
        const read = readTar(archiveOf(list))
        expect(read.map((one) => ({ name: one.name, bytes: Uint8Array.from(one.bytes) }))).toEqual(list)
      }),
    )
  })

  test('one spelling: an archive that is read is exactly the one that its members make', async () => {
    const good = archiveOf([
      { name: 'manifest.json', bytes: Buffer.from('{}') },
      { name: 'tables/a.ndjson.gz', bytes: Buffer.alloc(700, 7) },
    ])
    const at = fc.nat(good.length - 1)
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (position, flip) => {
        const mutant = Buffer.from(good)
        mutant[position]! ^= flip
        let read: ReturnType<typeof readTar>
        try {
          read = readTar(mutant)
        } catch {
          expect(await refusalOf(() => readTar(mutant))).toMatch(/^bundles\./)
          return
        }
        expect(archiveOf(read).equals(mutant)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['a link', (block: Buffer) => block.write('2', 156)],
    ['a folder', (block: Buffer) => block.write('5', 156)],
    ['an extension', (block: Buffer) => block.write('x', 156)],
    ['another mode', (block: Buffer) => block.write('0000777', 100)],
    ['a time', (block: Buffer) => block.write('00000000001', 136)],
    ['an owner', (block: Buffer) => block.write('root', 265)],
    ['a prefix', (block: Buffer) => block.write('etc', 345)],
    ['a name in capitals', (block: Buffer) => block.write('A', 0)],
    ['hidden bytes after the name', (block: Buffer) => block.write('x', 50)],
  ])('refuses %s even where the checksum fits', async (_, change) => {
    const archive = archiveOf([{ name: 'a', bytes: Buffer.from('x') }])
    const block = archive.subarray(0, 512)
    change(block)
    block.fill(' ', 148, 156)
    const sum = block.reduce((total, byte) => total + byte, 0)
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    expect(await refusalOf(() => readTar(archive))).toBe('bundles.bad-layout')
  })

  test.each([
    ['nothing', (good: Buffer) => good.subarray(0, 0)],
    ['half an end', (good: Buffer) => good.subarray(0, -512)],
    ['a byte too few', (good: Buffer) => good.subarray(0, -1)],
    ['something after the end', (good: Buffer) => Buffer.concat([good, Buffer.alloc(512)])],
    ['a body cut short', (good: Buffer) => good.subarray(0, 700)],
  ])('refuses %s', async (_, cut) => {
    const good = archiveOf([{ name: 'a', bytes: Buffer.alloc(600, 1) }])
    expect(await refusalOf(() => readTar(cut(good)))).toBe('bundles.bad-layout')
  })

  test('refuses more members than the format allows', async () => {
    const many = archiveOf(
      Array.from({ length: 4097 }, (_, at) => ({ name: `f${at}`, bytes: Buffer.alloc(0) })),
    )
    expect(await refusalOf(() => readTar(many))).toBe('bundles.too-large')
  })
})
