import { createHash } from 'node:crypto'
import { type SigningKey, sign, verify } from './ed25519.ts'

/** What a signature is for; one made for another purpose never verifies. */
export type SignatureNamespace = 'manifest@tzb.v1' | 'checkpoint@tzb.v1'

/** An armored SSHSIG (PROTOCOL.sshsig) that `ssh-keygen -Y verify` accepts. */
export function sshSign(message: Uint8Array, key: SigningKey, namespace: SignatureNamespace): Buffer {
  return armored(key.publicKey, namespace, sign(signedData(message, namespace), key))
}

/**
 * Whether `armor` is `publicKey`'s signature of `message`, in the one spelling that {@link sshSign} makes.
 */
// SECURITY: every other encoding of the same signature is refused
// (tests/bundles/sshsig.test.ts: one spelling)
export function sshVerify(
  message: Uint8Array,
  armor: Uint8Array,
  publicKey: Uint8Array,
  namespace: SignatureNamespace,
): boolean {
  const text = Buffer.from(armor).toString('latin1')
  if (!text.startsWith(BEGIN) || !text.endsWith(END)) return false
  const blob = Buffer.from(text.slice(BEGIN.length, -END.length).replaceAll('\n', ''), 'base64')
  if (blob.length < 64) return false
  const signature = blob.subarray(-64)
  if (!armored(publicKey, namespace, signature).equals(armor)) return false
  return verify(signature, signedData(message, namespace), publicKey)
}

/** The line that stock tools keep for a public key: `ssh-ed25519 AAAA…`. */
export function sshPublicKeyLine(publicKey: Uint8Array): string {
  return `ssh-ed25519 ${publicKeyBlob(publicKey).toString('base64')}`
}

const BEGIN = '-----BEGIN SSH SIGNATURE-----\n'
const END = '\n-----END SSH SIGNATURE-----\n'
const MAGIC = Buffer.from('SSHSIG')
const HASH = 'sha512'

function armored(publicKey: Uint8Array, namespace: string, signature: Uint8Array): Buffer {
  const blob = Buffer.concat([
    MAGIC,
    uint32(1),
    field(publicKeyBlob(publicKey)),
    field(namespace),
    field(''),
    field(HASH),
    field(Buffer.concat([field('ssh-ed25519'), field(signature)])),
  ])
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? []
  return Buffer.from(`${BEGIN}${lines.join('\n')}${END}`, 'latin1')
}

function signedData(message: Uint8Array, namespace: string): Buffer {
  const digest = createHash(HASH).update(message).digest()
  return Buffer.concat([MAGIC, field(namespace), field(''), field(HASH), field(digest)])
}

const publicKeyBlob = (publicKey: Uint8Array): Buffer =>
  Buffer.concat([field('ssh-ed25519'), field(publicKey)])

function field(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as Uint8Array)
  return Buffer.concat([uint32(bytes.length), bytes])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
