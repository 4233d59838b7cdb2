import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ownIdentities, ownOffice, ownSigner } from '../../../electron/bundles/enrolment/office.ts'
import { peerIn } from '../../../electron/bundles/enrolment/peers.ts'
import { readTar } from '../../../electron/bundles/format/tar.ts'
import { decrypt, encrypt } from '../../../electron/crypto/age.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { letSqliteFail, whileFailing } from '../../anomalies/failing-ground.ts'
import { signedRaw } from '../forge.ts'
import { deskFor, filesIn } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { fill, published, receive, type Station } from './stations.ts'

letSqliteFail()

let community: Station
let district: Station
let above: Id
beforeEach(async () => {
  ;({ community, district, above } = await acquainted())
  fill(community, 3)
})

type Sent = { readonly name: string; readonly bytes: Buffer }
const sent: Sent[] = []

/** Three honest reports, sealed once; their files anew in every test. */
async function honest(): Promise<string[]> {
  if (sent.length === 0) {
    for (const period of ['2031-03', '2031-04', '2031-05']) {
      const { path } = await published(community, above, period)
      sent.push({ name: basename(path), bytes: readFileSync(path) })
    }
  }
  return sent.map(({ name, bytes }) => {
    writeFileSync(join(community.root, name), bytes)
    return join(community.root, name)
  })
}

/** The same bundle, saying something else of itself, signed with the office's own key. */
async function saying(path: string, change: object): Promise<void> {
  const task = deskFor(community)
  const archive = await decrypt(readFileSync(path), ownIdentities(task))
  const [first, , ...rest] = readTar(archive)
  const manifest = { ...JSON.parse(Buffer.from(first!.bytes).toString()), ...change }
  const recipients = [ownOffice(task.own).keys.recipient, peerIn(task.own, above).recipient]
  writeFileSync(path, await encrypt([signedRaw(manifest, ownSigner(task), rest)], recipients))
}

const FAR = 2 ** 53 - 1
const digest = 'a'.repeat(64)
const extremes: Readonly<Record<string, object>> = {
  'the month 9999-12': { period: { type: 'month', id: '9999-12' } },
  'the month 0001-01': { period: { type: 'month', id: '0001-01' } },
  'the quarter 9999-q4': { period: { type: 'quarter', id: '9999-q4' } },
  'the year 0000': { period: { type: 'year', id: '0000' } },
  'a period called __proto__': { period: { type: 'adhoc', id: '__proto__' } },
  'a number beyond counting': { seq: FAR },
  'a revision beyond counting': { revision: FAR },
  'a moment of the year 9999': { created_at: '9999-12-31T23:59:59Z' },
  'a moment of the year 0001': { created_at: '0001-01-01T00:00:00Z' },
  'a receipt of a number beyond counting': { head_ack: { seq: FAR, id: digest } },
  'a fork from nowhere': { forked_from: { incarnation: FAR, seq: FAR, id: digest } },
}

test.each(Object.entries(extremes))(
  'one of three says %s: the two honest ones are taken',
  async (_, change) => {
    const paths = await honest()
    await saying(paths[1]!, change)
    const results = await receive(district, paths)
    expect(results.map(({ outcome }) => outcome)).toEqual(['first', 'refused', 'gap'])
    const refused = results[1]!
    expect(refused.words).toMatch(/未做任何修改.*请/)
    expect(refused.code).toMatch(/^bundles\./)
    expect(district.incidents).toEqual([])
    expect(filesIn(district, 'inbox')).toHaveLength(2)
    expect(filesIn(district, 'received')).toHaveLength(2)
    expect(await district.call(bundles.inbox, {})).toHaveLength(2)
    expect(await district.call(bundles.matrix, { from: '2031-01', to: '2031-12' })).toBeTruthy()
    // Nothing that was put aside keeps the honest one out.
    expect((await receive(district, [(await honest())[1]!]))[0]!.outcome).toBe('late')
  },
)

test('a defect at any write while one file is read puts that file aside, and the next is taken', async () => {
  const { path } = await published(community, above, '2031-03')
  const { writes } = await whileFailing(undefined, () => receive(district, [path]))
  expect(writes).toBeGreaterThan(10)
  for (let at = 1; at <= writes; at += Math.ceil(writes / 6)) {
    const [first, second] = [await published(community, above), await published(community, above)]
    const instead = () => {
      throw new Error('a defect')
    }
    const paths = [first.path, second.path]
    const failing = { at, forGood: false, instead }
    const { value } = await whileFailing(failing, () => receive(district, paths))
    const said = value!.map(({ bundleId, outcome, code }) => ({ bundleId, outcome, code }))
    expect(said[0], `write ${at}`).toMatchObject({ outcome: 'refused', code: 'ipc.defect' })
    expect(said[1], `write ${at}`).toEqual({ bundleId: second.bundleId, outcome: 'gap', code: '' })
    expect(value![0]!.words).toMatch(/未做任何修改.*编号/)
    expect(district.incidents).toHaveLength(1)
    district.incidents.length = 0
    const held = await district.call(bundles.inbox, {})
    expect(filesIn(district, 'inbox')).toHaveLength(held.length)
    expect(filesIn(district, 'received')).toHaveLength(held.length)
    expect((await receive(district, [first.path]))[0]!.outcome, `write ${at}`).toBe('late')
  }
})
