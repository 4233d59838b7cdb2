import { scryptSync } from 'node:crypto'
import {
  type CheckNumber,
  checkNumberOf,
  matchesTyped,
  type TypedGroups,
} from '../../../shared/bundles/check-digits.ts'
import {
  type EnrolGrant,
  Enrolment,
  type EnrolNotice,
  type EnrolRequest,
  type OfficeKeys,
} from '../../../shared/bundles/enrolment.ts'
import { enrolmentFileName } from '../../../shared/bundles/file-name.ts'
import { limits } from '../../../shared/bundles/limits.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { type Canonical, canonical } from '../../../shared/kernel/canonical.ts'
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { isHonestRecipient } from '../../crypto/age.ts'
import { isHonestPoint, keyFingerprint, type SigningKey } from '../../crypto/ed25519.ts'
import { sshSign, sshVerify } from '../../crypto/sshsig.ts'
import { readTar, tarPieces } from '../format/tar.ts'
import { readManifestText, takeHead } from '../format/unseal.ts'

/** A `.tzk` file: public keys only, so it is signed and not encrypted. */
export type EnrolmentFile = { readonly name: string; readonly bytes: Buffer }

/**
 * An enrolment that is well-formed and signed by the keys it shows. Nothing is trusted until digits were
 * typed.
 */
export type ReadEnrolment = {
  readonly enrolment: Enrolment
  readonly publicKey: Uint8Array
  readonly fingerprint: string
  readonly checkNumber: CheckNumber
}

/** The file an office hands to the one it wants to be enrolled with. */
export function requestEnrolment(draft: Omit<EnrolRequest, Head>, signer: SigningKey): EnrolmentFile {
  return write({ ...HEAD, step: 'request', ...draft }, signer)
}

/** The file that tells everybody who pinned our signing key where to encrypt to from now on. */
export function noticeOf(draft: Omit<EnrolNotice, Head>, signer: SigningKey): EnrolmentFile {
  return write({ ...HEAD, step: 'notice', ...draft }, signer)
}

/** The file a superior hands back: it signs the office's keys, shows its own, and names its own superiors. */
export function grantEnrolment(draft: Omit<EnrolGrant, Head>, signer: SigningKey): EnrolmentFile {
  return write({ ...HEAD, step: 'grant', ...draft }, signer)
}

/**
 * Reads a `.tzk` file. Faults: `bundles.not-enrolment`, `bundles.newer-version`, `bundles.bad-manifest`,
 * `bundles.bad-key`, `bundles.bad-signature`, `bundles.too-large`.
 */
export async function readEnrolment(file: Uint8Array): Promise<ReadEnrolment> {
  if (file.length > limits.enrolmentBytes) {
    refuse('bundles.too-large', { part: 'bundle', limit: limits.enrolmentBytes })
  }
  const members = readArchive(file)
  if (members.length !== 2) refuse('bundles.not-enrolment', {})
  const { text, signature } = takeHead(members)
  const enrolment = parse(readManifestText(text))
  const { office } = enrolment.keys
  const shown = enrolment.step === 'grant' ? [enrolment.granted.keys, ...enrolment.chain] : []
  for (const keys of [enrolment.keys, ...shown]) await mustBeHonest(keys)
  const publicKey = publicKeyOf(enrolment.keys)
  if (!sshVerify(text, signature, publicKey, 'manifest@tzb.v1')) refuse('bundles.bad-signature', { office })
  const checkNumber = checkNumberFor(enrolment.keys)
  return { enrolment, publicKey, fingerprint: keyFingerprint(publicKey), checkNumber }
}

/** Refuses unless groups 2, 4 and 6 were typed as the paper has them. Fault: `bundles.check-digits`. */
// SECURITY: keys are pinned by what a person read elsewhere, never by a click
// (tests/bundles/enrol.test.ts: typed digits)
export function mustMatchTyped(read: ReadEnrolment, typed: TypedGroups): void {
  if (!matchesTyped(read.checkNumber, typed)) refuse('bundles.check-digits', {})
}

/** Refuses a grant that does not sign exactly these keys of ours. Fault: `bundles.grant-mismatch`. */
export function mustGrant(grant: EnrolGrant, own: OfficeKeys): void {
  if (canonical(grant.granted.keys) !== canonical(own)) refuse('bundles.grant-mismatch', {})
}

/**
 * 30 digits from scrypt(canonical(keys), "tzb-fp-v1", N = 2^15, r = 8, p = 1): they cover every field.
 *
 * Somebody who forges keys to the three typed groups tries 10^15 of them, for one office only, since its
 * name and ledger are in the text. One of the fastest graphics cards of 2024 does 7,000 scrypts a second at
 * N = 2^14 and so about 3,500 here: 10^15 / 3,500 s are 9,000 years of such a card.
 */
// SECURITY: without the stretching a card finds a second key in about 28 hours
// (tests/bundles/enrol.test.ts: the digits that its sheet shows)
export function checkNumberFor(keys: OfficeKeys): CheckNumber {
  const text = canonical(keys)
  const known = numbers.get(text)
  if (known) return known
  const number = checkNumberOf(scryptSync(text, 'tzb-fp-v1', 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }))
  numbers.set(text, number)
  for (const old of [...numbers.keys()].slice(0, -MOST_NUMBERS)) numbers.delete(old)
  return number
}

/** The last numbers that were worked out: they are public, and dear. */
const numbers = new Map<string, CheckNumber>()
const MOST_NUMBERS = 16

/** The 32 bytes of a pinned signing key. */
export function publicKeyOf({ sign_pub }: Pick<OfficeKeys, 'sign_pub'>): Uint8Array {
  return Uint8Array.from(Buffer.from(sign_pub, 'base64'))
}

/** How a signing key is written in enrolments. */
export function signPubOf(publicKey: Uint8Array): string {
  return Buffer.from(publicKey).toString('base64')
}

type Head = 'fmt' | 'v' | 'suite' | 'kind' | 'step'
const HEAD = { fmt: 'tzb', v: 1, suite: 's1', kind: 'enrol' } as const

function write(enrolment: Enrolment, signer: SigningKey): EnrolmentFile {
  assert(Enrolment.safeParse(enrolment).success, 'an enrolment we make is valid')
  assert(
    enrolment.keys.sign_pub === signPubOf(signer.publicKey),
    'an enrolment is signed by the keys it shows',
  )
  const text = Buffer.from(canonical(enrolment as unknown as Canonical), 'utf8')
  const members = [
    { name: 'manifest.json', bytes: text },
    { name: 'manifest.sig', bytes: sshSign(text, signer, 'manifest@tzb.v1') },
  ]
  const name = enrolmentFileName(enrolment.keys.office, keyFingerprint(signer.publicKey), nameMark(enrolment))
  return { name, bytes: Buffer.concat(tarPieces(members)) }
}

/**
 * A notice has a name of its own for each change, so that an older one on the stick is not in its way; so has
 * what is shown to a partner, beside what the superior is shown.
 */
function nameMark(enrolment: Enrolment): string {
  const { life, turn } = enrolment.keys.made
  if (enrolment.step === 'notice') return `notice${life}.${turn}`
  return enrolment.step === 'request' && enrolment.role === 'partner' ? 'partner' : 'enrol'
}

/** Subtle: whatever is no archive of ours is simply not an enrolment file; a clerk picked the wrong one. */
function readArchive(file: Uint8Array) {
  try {
    return readTar(file)
  } catch (error) {
    if (error instanceof Refusal) return refuse('bundles.not-enrolment', {})
    throw error
  }
}

function parse(fields: { readonly [key: string]: Canonical }): Enrolment {
  if (fields.kind !== 'enrol') refuse('bundles.not-enrolment', {})
  const parsed = Enrolment.safeParse(fields)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  if (issues.every(({ code }) => code === 'unrecognized_keys')) return refuse('bundles.newer-version', {})
  return refuse('bundles.bad-manifest', { field: issues[0]?.path.join('.') ?? '' })
}

// SECURITY: keys that verify anything, or to which nothing secret can be sent, are never shown for pinning
// (tests/bundles/enrol.test.ts: weak keys)
async function mustBeHonest(keys: OfficeKeys): Promise<void> {
  const good = isHonestPoint(publicKeyOf(keys)) && (await isHonestRecipient(keys.recipient))
  if (!good) refuse('bundles.bad-key', {})
}
