import { x25519 } from '@noble/curves/ed25519.js'
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { AgeRecipient } from '../../shared/bundles/enrolment.ts'
import { limits } from '../../shared/bundles/limits.ts'
import { Refusal, refuse } from '../../shared/kernel/refusal.ts'

/**
 * A fresh age identity: `identity` is secret (`AGE-SECRET-KEY-1…`), `recipient` is what others encrypt to.
 */
export function newAgeKey(random: (sizeBytes: number) => Uint8Array): AgeKey {
  const secret = random(32)
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase()
  const recipient = bech32.encodeFromBytes('age', x25519.getPublicKey(secret))
  secret.fill(0)
  return { identity, recipient }
}

export type AgeKey = { readonly identity: string; readonly recipient: string }

/** The recipient of an identity of ours. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity)
}

/**
 * Whether a text is a recipient that something can be encrypted to: well-formed, and no point of low order.
 */
export async function isHonestRecipient(recipient: string): Promise<boolean> {
  if (!AgeRecipient.safeParse(recipient).success) return false
  try {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    await encrypter.encrypt(new Uint8Array(0))
    return true
  } catch {
    // Subtle: wrong checksum, or a low-order point whose shared secret is zero.
    return false
  }
}

/** Called between pieces with bytes done and bytes in all; may throw to stop the work. */
export type OnBytes = (done: number, total: number) => void

/**
 * Encrypts `pieces` as one age file to `recipients`. Holds the ciphertext once and the plaintext not at all.
 */
export async function encrypt(
  pieces: readonly Uint8Array[],
  recipients: readonly string[],
  onBytes: OnBytes = () => {},
): Promise<Buffer> {
  const total = pieces.reduce((sum, { length }) => sum + length, 0)
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) encrypter.addRecipient(recipient)
  const stream = await encrypter.encrypt(readable(pieces, total, onBytes))
  return collect(stream, stream.size(total))
}

/**
 * Decrypts an age file whose header passed {@link precheck}.
 *
 * Nothing is handed out before the last byte was authenticated.
 * Faults: `bundles.not-bundle`, `bundles.too-large`, `bundles.newer-version`, `bundles.not-for-us`,
 * `bundles.damaged`.
 */
export async function decrypt(
  file: Uint8Array,
  identities: readonly string[],
  onBytes: OnBytes = () => {},
): Promise<Buffer> {
  precheck(file)
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  let matched = true
  // Subtle: identities are asked in order, so this one is reached only where none of ours fits.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      matched = false
      return null
    },
  })
  try {
    const stream = await decrypter.decrypt(readable([file], file.length, onBytes))
    return await collect(stream, stream.size(file.length))
  } catch (error) {
    if (error instanceof Refusal) throw error
    return refuse(matched ? 'bundles.damaged' : 'bundles.not-for-us', {})
  }
}

/**
 * Reads an age header far enough to know that opening the file costs little: at most 4 KiB, at most 16
 * stanzas, X25519 only.
 */
// SECURITY: a header with thousands of stanzas or a passphrase stanza burns a minute of CPU
// (tests/bundles/age.test.ts: costly headers)
export function precheck(file: Uint8Array): void {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, limits.ageHeaderBytes))
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) refuse('bundles.not-bundle', {})
  const end = start.indexOf('\n--- ')
  if (end < 0) {
    if (file.length < limits.ageHeaderBytes) refuse('bundles.damaged', {})
    refuse('bundles.too-large', { part: 'header', limit: limits.ageHeaderBytes })
  }
  const lines = start.toString('latin1', MAGIC.length, end).split('\n')
  const stanzas = lines.filter((line) => line.startsWith('-> ')).length
  if (stanzas > limits.stanzas) refuse('bundles.too-large', { part: 'header', limit: limits.stanzas })
  const known = lines.every((line, at) => (at % 2 === 0 ? STANZA : BODY).test(line))
  if (stanzas === 0 || !known || lines.length !== stanzas * 2) {
    const foreign = lines.some((line) => line.startsWith('-> ') && !STANZA.test(line))
    refuse(foreign ? 'bundles.newer-version' : 'bundles.damaged', {})
  }
}

/** The first bytes of every age file. */
export const MAGIC = Buffer.from('age-encryption.org/v1\n')

const STANZA = /^-> X25519 [A-Za-z0-9+/]{43}$/
const BODY = /^[A-Za-z0-9+/]{43}$/
const STEP = 1 << 20

function readable(
  pieces: readonly Uint8Array[],
  total: number,
  onBytes: OnBytes,
): ReadableStream<Uint8Array> {
  let piece = 0
  let at = 0
  let done = 0
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        while (piece < pieces.length && at === pieces[piece]!.length) {
          piece++
          at = 0
        }
        if (piece === pieces.length) return controller.close()
        onBytes(done, total)
        const next = pieces[piece]!.subarray(at, at + STEP)
        at += next.length
        done += next.length
        controller.enqueue(next)
      },
    },
    { highWaterMark: 0 },
  )
}

async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(size)
  let at = 0
  for await (const chunk of stream) {
    whole.set(chunk, at)
    at += chunk.length
  }
  if (at !== size) throw new RangeError('the stream ended early')
  return whole
}
