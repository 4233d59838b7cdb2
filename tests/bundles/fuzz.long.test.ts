import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { seal } from '../../electron/bundles/format/seal.ts'
import { openInner, unseal } from '../../electron/bundles/format/unseal.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { openParts, signed } from './forge.ts'
import { Chance, mutate } from './mutants.ts'
import { opener, receiptFor, reportInput } from './offices.ts'

const good = await seal(reportInput())
const other = await seal(reportInput({ seq: 2, prev: good.id, period: { type: 'month', id: '2031-03' } }))
const inner = await openParts(good.bytes)
const otherInner = await openParts(other.bytes)
const reader = opener()

/** What opening many mutants came to. */
type Tally = { tried: number; accepted: number; untyped: string[]; codes: Record<string, number> }

describe('a bundle that somebody changed', () => {
  test('outside, is never opened: 20,000 ways', async () => {
    const chance = new Chance(20_310_209)
    const next = () => mutate(good.bytes, other.bytes, chance)
    const tally = await open(20_000, next, [good.bytes, other.bytes], (file) => unseal(file, reader))
    show('outer', tally)
    expect(tally).toMatchObject({ accepted: 0, untyped: [] })
    expect(tally.tried).toBe(20_000)
    expect(Object.keys(tally.codes).length).toBeGreaterThanOrEqual(4)
  })

  test('inside, is never opened: 20,000 ways', async () => {
    const chance = new Chance(20_310_210)
    const next = () => mutate(inner.archive, otherInner.archive, chance)
    const same = [inner.archive, otherInner.archive]
    const tally = await open(20_000, next, same, (archive) => openInner(archive, reader))
    show('inner', tally)
    expect(tally).toMatchObject({ accepted: 0, untyped: [] })
    expect(tally.tried).toBe(20_000)
    expect(Object.keys(tally.codes).length).toBeGreaterThanOrEqual(4)
  })
})

describe('a bundle that is signed and wrong', () => {
  test('in its manifest, is never opened: 4,000 ways', async () => {
    const chance = new Chance(20_310_211)
    const next = () => signed(wrongManifest(inner.manifest, chance), inner.members.slice(2))
    const tally = await open(4_000, next, [], (archive) => openInner(archive, reader))
    show('signed manifests', tally)
    expect(tally).toMatchObject({ accepted: 0, untyped: [] })
  })

  test('in its rows, is never opened: 3,000 ways', async () => {
    const chance = new Chance(20_310_212)
    const tally = await open(
      3_000,
      () => wrongRows(chance),
      [],
      (archive) => openInner(archive, reader),
    )
    show('signed rows', tally)
    expect(tally).toMatchObject({ accepted: 0, untyped: [] })
    expect(tally.codes['bundles.bad-rows']).toBeGreaterThan(500)
    expect(tally.codes['bundles.bad-totals']).toBeGreaterThan(100)
  })

  test('in its receipt, is never opened: 1,000 ways', async () => {
    const chance = new Chance(20_310_213)
    const { draft, receipt } = receiptFor(good.id)
    const { tables: _t, files: _f, audit: _a, totals: _s, approved_by: _b, ...head } = inner.manifest
    const next = () => {
      const bytes = Buffer.from(JSON.stringify(sorted(wrongValue(receipt, chance))))
      const member = { member: 'receipt.json', size: bytes.length, sha256: sha256Hex(bytes) }
      const { from, to, stream } = inner.manifest
      const manifest = {
        ...head,
        ...draft,
        from,
        to,
        stream,
        tables: [],
        files: [],
        audit: null,
        receipt: member,
      }
      return signed({ ...manifest, totals: { rows: 0, sums: [] } }, [{ name: 'receipt.json', bytes }])
    }
    const tally = await open(1_000, next, [], (archive) => openInner(archive, reader))
    show('signed receipts', tally)
    expect(tally).toMatchObject({ accepted: 0, untyped: [] })
    expect(tally.codes['bundles.bad-receipt']).toBe(tally.tried)
  })
})

async function open(
  count: number,
  next: () => Buffer,
  same: readonly Buffer[],
  reading: (bytes: Buffer) => unknown,
): Promise<Tally> {
  const tally: Tally = { tried: 0, accepted: 0, untyped: [], codes: {} }
  while (tally.tried < count) {
    const mutant = next()
    if (same.some((bytes) => bytes.equals(mutant))) continue
    tally.tried++
    try {
      await reading(mutant)
      tally.accepted++
    } catch (error) {
      if (error instanceof Refusal) tally.codes[error.fault.code] = (tally.codes[error.fault.code] ?? 0) + 1
      else tally.untyped.push(String(error))
    }
  }
  return tally
}

function show(what: string, { tried, accepted, untyped, codes }: Tally): void {
  console.info(`${what}: ${tried} tried, ${accepted} accepted, ${untyped.length} untyped`, codes)
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The manifest with one thing wrong that no reader may believe. */
function wrongManifest(manifest: object, chance: Chance): object {
  return wrongValue(manifest, chance, (path) => {
    const at = path.join('.')
    return !/\.(version|state|mime|name)$/.test(at) && !/^(files\.\d+\.size|schema|revision|from)/.test(at)
  })
}

/** A copy with a field missing, a field too many, another type, or a count that is off by one. */
function wrongValue(
  value: object,
  chance: Chance,
  countsMatter?: (path: readonly string[]) => boolean,
): object {
  const copy = structuredClone(value) as Json
  const places = [...placesIn(copy)]
  for (;;) {
    const { holder, key, path } = chance.one(places)
    const old = holder[key]!
    const harm = chance.below(4)
    if (harm === 0 && !Array.isArray(holder)) delete holder[key]
    else if (harm === 1 && isFields(old)) old[`x${chance.below(9)}`] = 1
    else if (harm === 2) holder[key] = otherType(old, chance)
    else if (harm === 3 && typeof old === 'number' && countsMatter?.(path))
      holder[key] = old + chance.one([1, -1, 1e9])
    else continue
    return copy as object
  }
}

type Place = { holder: Record<string, Json>; key: string; path: readonly string[] }

function* placesIn(value: Json, path: readonly string[] = []): Generator<Place> {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, Json>
    yield { holder, key, path: [...path, key] }
    yield* placesIn(holder[key]!, [...path, key])
  }
}

function otherType(old: Json, chance: Chance): Json {
  const others: Json[] = ['\u0000', -7, true, [[]], { x: null }]
  return chance.one(others.filter((other) => kindOf(other) !== kindOf(old)))
}

const kindOf = (value: Json): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value
const isFields = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, sorted(fields[key])]),
  )
}

/** An archive whose table has right digests and a right signature, and rows that break one rule. */
function wrongRows(chance: Chance): Buffer {
  const entry = inner.manifest.tables[1]!
  const rows = Array.from({ length: 2 + chance.below(20) }, (_, at) => {
    const id = String(at).padStart(4, '0')
    return `["${id}","样例",${chance.below(1000)},null]`
  })
  const sum = rows.reduce((total, row) => total + (JSON.parse(row) as number[])[2]!, 0)
  const at = chance.below(rows.length)
  const promised = { rows: rows.length, sum }
  const text = chance.one(rowHarms)(rows, at, promised)
  const raw = Buffer.from(text)
  const gz = gzipSync(raw)
  const table = {
    ...entry,
    rows: promised.rows,
    raw_size: raw.length,
    raw_sha256: sha256Hex(raw),
    gz_size: gz.length,
    gz_sha256: sha256Hex(gz),
  }
  const totals = { rows: table.rows, sums: [{ table: entry.name, column: 'fee_fen', sum: promised.sum }] }
  const manifest = { ...inner.manifest, tables: [table], files: [], audit: null, totals }
  return signed(manifest, [{ name: entry.member, bytes: gz }])
}

type RowHarm = (rows: string[], at: number, promised: { rows: number; sum: number }) => string | Buffer
const lines = (rows: readonly string[]): string => `${rows.join('\n')}\n`

const rowHarms: readonly RowHarm[] = [
  (rows) => lines([...rows].reverse()),
  (rows, at, promised) => {
    promised.rows++
    promised.sum += (JSON.parse(rows[at]!) as number[])[2]!
    return lines(rows.toSpliced(at, 0, rows[at]!))
  },
  (rows, at) => lines(rows.with(at, rows[at]!.replace(',', ', '))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace('样', '\\u6837'))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/,null\]$/, ']'))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/,null\]$/, ',1.5]'))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/,null\]$/, ',[]]'))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/^\["\d+"/, '[null'))),
  (rows, at) => lines(rows.with(at, `\ufeff${rows[at]}`)),
  (rows, at) => lines(rows.with(at, '')),
  (rows, at) => Buffer.concat([Buffer.from(lines(rows.with(at, rows[at]!))).fill(0xff, 8, 9)]),
  (rows) => rows.join('\n'),
  (rows) => `${lines(rows)}\n`,
  (rows) => lines(rows).replaceAll('\n', '\r\n'),
  (rows, _, promised) => {
    promised.rows += 1
    return lines(rows)
  },
  (rows, _, promised) => {
    promised.sum += 1
    return lines(rows)
  },
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/,\d+,null\]$/, ',"9",null]'))),
  (rows, at) => lines(rows.with(at, rows[at]!.replace(/,\d+,null\]$/, ',9007199254740991,null]'))),
]
