import { describe, expect, test } from 'vitest'
import { seal } from '../../electron/bundles/format/seal.ts'
import { openInner } from '../../electron/bundles/format/unseal.ts'
import { type Canonical, canonical, parseCanonical } from '../../shared/kernel/canonical.ts'
import { fc } from '../support/properties.ts'
import { archiveOf, openParts, signed } from './forge.ts'
import { opener, refusalOf, reportInput } from './offices.ts'

const key = fc.stringMatching(/^[a-z$][a-z0-9_]{0,20}$/)
const text = fc.string({ unit: 'binary' }).filter((one) => one.isWellFormed())
const { value: anyValue } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}))

describe('canonical JSON', () => {
  test('is JSON, has one spelling, and is read back', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const spelt = canonical(value)
        const plain = structuredClone(value)
        expect(JSON.parse(spelt)).toEqual(plain)
        expect(parseCanonical(spelt)).toEqual(plain)
        expect(canonical(parseCanonical(spelt)!)).toBe(spelt)
      }),
    )
  })

  test('any change of one character is another value, or no canonical JSON', () => {
    fc.assert(
      fc.property(anyValue, fc.nat(), fc.integer({ min: 32, max: 126 }), (value, where, unit) => {
        const spelt = canonical(value)
        const at = where % spelt.length
        const mutant = spelt.slice(0, at) + String.fromCharCode(unit) + spelt.slice(at + 1)
        const read = parseCanonical(mutant)
        if (read !== undefined) expect(canonical(read)).toBe(mutant)
      }),
    )
  })

  test.each([
    ['keys in order', '{"b":1,"a":2}'],
    ['a key twice', '{"a":1,"a":2}'],
    ['white space', '{"a": 1}'],
    ['a final line feed', '{}\n'],
    ['a byte order mark', '\ufeff{}'],
    ['an escape that need not be', '"\\u0061"'],
    ['a slash escaped', '"\\/"'],
    ['half a pair', '"\\ud800"'],
    ['a fraction', '1.5'],
    ['an exponent', '1e3'],
    ['minus nothing', '-0'],
    ['a number beyond exactness', '9007199254740993'],
    ['a huge number', '1e999'],
    ['a prototype', '{"__proto__":1}'],
    ['a capital key', '{"A":1}'],
    ['nothing', ''],
    ['no end', '['],
    ['a hundred thousand lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('is not: %s', (_, spelt) => {
    expect(parseCanonical(spelt)).toBeUndefined()
  })

  test.each([1.5, Number.NaN, 2 ** 53, -0, '\ud800', { A: 1 }, undefined as unknown as null])(
    'has no spelling for %j: a broken claim of ours',
    (value) => {
      expect(() => canonical(value as Canonical)).toThrow()
    },
  )
})

describe('a manifest', () => {
  test('that is not UTF-8, or spelt another way, is refused before its signature', async () => {
    const { members, manifest } = await openParts((await seal(reportInput())).bytes)
    const open = (text: Buffer) =>
      refusalOf(() =>
        openInner(archiveOf([{ name: 'manifest.json', bytes: text }, ...members.slice(1)]), opener()),
      )
    expect(await open(Buffer.from(JSON.stringify(manifest, null, 1)))).toBe('bundles.bad-manifest')
    expect(await open(Buffer.concat([Buffer.from([0xff]), members[0]!.bytes]))).toBe('bundles.bad-manifest')
    expect(await open(Buffer.concat([Buffer.from('\ufeff'), members[0]!.bytes]))).toBe('bundles.bad-manifest')
    expect(await open(Buffer.from('[]'))).toBe('bundles.bad-manifest')
  })

  test.each([10, 1000, 2500, 5000, 20_000])('whose ext is %i lists deep is no defect', async (depth) => {
    const { members, manifest } = await openParts((await seal(reportInput())).bytes)
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
    const spelt = canonical({ ...manifest, ext: {} } as unknown as Canonical).replace(
      '"ext":{}',
      `"ext":{"a":${deep}}`,
    )
    const parsed = parseCanonical(spelt)
    if (parsed === undefined) return expect(depth).toBeGreaterThan(1000)
    const code = await refusalOf(() => openInner(signed(parsed as object, members.slice(2)), opener()))
    expect(code).toBe('accepted')
  })
})
