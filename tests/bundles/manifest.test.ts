import { describe, expect, test } from 'vitest'
import { seal } from '../../electron/bundles/format/seal.ts'
import { bundleFileName, enrolmentFileName, isStickName } from '../../shared/bundles/file-name.ts'
import { limits } from '../../shared/bundles/limits.ts'
import { BundleKind, Manifest } from '../../shared/bundles/manifest.ts'
import { tooLarge } from '../../shared/bundles/parts.ts'
import { fc } from '../support/properties.ts'
import { reportInput } from './offices.ts'

const { manifest } = await seal(reportInput())
const [table] = manifest.tables
const [file] = manifest.files
const accepts = (change: object) => Manifest.safeParse({ ...manifest, ...change }).success

describe('a manifest', () => {
  test('of ours is valid', () => {
    expect(accepts({})).toBe(true)
    expect(accepts({ seq: 2, prev: 'a'.repeat(64) })).toBe(true)
  })

  test.each<[string, object]>([
    ['without a field', { seq: undefined }],
    ['with a field too many', { later: 1 }],
    ['with a field too many inside', { from: { ...manifest.from, later: 1 } }],
    ['whose first number has a predecessor', { prev: 'a'.repeat(64) }],
    ['whose second number has none', { seq: 2 }],
    ['with number 0', { seq: 0 }],
    ['full, yet with a base', { base: 'a'.repeat(64) }],
    ['of changes, yet without a base', { mode: 'delta' }],
    ['forked from its own life', { forked_from: { incarnation: 1, seq: 1, id: 'a'.repeat(64) } }],
    ['to nobody', { to: [] }],
    ['to one office twice', { to: ['990000', '990000'] }],
    ['to offices out of order', { to: ['990001', '990000'] }],
    ['to an office that is no code', { to: ['../990000'] }],
    ['that counts for an office it is not sent to', { stream: '990001' }],
    ['for a thirteenth month', { period: { type: 'month', id: '2031-13' } }],
    ['approved by nobody', { approved_by: [] }],
    ['at a time that is none', { created_at: '2031-03-01' }],
    ['with rows it does not total', { totals: { ...manifest.totals, rows: 4 } }],
    ['with a sum of no table', { totals: { rows: 5, sums: [{ table: 'x', column: 'y', sum: 0 }] } }],
    ['with tables out of order', { tables: [...manifest.tables].reverse() }],
    ['with a table twice', { tables: [table, table], totals: { rows: table!.rows * 2, sums: [] } }],
    ['with a receipt in a report', { receipt: { member: 'receipt.json', size: 1, sha256: 'a'.repeat(64) } }],
    ['with a chain that shrinks', { audit: { ...manifest.audit, from: { size: 9, head: 'a'.repeat(64) } } }],
    ['with its files out of order', { files: [...manifest.files].reverse() }],
  ])('%s is refused', (_, change) => {
    expect(accepts(change)).toBe(false)
  })

  test.each<[string, object]>([
    ['another member', { member: 'tables/other.ndjson.gz' }],
    ['a member outside', { member: '../x' }],
    ['a key that is no column', { key: ['x'] }],
    ['no key', { key: [] }],
    ['a column twice', { columns: [...table!.columns, table!.columns[0]] }],
    ['masked columns it has not', { masked: ['x'] }],
    ['masked columns out of order', { masked: [...table!.columns].reverse() }],
    ['a negative size', { raw_size: -1 }],
  ])('with a table of %s is refused', (_, change) => {
    const tables = [{ ...table, ...change }, ...manifest.tables.slice(1)]
    expect(accepts({ tables })).toBe(false)
  })

  test.each([
    '../a',
    '/etc/passwd',
    'a\\b',
    'C:x',
    '.hidden',
    'a.exe ',
    'a.',
    'a\u202egpj.exe',
    'a\0',
    'a\nb',
    '',
  ])('file names: %j is refused', (name) => {
    expect(accepts({ files: [{ ...file, name }, manifest.files[1]] })).toBe(false)
  })

  test.each(['样例 名单（二月）.pdf', 'a.b-c_d.txt'])('file names: %j is accepted', (name) => {
    expect(accepts({ files: [{ ...file, name }, manifest.files[1]] })).toBe(true)
  })
})

test.each<[string, object]>([
  ['table', { tables: [{ ...table, raw_size: limits.tableRawBytes + 1, gz_size: limits.tableRawBytes }] }],
  ['table', { tables: [{ ...table, raw_size: 1101, gz_size: 1 }] }],
  ['file', { files: [{ ...file, size: limits.fileBytes + 1 }] }],
  ['members', { files: Array.from({ length: 4096 }, () => ({ ...file, state: 'included' })) }],
  ['total', { tables: Array.from({ length: 5 }, () => ({ ...table, raw_size: 1 << 29, gz_size: 1 << 29 })) }],
  ['total', { audit: { ...manifest.audit, size: 2 ** 40 } }],
  ['receipt', { receipt: { member: 'receipt.json', size: limits.receiptBytes + 1, sha256: '' } }],
])('a manifest over the limit of %s is too large', (part, change) => {
  expect(tooLarge({ ...manifest, ...change } as Manifest)).toMatchObject({ part })
  expect(tooLarge(manifest)).toBeUndefined()
})

test('every bundle gets a name that every stick takes', () => {
  const office = fc.stringMatching(/^[a-z0-9]{2,20}$/)
  const kind = fc.constantFrom(...BundleKind.options)
  fc.assert(
    fc.property(office, office, kind, fc.nat(999_999), (from, to, of, seq) => {
      expect(isStickName(bundleFileName({ from, to, kind: of, seq, id: 'ab'.repeat(32) }))).toBe(true)
      expect(isStickName(enrolmentFileName(from, '0123456789abcdef', 'notice1000000.1000000'))).toBe(true)
    }),
  )
  for (const name of ['', '.a', 'a/b', 'a b', '样例.tzb', 'a'.repeat(81)])
    expect(isStickName(name)).toBe(false)
})
