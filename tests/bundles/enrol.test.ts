import { describe, expect, test } from 'vitest'
import {
  checkNumberFor,
  grantEnrolment,
  mustGrant,
  mustMatchTyped,
  publicKeyOf,
  readEnrolment,
  requestEnrolment,
} from '../../electron/bundles/enrolment/enrol.ts'
import { sshSign } from '../../electron/crypto/sshsig.ts'
import { sayCheckNumber } from '../../shared/bundles/check-digits.ts'
import { type EnrolGrant, OfficeKeys } from '../../shared/bundles/enrolment.ts'
import { type Canonical, canonical } from '../../shared/kernel/canonical.ts'
import { realScrypt } from '../support/cheap-scrypt.ts'
import { archiveOf } from './forge.ts'
import { community, district, keysOf, refusalOf, requestDraft, stranger } from './offices.ts'

realScrypt()

const request = requestEnrolment(requestDraft(), community.signer)
const grantDraft: Parameters<typeof grantEnrolment>[0] = {
  keys: keysOf(district),
  granted: {
    keys: keysOf(community),
    role: 'subordinate',
    valid_from: '2031-01-03',
    mark_key: Buffer.from('sealed elsewhere').toString('base64'),
  },
  chain: [],
  ends: [],
  created_at: '2031-01-03T08:00:00Z',
}
const grant = grantEnrolment(grantDraft, district.signer)

describe('an enrolment file', () => {
  test('of a request is read back, with the digits that its sheet shows', async () => {
    const read = await readEnrolment(request.bytes)
    expect(read.enrolment).toMatchObject({ step: 'request', ...requestDraft() })
    expect(Buffer.from(read.publicKey)).toEqual(Buffer.from(community.signer.publicKey))
    expect(read.checkNumber).toEqual(checkNumberFor(keysOf(community)))
    expect(sayCheckNumber(read.checkNumber)).toBe(COMMUNITY_DIGITS)
    expect(request.name).toBe(`TZB1_enrol_990000001_${read.fingerprint.slice(0, 8)}.tzk`)
  })

  test('of a grant signs our keys and shows the superior', async () => {
    const read = await readEnrolment(grant.bytes)
    expect(read.enrolment.step).toBe('grant')
    expect(read.checkNumber).toEqual(checkNumberFor(keysOf(district)))
    expect(await refusalOf(() => mustGrant(read.enrolment as EnrolGrant, keysOf(community)))).toBe('accepted')
    expect(await refusalOf(() => mustGrant(read.enrolment as EnrolGrant, keysOf(stranger)))).toBe(
      'bundles.grant-mismatch',
    )
  })

  test('with one bit changed anywhere is refused', async () => {
    const codes = new Set<string>()
    for (let at = 0; at < request.bytes.length; at += 3) {
      const mutant = Buffer.from(request.bytes)
      mutant[at]! ^= 1 << (at % 8)
      codes.add(await refusalOf(() => readEnrolment(mutant)))
    }
    expect(codes).not.toContain('accepted')
    expect(codes).toContain('bundles.not-enrolment')
    expect([...codes].every((code) => code.startsWith('bundles.'))).toBe(true)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'bundles.not-enrolment'],
    ['a picture', Buffer.from('\x89PNG'), 'bundles.not-enrolment'],
    ['too much', Buffer.alloc(65 << 10), 'bundles.too-large'],
    ['a third member', archiveOf([...two(), { name: 'x', bytes: Buffer.alloc(1) }]), 'bundles.not-enrolment'],
    ['another kind', enrolWith({ kind: 'report' }), 'bundles.not-enrolment'],
    ['a newer version', enrolWith({ v: 2 }), 'bundles.newer-version'],
    ['a field of later', enrolWith({ later: 1 }), 'bundles.newer-version'],
    ['no role', enrolWith({ role: 'king' }), 'bundles.bad-manifest'],
    ['a role that its kind has not', enrolWith({ role: 'auditor' }), 'bundles.bad-manifest'],
    ["somebody else's signature", enrolWith({}, stranger), 'bundles.bad-signature'],
  ])('of %s is refused', async (_, bytes, code) => {
    expect(await refusalOf(() => readEnrolment(bytes))).toBe(code)
  })
})

test('the check number covers every field that an enrolment says of an office', () => {
  const keys = keysOf(community)
  const other = keysOf(stranger)
  const changes: { readonly [K in keyof OfficeKeys]: OfficeKeys[K] } = {
    ...other,
    kind: 'auditor',
    practice: true,
    made: { life: 1, turn: 1 },
  }
  const groups = (number: readonly string[]) => [number[1], number[3], number[5]].join()
  const right = groups(checkNumberFor(keys))
  for (const field of Object.keys(OfficeKeys.shape) as (keyof OfficeKeys)[]) {
    const forged = { ...keys, [field]: changes[field] }
    expect(forged[field], field).not.toEqual(keys[field])
    expect(groups(checkNumberFor(forged)), field).not.toBe(right)
  }
})

test('typed digits: groups 2, 4 and 6 from the paper, or no trust', async () => {
  const read = await readEnrolment(request.bytes)
  const [, second, , fourth, , sixth] = read.checkNumber as [string, string, string, string, string, string]
  expect(await refusalOf(() => mustMatchTyped(read, { second, fourth, sixth }))).toBe('accepted')
  for (const typed of [
    { second, fourth, sixth: '' },
    { second: fourth, fourth: second, sixth },
    { second, fourth, sixth: String((Number(sixth) + 1) % 100_000).padStart(5, '0') },
  ]) {
    expect(await refusalOf(() => mustMatchTyped(read, typed))).toBe('bundles.check-digits')
  }
})

describe('weak keys', () => {
  const zero = Buffer.alloc(32).toString('base64')
  const one = Buffer.from([1, ...Buffer.alloc(31)]).toString('base64')
  test.each([
    ['a signing key of small order', { sign_pub: one }],
    ['a signing key of small order', { sign_pub: zero }],
    [
      'a recipient of low order',
      { recipient: 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z' },
    ],
    ['a recipient with a wrong checksum', { recipient: community.recipient.replace(/.$/, 'q') }],
  ])('%s is refused, also deep in a grant', async (_, change) => {
    const keys = { ...keysOf(community), ...change }
    expect(await refusalOf(() => readEnrolment(enrolWith({ keys })))).toBe('bundles.bad-key')
    const weak = { ...grantDraft, granted: { ...grantDraft.granted, keys } }
    const file = grantEnrolment(weak, district.signer)
    expect(await refusalOf(() => readEnrolment(file.bytes))).toBe('bundles.bad-key')
  })

  test('a second spelling of a good key is no key', async () => {
    const spelt = keysOf(community).sign_pub
    const other = spelt.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`)
    expect(Buffer.from(publicKeyOf({ sign_pub: other }))).toEqual(
      Buffer.from(publicKeyOf({ sign_pub: spelt })),
    )
    const keys = { ...keysOf(community), sign_pub: other }
    expect(await refusalOf(() => readEnrolment(enrolWith({ keys })))).toBe('bundles.bad-manifest')
  })
})

/** Digits of the community's test keys, worked out with another scrypt (Python's hashlib). */
const COMMUNITY_DIGITS = '43343 43510 23329 22238 33973 59508'

function two() {
  const text = Buffer.from(canonical({ ...base(), ...requestDraft() } as unknown as Canonical))
  return [
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: sshSign(text, community.signer, 'manifest@tzb.v1') },
  ]
}

function enrolWith(change: object, by = community): Buffer {
  const text = Buffer.from(canonical({ ...base(), ...requestDraft(), ...change } as unknown as Canonical))
  return archiveOf([
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: sshSign(text, by.signer, 'manifest@tzb.v1') },
  ])
}

function base() {
  return { fmt: 'tzb', v: 1, suite: 's1', kind: 'enrol', step: 'request' }
}
