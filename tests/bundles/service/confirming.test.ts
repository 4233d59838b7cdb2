import { copyFileSync, rmSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { kysely } from '../../../electron/db/kysely.ts'
import { bundles, type Confirmable } from '../../../shared/bundles/contract.ts'
import { refusedAt, reopen, standing } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { acquaint, fill, published, receive, type Station, station } from './stations.ts'

const shrink: Confirmable[] = ['bundles.confirm-shrink']

let district: Station
let first: Awaited<ReturnType<typeof shrunken>>
let send: (period: string) => Promise<{ path: string; bundleId: string }>
beforeEach(async () => {
  const met = await acquainted()
  district = met.district
  first = await shrunken(met.community, met.above)
  send = (period) => published(met.community, met.above, period)
})

/** A report that lost so many people that somebody must confirm it; the fuller one before it is received. */
async function shrunken(office: Station, above: Parameters<typeof published>[1]) {
  fill(office, 80)
  const before = await published(office, above, '2031-04')
  expect(await receive(district, [before.path])).toMatchObject([{ outcome: 'first' }])
  office.deed((unit) => unit.write(kysely.deleteFrom('member')))
  return published(office, above, '2031-05')
}

const again = (bundleId: string) => district.call(bundles.receive, { again: { bundleId, confirmed: shrink } })
const bundleIds = async () => (await district.call(bundles.inbox, {})).map(({ bundleId }) => bundleId)

test('a word for one office takes in nothing of another, now or later', async () => {
  const other = await station('样例另一社区', '990000002')
  const second = await shrunken(other, (await acquaint(other, district)).above.id)
  const paths = [first.path, second.path]
  const refused = await receive(district, paths)
  expect(refused.map(({ code }) => code)).toEqual(['bundles.confirm-shrink', 'bundles.confirm-shrink'])

  expect(await again(first.bundleId)).toMatchObject([{ bundleId: first.bundleId, outcome: 'next' }])
  expect(await bundleIds()).toContain(first.bundleId)
  expect(await bundleIds()).not.toContain(second.bundleId)
  const later = await receive(district, paths)
  expect(new Map(later.map(({ bundleId, outcome }) => [bundleId, outcome]))).toEqual(
    new Map([
      [first.bundleId, 'duplicate'],
      [second.bundleId, 'refused'],
    ]),
  )
})

test('a word for one refusal is none for another', async () => {
  expect(await refusedAt(district, first.path, 'bundles.confirm-rebase')).toBe('bundles.confirm-shrink')
})

test('what lies there by now is another bundle, and is not taken in', async () => {
  await refusedAt(district, first.path)
  const next = await send('2031-06')
  copyFileSync(next.path, first.path)
  const before = await standing(district)
  expect(await again(first.bundleId)).toMatchObject([{ outcome: 'refused', code: 'bundles.choose-again' }])
  expect(await standing(district)).toEqual(before)
})

test('what is no longer there, was never refused, or was refused before a lock is chosen again', async () => {
  const words = { again: { bundleId: first.bundleId, confirmed: shrink } }
  const refusal = async () => (await district.refused(bundles.receive, words)).code
  expect(await refusal()).toBe('bundles.choose-again')
  await refusedAt(district, first.path)
  await reopen(district)
  expect(await refusal()).toBe('bundles.choose-again')
  await refusedAt(district, first.path)
  rmSync(first.path)
  expect(await refusal()).toBe('bundles.choose-again')
})
