import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { checkNumberFor, requestEnrolment, signPubOf } from '../../../electron/bundles/enrolment/enrol.ts'
import { ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { type SigningKey, signingKey } from '../../../electron/crypto/ed25519.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import { acquainted } from './pairs.ts'
import type { Station } from './stations.ts'

let community: Station
let district: Station
beforeEach(async () => {
  ;({ community, district } = await acquainted())
})

const other = signingKey(Buffer.alloc(32, 9))

/** The community's own keys, changed, as a request that `signer` signs. */
function claimed(change: Partial<OfficeKeys>, signer: SigningKey = other): OfficeKeys {
  const { keys } = ownOffice(community.open!.db.writer)
  return { ...keys, sign_pub: signPubOf(signer.publicKey), made: { life: 1, turn: 1 }, ...change }
}

function fileOf(keys: OfficeKeys, signer: SigningKey = other): string {
  const draft = {
    keys,
    role: 'subordinate' as const,
    parent: null,
    created_at: '2031-01-02T08:00:00Z',
    ends: [],
  }
  const { bytes } = requestEnrolment(draft, signer)
  const path = join(district.root, 'claimed.tzk')
  writeFileSync(path, bytes)
  return path
}

const read = (keys: OfficeKeys) => {
  district.dialogs.push([fileOf(keys)])
  return district.call(bundles.readEnrolment, {})
}

function typed(keys: OfficeKeys): [string, string, string] {
  const groups = checkNumberFor(keys)
  return [groups[1]!, groups[3]!, groups[5]!]
}

test('a changed key is said with the name that it replaces, and a person must say so', async () => {
  const before = await district.call(bundles.peers, {})
  const keys = claimed({ name: '样例新名社区' })
  const shown = await read(keys)
  expect(shown).toMatchObject({
    officeName: '样例新名社区',
    replaces: { id: before[0]!.id, officeName: '样例社区党委', officeCode: '990000001', state: 'active' },
  })
  const wanted = { token: shown!.token, relation: 'subordinate', digits: typed(keys) } as const
  const silent = await district.refused(bundles.enrol, wanted)
  expect(silent).toEqual({ code: 'bundles.would-replace', params: { office: '样例社区党委' } })
  expect(await district.call(bundles.peers, {})).toEqual(before)
  const made = await district.call(bundles.enrol, { ...wanted, replaces: before[0]!.id })
  expect(made).toMatchObject({ officeName: '样例新名社区', state: 'active' })
  expect(await district.call(bundles.peers, {})).toMatchObject([
    { id: made.id, state: 'active' },
    { id: before[0]!.id, state: 'revoked' },
  ])
})

test("another office's ledger is nobody's to name, whatever digits its sheet shows", async () => {
  const before = await district.call(bundles.peers, {})
  district.dialogs.push([fileOf(claimed({ office: '990000009', name: '样例别的社区' }))])
  expect(await district.refused(bundles.readEnrolment, {})).toEqual({
    code: 'bundles.other-office',
    params: { office: '样例社区党委' },
  })
  expect(await district.call(bundles.peers, {})).toEqual(before)
})

test('a revoked office comes back with a new key by the same door, and is named', async () => {
  const [below] = await district.call(bundles.peers, {})
  await district.call(bundles.revoke, { peerId: below!.id, reason: '对方密钥可能泄露' })
  const keys = claimed({})
  const shown = await read(keys)
  expect(shown!.replaces).toMatchObject({ id: below!.id, state: 'revoked' })
  const wanted = { token: shown!.token, relation: 'subordinate', digits: typed(keys) } as const
  expect((await district.refused(bundles.enrol, wanted)).code).toBe('bundles.would-replace')
  const back = await district.call(bundles.enrol, { ...wanted, replaces: below!.id })
  expect(back).toMatchObject({ ledger: below!.ledger, state: 'active' })
})
