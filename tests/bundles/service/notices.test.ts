import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { noticeOf, signPubOf } from '../../../electron/bundles/enrolment/enrol.ts'
import { ownOffice, ownSigner } from '../../../electron/bundles/enrolment/office.ts'
import { newAgeKey } from '../../../electron/crypto/age.ts'
import { signingKey } from '../../../electron/crypto/ed25519.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import { deskFor } from './doubles.ts'
import { acquainted } from './pairs.ts'
import type { Station } from './stations.ts'

let community: Station
let district: Station
beforeEach(async () => {
  ;({ community, district } = await acquainted())
})

const fresh = (byte: number) => newAgeKey((size) => Buffer.alloc(size, byte)).recipient
const pinned = () => district.open!.db.file.prepare('select recipient from peer').pluck().get() as string

/** Gives the district a notice of the community with these changes, signed by its own key or another. */
function tell(change: Partial<OfficeKeys>, signer = ownSigner(deskFor(community))) {
  const { keys } = ownOffice(community.open!.db.writer)
  const told = { ...keys, recipient: fresh(7), made: { life: 1, turn: 1 }, ...change }
  const { bytes } = noticeOf({ keys: told, created_at: '2031-01-02T08:00:00Z' }, signer)
  const path = join(district.root, 'notice.tzk')
  writeFileSync(path, bytes)
  district.dialogs.push([path])
}

test('a notice changes the recipient, once, and an older one changes nothing', async () => {
  for (let time = 0; time < 2; time++) {
    tell({})
    expect(await district.call(bundles.readEnrolment, {})).toMatchObject({ kind: 'notice' })
    expect(pinned()).toBe(fresh(7))
  }
  tell({ recipient: fresh(8), made: { life: 2, turn: 0 } })
  await district.call(bundles.readEnrolment, {})
  for (const made of [
    { life: 1, turn: 1 },
    { life: 1, turn: 900 },
    { life: 2, turn: 0 },
  ]) {
    tell({ made })
    expect((await district.refused(bundles.readEnrolment, {})).code).toBe('bundles.older-keys')
  }
  expect(pinned()).toBe(fresh(8))
})

test('a notice changes nothing else, and comes from nobody else', async () => {
  const before = pinned()
  const other = signingKey(Buffer.alloc(32, 5))
  for (const change of [
    { name: '样例别的社区' },
    { office: '990000009' },
    { ledger: district.ledgerId },
    { kind: 'auditor' },
  ] as const) {
    tell(change)
    expect((await district.refused(bundles.readEnrolment, {})).code).toBe('bundles.bad-manifest')
  }
  tell({ sign_pub: signPubOf(other.publicKey) }, other)
  expect((await district.refused(bundles.readEnrolment, {})).code).toBe('bundles.unknown-sender')
  const [below] = await district.call(bundles.peers, {})
  await district.call(bundles.revoke, { peerId: below!.id, reason: '对方密钥可能泄露' })
  tell({})
  expect((await district.refused(bundles.readEnrolment, {})).code).toBe('bundles.key-revoked')
  expect(pinned()).toBe(before)
})
