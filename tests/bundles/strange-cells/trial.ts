import { expect } from 'vitest'
import { services } from '../../../electron/services.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { session } from '../../../shared/session/contract.ts'
import { tableWords } from '../../../shared/words/tables.ts'
import { forged } from '../service/doubles.ts'
import { acquaint, receive, type Station, station } from '../service/stations.ts'
import { openDoors, openEverything } from './every-door.ts'
import { type Strange, strangeCells, tablesWith, takenTogether } from './strange-cells.ts'

/** Doors that answer nothing of a ledger that somebody sent: what they are about stays at home. */
export const AT_HOME = ['audit.verifyReport', 'bundles.identity', 'bundles.preview', 'bundles.recheck']
/** Doors that want an approved month, or a paper that came along. */
export const NEEDS_MORE = ['payroll.printSlips', 'attachments.save']

/**
 * Receives one in `every` of the strange cells that a ledger takes, all in one report, and opens everything
 * of it; what a ledger does not take is refused by table and line.
 */
export async function tryStrangeCells(every: number): Promise<void> {
  const community = await station('样例社区党委', '990000001', 'office', services)
  const district = await station('样例街道党工委', '990000', 'office', services)
  const { above } = await acquaint(community, district)
  const cells = strangeCells().filter((_, at) => at % every === 0)
  const { taken, refused } = takenTogether(cells)
  expect(taken.length).toBeGreaterThan(4000 / every)
  await refuseByLine(community, district, above.id, refused, every)
  const path = await forged(community, above.id, tablesWith(taken))
  const [result] = await receive(district, [path])
  expect(result).toMatchObject({ outcome: 'first', words: '' })
  await district.call(session.show, { bundleId: result!.bundleId })
  const { defects, opened } = await openEverything(district, every)
  expect(defects).toEqual([])
  const unopened = openDoors.map(({ name }) => name).filter((name) => !opened.has(name))
  expect(unopened.sort()).toEqual([...AT_HOME, ...NEEDS_MORE].sort())
}

/** The first of each table, by itself. */
async function refuseByLine(
  community: Station,
  district: Station,
  above: Parameters<typeof forged>[1],
  refused: readonly Strange[],
  every: number,
): Promise<void> {
  const byColumn = Map.groupBy(refused, ({ table, column }) => `${table} ${column}`)
  const firsts = [...byColumn.values()].map(([first]) => first!).filter((_, at) => at % every === 0)
  for (const one of firsts) {
    const [result] = await receive(district, [await forged(community, above, tablesWith([one]))])
    expect(result, `${one.table}.${one.column} ${one.cell}`).toMatchObject({ code: 'bundles.bad-rows' })
    const tables = one.rows.map(([table]) => `表“${tableWords[table]}”`)
    const said = /^(表“.*?”)第 [1-9]\d* 行/.exec(result!.words)?.[1]
    expect(tables, result!.words).toContain(said)
  }
  expect(await district.call(bundles.inbox, {})).toEqual([])
}
