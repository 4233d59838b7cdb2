import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { kysely } from '../../../electron/db/kysely.ts'
import { readCard } from '../../../electron/folder/ledger-folder.ts'
import { closeLedger, unlockLedger } from '../../../electron/session/opening.ts'
import { MOST_COUNTED, MOST_SKIPPED } from '../../../shared/bundles/limits.ts'
import { Counted, Period } from '../../../shared/bundles/manifest.ts'
import { Receipt } from '../../../shared/bundles/receipt.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { passwords } from '../../support/test-runtime.ts'
import { receiptFor } from '../offices.ts'
import { acquainted } from './pairs.ts'
import { fill, published, receipted, receive, type Station } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 3)
})

const life = () => readCard(community.folder)?.incarnation
const listed = async () => (await community.call(session.overview, {})).ledgers.map(({ id }) => id)

/** The district holds a bundle of a life of the community that never was. */
function muddle(incarnation: number): void {
  district.deed((unit) => unit.write(kysely.updateTable('inbox').set({ incarnation }).where('seq', '=', 1)))
}

describe('a number that somebody else counted', () => {
  test('lifts our own no higher than an office can have come, and the ledger stays listed', async () => {
    const { path } = await published(community, above)
    await receive(district, [path])
    muddle(2 + MOST_SKIPPED)
    const { results } = await receipted(district, community, below)
    expect(results[0]).toMatchObject({ outcome: 'refused', code: 'bundles.bad-receipt' })
    expect(life()).toBe(1)
    expect(await listed()).toEqual([community.ledgerId])
  })

  test('is no number of a bundle or a receipt where nobody could count on from it', () => {
    for (const far of [MOST_COUNTED + 1, 2 ** 53 - 1, 0, -1, 1.5]) {
      expect(Counted.safeParse(far).success).toBe(false)
      const { receipt } = receiptFor('a'.repeat(64))
      const head = { ...receipt.head!, incarnation: far }
      expect(Receipt.safeParse({ ...receipt, head }).success).toBe(false)
      expect(Receipt.safeParse({ ...receipt, missing: [{ from: 1, to: far }] }).success).toBe(false)
    }
    expect(Counted.safeParse(MOST_COUNTED).success).toBe(true)
  })
})

test('a life that a power cut kept from the card is put on it at the next opening', async () => {
  const { file } = community.open!.db
  community.deed((unit) => {
    unit.record('session.put-back', '', { incarnation: 7 })
    file.prepare(`update meta set value = '7' where key = 'incarnation'`).run()
  })
  expect(life()).toBe(1)
  closeLedger(community, { backUp: false })
  await unlockLedger(community, community.ledgerId, community.headId, passwords.head)
  expect(life()).toBe(7)
})

test.each([
  { incarnation: 2 ** 53 },
  { incarnation: 'x' },
  { incarnation: null },
  { officeName: 7 },
  { officeCode: null },
  { more: {} },
])('a card that says %o does not hide its ledger', async (odd) => {
  const path = join(community.folder, 'card.json')
  const card = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...card, ...odd }))
  expect(await listed()).toEqual([community.ledgerId])
})

test.each([
  ['month', '2031-05', ['9999-12', '0001-01', '2200-01', '1799-12', '2031-13']],
  ['quarter', '2031-q2', ['9999-q4', '0000-q1', '2200-q1', '1799-q4', '2031-q5']],
  ['year', '2031', ['9999', '0000', '2200', '1799']],
])('no %s is told of but of years that we reckon with', (type, near, far) => {
  expect(Period.safeParse({ type, id: near }).success).toBe(true)
  for (const id of far) expect(Period.safeParse({ type, id }).success, id).toBe(false)
})
