import { expect, test } from 'vitest'
import type { TableSource } from '../../../electron/bundles/format/table.ts'
import { services } from '../../../electron/services.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { WireRow } from '../../../shared/fields/wire.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { session } from '../../../shared/session/contract.ts'
import { forged } from '../service/doubles.ts'
import { acquaint, receive, station } from '../service/stations.ts'
import { openDoors, openEverything } from './every-door.ts'
import { idOf, soundRows } from './sound-rows.ts'
import { tablesWith } from './strange-cells.ts'
import { AT_HOME, NEEDS_MORE } from './trial.ts'

/** The anchors of every table, and so many organisations, each under the one before. */
function chained(levels: number, over: (nth: number) => WireRow = () => ({})): TableSource[] {
  const rows = Array.from({ length: levels }, (_, at): readonly [string, WireRow] => {
    const nth = at + 1
    return [
      'organisation',
      { ...soundRows['organisation']!(nth), parent_id: idOf('organisation', at), ...over(nth) },
    ]
  })
  return tablesWith([{ table: 'organisation', column: 'parent_id', cell: null, rows }])
}

async function offices() {
  const community = await station('样例社区党委', '990000001', 'office', services)
  const district = await station('样例街道党工委', '990000', 'office', services)
  const { above } = await acquaint(community, district)
  return { community, district, above: above.id }
}

test('12,000 levels are received, and every list, tree and paper of them opens', async () => {
  const { community, district, above } = await offices()
  const levels = 12_000
  const [result] = await receive(district, [await forged(community, above, chained(levels))])
  expect(result).toMatchObject({ outcome: 'first', words: '' })
  await district.call(session.show, { bundleId: result!.bundleId })
  const rows = await district.call(organisation.tree, { asOf: '2031-05-12' })
  expect(rows.length).toBe(levels + 1)
  const { defects, opened } = await openEverything(district, 3000)
  expect(defects).toEqual([])
  const unopened = openDoors.map(({ name }) => name).filter((name) => !opened.has(name))
  expect(unopened.sort()).toEqual([...AT_HOME, ...NEEDS_MORE].sort())
})

test.each([1, 2, 3, 12_000])('a ring of %i organisations is refused by table and line', async (size) => {
  const { community, district, above } = await offices()
  const closing = (nth: number) => (nth === 1 ? { parent_id: idOf('organisation', size) } : {})
  const [result] = await receive(district, [await forged(community, above, chained(size, closing))])
  expect(result).toMatchObject({ outcome: 'refused', code: 'bundles.bad-rows' })
  expect(result!.words).toMatch(/表“组织”第 [1-9]\d* 行/)
  expect(await district.call(bundles.inbox, {})).toEqual([])
  expect(district.incidents).toEqual([])
})
