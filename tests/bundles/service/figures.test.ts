import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../electron/sheets/read-workbook.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { acquainted } from './pairs.ts'
import { acquaint, fill, published, putMember, receive, type Station, station } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 12)
})

async function sent(period: string) {
  const item = await published(community, above, period)
  await receive(district, [item.path])
  return item
}
const accept = (bundleId: string) => district.call(bundles.judge, { bundleId, verdict: 'accepted', note: '' })
const figures = (period = '2031-05') => district.call(bundles.figures, { period })
const total = async () => (await figures()).rows[0]?.values[0]

function oneMore(nth: number): void {
  const branch = community
    .open!.db.file.prepare(`select id from organisation where type = '631'`)
    .pluck()
    .get() as string
  community.deed((unit) => putMember(unit, branch, nth))
}

describe('the matrix', () => {
  test('says missing, received, accepted, returned and late, and which numbers never came', async () => {
    const items = []
    for (const period of ['2031-01', '2031-02', '2031-03', '2031-04']) {
      items.push(await published(community, above, period))
    }
    await receive(district, [items[0]!.path])
    await receive(district, [items[3]!.path])
    await receive(district, [items[1]!.path])
    await accept(items[0]!.bundleId)
    const returned = { bundleId: items[3]!.bundleId, verdict: 'returned', note: '' } as const
    await district.call(bundles.judge, returned)
    const { periods, offices } = await district.call(bundles.matrix, { from: '2030-12', to: '2031-04' })
    expect(periods).toEqual(['2030-12', '2031-01', '2031-02', '2031-03', '2031-04'])
    expect(offices).toHaveLength(1)
    expect(offices[0]).toMatchObject({ peerId: below, officeName: '样例社区党委', gaps: [3] })
    expect(offices[0]!.cells.map(({ state }) => state)).toEqual([
      'missing',
      'accepted',
      'late',
      'missing',
      'returned',
    ])
    await receive(district, [items[2]!.path])
    const after = await district.call(bundles.matrix, { from: '2031-03', to: '2031-03' })
    expect(after.offices[0]).toMatchObject({ gaps: [], cells: [{ state: 'late', revision: 1 }] })
  })

  test('is empty where the months are the wrong way round, and shows offices that sent nothing', async () => {
    const { periods, offices } = await district.call(bundles.matrix, { from: '2031-05', to: '2031-04' })
    expect(periods).toEqual([])
    expect(offices).toMatchObject([{ cells: [], gaps: [] }])
  })
})

describe('the figures', () => {
  test('come from the highest accepted revision, else from the latest, and say so', async () => {
    const first = await sent('2031-05')
    expect((await figures()).rows[0]).toMatchObject({ accepted: false, bundleId: first.bundleId })
    await accept(first.bundleId)
    expect((await figures()).rows[0]).toMatchObject({ accepted: true })
    oneMore(100)
    const second = await sent('2031-05')
    expect(await total()).toBe(12)
    await accept(second.bundleId)
    expect(await total()).toBe(13)
    expect((await figures()).rows[0]!.bundleId).toBe(second.bundleId)
    expect((await figures('2031-06')).rows).toEqual([])
  })

  test('leave out what was returned: the matrix shows it, no sum counts it', async () => {
    const first = await sent('2031-05')
    const returned = { bundleId: first.bundleId, verdict: 'returned', note: '人数有误' } as const
    await district.call(bundles.judge, returned)
    const { rows, sums } = await figures()
    expect(rows).toEqual([])
    expect(sums[0]).toBe(0)
    const span = { from: '2031-05', to: '2031-05' }
    const { offices } = await district.call(bundles.matrix, span)
    expect(offices[0]!.cells).toMatchObject([{ state: 'returned', bundleId: first.bundleId }])
    oneMore(100)
    const second = await sent('2031-05')
    expect((await figures()).rows).toMatchObject([{ bundleId: second.bundleId, accepted: false }])
    expect(await total()).toBe(13)
    await district.call(bundles.judge, { ...returned, bundleId: second.bundleId })
    expect((await figures()).rows).toEqual([])
  })

  test('count who is there, by class, and organisations without groups', async () => {
    oneMore(101)
    community.deed((unit) => {
      const branch = community
        .open!.db.file.prepare(`select id from organisation where type = '631'`)
        .pluck()
        .get() as string
      putMember(unit, branch, 102, { left_day: '2031-01-01', member_class: 'on-duty' })
      putMember(unit, branch, 103, { member_class: 'on-duty', is_lost: 1 })
    })
    await sent('2031-05')
    const { indicators, rows, sums } = await figures()
    const ofMembers = indicators.filter(({ group }) => group === 'members')
    expect(ofMembers.map(({ code }) => code)).toEqual([
      'members',
      'members-resident',
      'members-mobile',
      'members-on-duty',
      'members-probation',
      'members-lost',
      'organisations',
      'branches',
    ])
    expect(rows[0]!.values.slice(0, ofMembers.length)).toEqual([14, 9, 4, 1, 1, 1, 2, 1])
    expect(sums).toEqual(rows[0]!.values)
  })

  test('add up over offices, and leave as a workbook', async () => {
    const other = await station('样例另一社区', '990000002')
    const met = await acquaint(other, district)
    fill(other, 5)
    const theirs = await published(other, met.above.id)
    await receive(district, [theirs.path])
    const mine = await sent('2031-05')
    await accept(mine.bundleId)
    const { rows, sums } = await figures()
    expect(rows.map(({ values }) => values[0])).toEqual([12, 5])
    expect(sums[0]).toBe(17)
    const path = join(district.root, 'figures.xlsx')
    district.dialogs.push(path)
    const saved = await district.call(bundles.figuresSheet, { period: '2031-05', reason: '月度汇总' })
    expect(saved.fileName).toBe('figures.xlsx')
    const text = JSON.stringify(await readWorkbook(readFileSync(path)))
    for (const word of ['样例另一社区', '未接受', '已接受', '党员总数', '17']) expect(text).toContain(word)
    const told = district
      .open!.db.file.prepare(`select body from audit where body like '%bundles.figures-exported%'`)
      .pluck()
      .get()
    expect(told).toContain('月度汇总')
    district.dialogs.push(null)
    const none = await district.call(bundles.figuresSheet, { period: '2031-05', reason: '月度汇总' })
    expect(none.fileName).toBeNull()
    expect(existsSync(path)).toBe(true)
  })
})
