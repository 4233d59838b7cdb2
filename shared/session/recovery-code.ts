import { assert } from '../kernel/assert.ts'
import { type Fault, fault } from '../kernel/faults.ts'
import { no, ok, type Result } from '../kernel/result.ts'
import type { RecoveryCodeFlaw } from './faults.ts'

/** Bytes of chance in a recovery code: 160 bits. */
export const recoverySecretBytes = 20

/**
 * The code people write down: 160 bits and a CRC-16 in Crockford's base32, nine groups of four.
 * One wrong character, or two neighbours swapped, never passes the check.
 */
export function formatRecoveryCode(secret: Uint8Array): string {
  assert(secret.length === recoverySecretBytes, 'a recovery secret has 20 bytes')
  const check = crc16(secret)
  const symbols = toSymbols([...secret, check >> 8, check & 0xff])
  return (symbols.match(/.{4}/g) ?? []).join('-')
}

/** The secret behind a typed code; case, spaces, dashes, full width and O, I, L for 0, 1, 1 are forgiven. */
export function parseRecoveryCode(typed: string): Result<Uint8Array, Fault<'session.bad-recovery-code'>> {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if ([...text].some((symbol) => !ALPHABET.includes(symbol))) return bad('characters')
  if (text.length !== SYMBOLS) return bad('length')
  const bytes = fromSymbols(text)
  const secret = bytes?.subarray(0, recoverySecretBytes)
  if (!bytes || !secret || crc16(secret) !== ((bytes[20]! << 8) | bytes[21]!)) return bad('check')
  return ok(secret)
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SYMBOLS = 36
const bad = (reason: RecoveryCodeFlaw) => no(fault('session.bad-recovery-code', { reason }))

/** 176 bits, most significant first; the last symbol carries one bit and four zeros. */
function toSymbols(bytes: readonly number[]): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of [...bytes, 0]) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < SYMBOLS) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}

function fromSymbols(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(recoverySecretBytes + 2)
  let at = 0
  let held = 0
  let bits = 0
  for (const symbol of text) {
    held = (held << 5) | ALPHABET.indexOf(symbol)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = held >> bits
    held &= (1 << bits) - 1
  }
  return held === 0 ? bytes : undefined
}

/** CRC-16/IBM-3740 (polynomial 0x1021, start 0xFFFF): sees every burst of up to 16 bits. */
function crc16(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1
  }
  return crc
}
