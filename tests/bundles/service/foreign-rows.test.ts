import { beforeEach, describe, expect, test } from 'vitest'
import type { TableSource } from '../../../electron/bundles/table.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { organisationWire } from '../../../shared/ledgers/organisation/wire.ts'
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

const taken = async (path: string, confirm = {}) => (await receive(district, [path], confirm))[0]!
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
    ['a parent that is not there', [place(id(1), { parent_id: id(9) })], 0],
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
})
