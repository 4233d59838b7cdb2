import { beforeEach, describe, expect, test } from 'vitest'
import type { TableSource } from '../../../electron/bundles/format/table.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { organisationWire } from '../../../shared/ledgers/organisation/wire.ts'
import { fundWire } from '../../../shared/ledgers/spending/fund-wire.ts'
import { filesIn, forged, refusedAt } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { fill, receive, type Station } from './stations.ts'

let community: Station
let district: Station
let above: Id
beforeEach(async () => {
  ;({ community, district, above } = await acquainted())
  fill(community, 12)
})

const taken = async (path: string) => (await receive(district, [path]))[0]!
const refusedBy = (path: string) => refusedAt(district, path)

describe('rows that no program of ours would send', () => {
  const organisation = (rows: TableSource['rows'], change: Partial<TableSource> = {}): TableSource => ({
    name: 'organisation',
    version: 1,
    columns,
    key: ['id'],
    rows,
    ...change,
  })
  const columns = organisationWire[0]!.columns.map(({ name }) => name)
  const place = (id: string, over: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      ...Object.fromEntries(columns.map((name) => [name, null])),
      ...{ id, code: `x${id.slice(-3)}`, type: '631', full_name: '样例支部', short_name: '样例' },
      ...{ sort: 1, revision: 1, ...over },
    }
    return columns.map((name) => row[name] as string)
  }
  const id = (nth: number) => `019f0000-0000-7000-8000-${String(nth).padStart(12, '0')}`

  test('a table or a version that we do not know', async () => {
    const later = organisation([place(id(1))], { version: 2 })
    expect(await refusedBy(await forged(community, above, [later]))).toBe('bundles.newer-version')
    const unknown = organisation([], { name: 'fees', columns: ['id'] })
    expect(await refusedBy(await forged(community, above, [unknown]))).toBe('bundles.newer-version')
  })

  test.each([
    ['a day that is none', [place(id(1), { founded_day: '2031-02-30' })], 1],
    ['a number where text belongs', [place(id(1)), place(id(2), { full_name: 7 })], 2],
    ['two of one code', [place(id(1), { code: 'same' }), place(id(2), { code: 'same' })], 2],
    ['days in the wrong order', [place(id(1), { term_start: '2031-01-01', term_end: '2030-01-01' })], 1],
    ['a parent that is not there', [place(id(1)), place(id(2), { parent_id: id(9) })], 2],
    ['itself for a parent', [place(id(1)), place(id(2), { parent_id: id(2) })], 2],
    [
      'a ring with one hanging on it',
      [place(id(1)), ...[3, 4, 2].map((up, at) => place(id(at + 2), { parent_id: id(up) }))],
      2,
    ],
    ['a name of spaces', [place(id(1)), place(id(2), { full_name: '  ' })], 2],
    ['a name that no door would keep as it is', [place(id(1), { short_name: '样例 ' })], 1],
    ['a day of no year we reckon with', [place(id(1)), place(id(2), { founded_day: '9999-12-31' })], 2],
  ])('%s', async (_what, rows, line) => {
    const path = await forged(community, above, [organisation(rows)])
    const result = await taken(path)
    expect(result).toMatchObject({
      code: 'bundles.bad-rows',
      words: expect.stringContaining(`第 ${line} 行`),
    })
    expect(filesIn(district, 'received')).toEqual([])
    expect(await district.call(bundles.inbox, {})).toEqual([])
  })

  test('money that adds up to more than a thousand ledgers could be summed with', async () => {
    const names = fundWire.find(({ table }) => table === 'budget_line')!.columns.map(({ name }) => name)
    const fund: Record<string, string | number> = {
      id: id(1),
      name: '样例',
      kind: 'service',
      opened_day: '2030-01-01',
    }
    const fundNames = fundWire[0]!.columns.map(({ name }) => name)
    const line = { fund_id: id(1), year: 2031, category: 'culture', amount_fen: 10_000_000_000, sort: 1 }
    const lines = (count: number): TableSource => ({
      ...{ name: 'budget_line', version: 1, columns: names, key: ['id'] },
      rows: Array.from({ length: count }, (_, nth) => {
        const row: Record<string, unknown> = { ...line, id: id(nth + 2), name: `样例${nth}`, revision: 1 }
        return names.map((name) => (row[name] ?? null) as string)
      }),
    })
    const funds: TableSource = {
      ...{ name: 'fund', version: 1, columns: fundNames, key: ['id'] },
      rows: [
        fundNames.map(
          (name) => (({ ...fund, sort: 1, revision: 1 }) as Record<string, string | number>)[name] ?? null,
        ),
      ],
    }
    const [refused] = await receive(district, [await forged(community, above, [lines(901), funds])])
    expect(refused).toMatchObject({ code: 'bundles.bad-rows', words: expect.stringContaining('第 901 行') })
    expect(await taken(await forged(community, above, [lines(900), funds]))).toMatchObject({
      outcome: 'first',
    })
  })
})
