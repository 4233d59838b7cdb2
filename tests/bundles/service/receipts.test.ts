import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { kysely } from '../../../electron/db/kysely.ts'
import { readCard } from '../../../electron/folder/ledger-folder.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { copyOf, standing } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { acquaint, fill, published, receipted, receive, type Station, station, stick } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 12)
})

const judged = (bundleId: string, verdict: 'accepted' | 'returned', note = '') =>
  district.call(bundles.judge, { bundleId, verdict, note })
const outbox = () => community.call(bundles.outbox, {})

async function sent(period = '2031-05') {
  const item = await published(community, above, period)
  await receive(district, [item.path])
  return item
}

/** A receipt as a file that nobody has read yet. */
async function receiptFile(): Promise<string> {
  const folder = stick(district, `receipt-${Math.trunc(district.now())}-${district.newId()}`)
  district.dialogs.push(folder)
  const item = await district.call(bundles.writeReceipt, { peerId: below })
  return join(folder, item!.fileName)
}

describe('a receipt', () => {
  test('says held, then what a person decided, with their words', async () => {
    const item = await sent()
    await receipted(district, community, below)
    expect((await outbox())[0]!.receipt).toMatchObject({ status: 'held', note: '' })
    await judged(item.bundleId, 'returned', '第三支部人数有误')
    await receipted(district, community, below)
    expect((await outbox())[0]!.receipt).toMatchObject({ status: 'returned', note: '第三支部人数有误' })
    await judged(item.bundleId, 'accepted')
    await receipted(district, community, below)
    expect((await outbox())[0]!.receipt).toMatchObject({ status: 'accepted', note: '' })
  })

  test('is complete: a lost one needs no repair, an older one read later changes nothing', async () => {
    const first = await sent('2031-04')
    const older = await receiptFile()
    await judged(first.bundleId, 'accepted')
    await sent('2031-05')
    const newer = await receiptFile()
    expect((await receive(community, [newer]))[0]).toMatchObject({ outcome: 'receipt' })
    const before = await outbox()
    expect(before.map(({ receipt }) => receipt!.status)).toEqual(['held', 'accepted'])
    expect((await receive(community, [older]))[0]).toMatchObject({ outcome: 'receipt', code: '' })
    expect(await outbox()).toEqual(before)
  })

  test('read twice is once', async () => {
    await sent()
    const file = await receiptFile()
    expect((await receive(community, [file]))[0]).toMatchObject({ outcome: 'receipt' })
    const { inbox } = await standing(community)
    expect((await receive(community, [file]))[0]).toMatchObject({ outcome: 'duplicate' })
    expect((await standing(community)).inbox).toEqual(inbox)
  })

  test('lets the next report show only later entries of the chain', async () => {
    await sent('2031-04')
    await receipted(district, community, below)
    const [row] = community.open!.db.file.prepare('select audit_size from outbox').pluck().all() as number[]
    await sent('2031-05')
    const point = community
      .open!.db.file.prepare(`select audit_size from inbox where kind = 'receipt'`)
      .pluck()
      .get()
    expect(point).toBe(row)
    expect((await district.call(bundles.inbox, {})).map(({ outcome }) => outcome).sort()).toEqual([
      'first',
      'next',
    ])
  })

  test('is not written for somebody who sent nothing, nor to a superior', async () => {
    const nothing = await district.refused(bundles.writeReceipt, { peerId: below })
    expect(nothing).toEqual({ code: 'bundles.no-receipt-due', params: { office: '样例社区党委' } })
    const upward = await community.refused(bundles.writeReceipt, { peerId: above })
    expect(upward.code).toBe('bundles.peer-revoked')
  })

  test('costs no number when the dialog is closed', async () => {
    await sent()
    district.dialogs.push(null)
    expect(await district.call(bundles.writeReceipt, { peerId: below })).toBeNull()
    expect(await district.call(bundles.outbox, {})).toEqual([])
  })

  test('for another ledger of the same office is not ours', async () => {
    const second = await station('样例社区党委', '990000001')
    const met = await acquaint(second, district)
    fill(second, 2)
    const item = await published(second, met.above.id)
    await receive(district, [item.path])
    // The district’s books are muddled: what it holds of one ledger, it ascribes to the other.
    const other = { ledger: second.ledgerId }
    const muddle = { recipient: recipientOf(community) }
    district.deed((unit) =>
      unit.write(kysely.updateTable('peer').set(muddle).where('ledger', '=', other.ledger)),
    )
    const folder = stick(district, 'muddled')
    district.dialogs.push(folder)
    const receipt = await district.call(bundles.writeReceipt, { peerId: met.below.id })
    const [result] = await receive(community, [join(folder, receipt!.fileName)])
    expect(result).toMatchObject({ outcome: 'refused', code: 'bundles.not-for-us' })
  })
})

describe('a ledger that was put back without a word', () => {
  test('learns it from the receipt, begins a new life, and its superior is asked', async () => {
    await sent('2031-03')
    const before = await copyOf(community)
    await sent('2031-04')
    const file = await receiptFile()
    const [result] = await receive(before, [file])
    expect(result).toMatchObject({ outcome: 'receipt', code: 'bundles.receipt-ahead' })
    expect(result!.words).toContain('第 2 号包')
    const item = await published(before, above, '2031-05')
    expect(item.seq).toBe(1)
    const [refused] = await receive(district, [item.path])
    expect(refused!.code).toBe('bundles.confirm-rebase')
    const [taken] = await receive(district, [item.path], 'bundles.confirm-rebase')
    expect(taken!.outcome).toBe('rebase')
    expect((await receive(before, [await receiptFile()]))[0]).toMatchObject({ code: '' })
  })

  test('reports again after a bundle of it was refused as a double', async () => {
    await sent('2031-03')
    const before = await copyOf(community)
    await sent('2031-04')
    const double = await published(before, above, '2031-04')
    expect((await receive(district, [double.path]))[0]!.code).toBe('bundles.fork')
    expect((await receive(before, [await receiptFile()]))[0]!.code).toBe('bundles.receipt-ahead')
    const item = await published(before, above, '2031-05')
    expect((await receive(district, [item.path]))[0]!.code).toBe('bundles.confirm-rebase')
    const [taken] = await receive(district, [item.path], 'bundles.confirm-rebase')
    expect(taken).toMatchObject({ outcome: 'rebase', code: '' })
    expect((await receive(before, [await receiptFile()]))[0]).toMatchObject({ code: '' })
    const next = await published(before, above, '2031-06')
    expect((await receive(district, [next.path]))[0]).toMatchObject({ outcome: 'next' })
  })
})

describe('a copy beside a ledger that began a new life', () => {
  test('learns from the receipt which lives are taken, and gives no number twice', async () => {
    await sent('2031-03')
    const [old, older] = [await copyOf(community), await copyOf(community)]
    await sent('2031-04')
    await receive(old, [await receiptFile()])
    const second = await published(old, above, '2031-05')
    await receive(district, [second.path], 'bundles.confirm-rebase')
    expect((await receive(older, [await receiptFile()]))[0]!.code).toBe('bundles.receipt-ahead')
    const third = await published(older, above, '2031-06')
    expect((await receive(district, [third.path]))[0]!.code).toBe('bundles.confirm-rebase')
    const [taken] = await receive(district, [third.path], 'bundles.confirm-rebase')
    expect(taken).toMatchObject({ outcome: 'rebase', code: '' })
    expect(cardLife(older)).toBe(3)
  })
})

describe('judging', () => {
  test('is told, can be changed, and knows only what is there', async () => {
    const item = await sent()
    expect(await judged(item.bundleId, 'accepted', '好')).toMatchObject({ acceptance: 'accepted' })
    expect(await judged(item.bundleId, 'returned', '再核')).toMatchObject({ acceptance: 'returned' })
    const none = { bundleId: 'a'.repeat(64), verdict: 'accepted', note: '' } as const
    expect((await district.refused(bundles.judge, none)).code).toBe('bundles.not-found')
  })
})

const cardLife = (of: Station): number | undefined => readCard(of.folder)?.incarnation

const recipientOf = (of: Station): string =>
  of.open!.db.file.prepare(`select value from meta where key = 'recipient'`).pluck().get() as string
