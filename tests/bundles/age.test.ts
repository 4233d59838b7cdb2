import { createHash, randomBytes } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import * as vectors from 'cctv-age'
import { describe, expect, test } from 'vitest'
import {
  decrypt,
  encrypt,
  isHonestRecipient,
  newAgeKey,
  precheck,
  recipientOf,
} from '../../electron/crypto/age.ts'
import { fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { fc } from '../support/properties.ts'
import { community, district, refusalOf, stranger } from './offices.ts'

describe('the age layer', () => {
  test('gives back what was put in, for every recipient', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(pieces, async (list) => {
        const file = await encrypt(list, [community.recipient, district.recipient])
        for (const { identity } of [community, district]) {
          expect((await decrypt(file, [stranger.identity, identity])).equals(Buffer.concat(list))).toBe(true)
        }
        expect(await refusalOf(() => decrypt(file, [stranger.identity]))).toBe('bundles.not-for-us')
      }),
      { numRuns: 15 },
    )
  })

  test.each([65_535, 65_536, 65_537, 131_072, 1_048_577])(
    'keeps %s bytes across its chunks',
    async (size) => {
      const plain = Buffer.alloc(size, 'x')
      const file = await encrypt([plain.subarray(0, 1000), plain.subarray(1000)], [district.recipient])
      expect((await decrypt(file, [district.identity])).equals(plain)).toBe(true)
      expect(await refusalOf(() => decrypt(file.subarray(0, -1), [district.identity]))).toBe(
        'bundles.damaged',
      )
    },
  )

  test('stops where the caller says so, and says nothing else', async () => {
    const stop = () => {
      throw new Refusal(fault('ipc.cancelled', {}))
    }
    const file = await encrypt([Buffer.alloc(100)], [district.recipient])
    expect(await refusalOf(() => encrypt([Buffer.alloc(100)], [district.recipient], stop))).toBe(
      'ipc.cancelled',
    )
    expect(await refusalOf(() => decrypt(file, [district.identity], stop))).toBe('ipc.cancelled')
  })

  test('makes keys that work', async () => {
    const { identity, recipient } = newAgeKey(randomBytes)
    expect(await recipientOf(identity)).toBe(recipient)
    expect(await isHonestRecipient(recipient)).toBe(true)
  })
})

test.each([
  ['a wrong letter', district.recipient.replace(/.$/, district.recipient.endsWith('q') ? 'p' : 'q')],
  ['the point zero', 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z'],
  ['a point of low order', 'age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya'],
  ['capitals', district.recipient.toUpperCase()],
  ['an identity', district.identity],
  ['nothing', ''],
])('a recipient with %s is refused', async (_, recipient) => {
  expect(await isHonestRecipient(recipient)).toBe(false)
})

describe('costly headers', () => {
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`
  const start = 'age-encryption.org/v1\n'
  const mac = `--- ${'A'.repeat(43)}\n`
  test.each([
    ['too many stanzas', start + stanza.repeat(17) + mac, 'bundles.too-large'],
    ['a header without end', start + stanza.repeat(100), 'bundles.too-large'],
    [
      'a passphrase stanza',
      `${start}-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n${mac}`,
      'bundles.newer-version',
    ],
    ['no stanza', start + mac, 'bundles.damaged'],
    ['a stanza without body', `${start}-> X25519 ${'A'.repeat(43)}\n${mac}`, 'bundles.damaged'],
    ['two bodies', `${start}${stanza}${'A'.repeat(43)}\n${mac}`, 'bundles.damaged'],
    ['a cut header', start + stanza, 'bundles.damaged'],
    ['armor', '-----BEGIN AGE ENCRYPTED FILE-----\n', 'bundles.not-bundle'],
    ['nothing', '', 'bundles.not-bundle'],
  ])('%s: refused before any key is tried', async (_, header, code) => {
    expect(await refusalOf(() => precheck(Buffer.from(header)))).toBe(code)
  })

  test('sixteen stanzas are not too many', async () => {
    const file = await encrypt([Buffer.from('x')], await Promise.all(Array.from({ length: 16 }, fresh)))
    expect(await refusalOf(() => precheck(file))).toBe('accepted')
  })

  const fresh = async () => newAgeKey(randomBytes).recipient
})

describe('CCTV age vectors', () => {
  const all = Object.entries(vectors as unknown as Record<string, Uint8Array>).filter(
    ([name, value]) => name !== 'default' && value instanceof Uint8Array,
  )

  test('are all here', () => {
    expect(all.length).toBe(143)
  })

  test.each(all)('%s', async (_, vector) => {
    const { facts, file } = readVector(vector)
    const identities = facts.filter(([key]) => key === 'identity').map(([, value]) => value)
    const ours = identities.filter((identity) => identity.startsWith('AGE-SECRET-KEY-1'))
    const opened = await open(file, ours)
    const fact = (name: string) => facts.find(([key]) => key === name)?.[1]
    if (fact('expect') !== 'success') return expect(opened).toMatch(/^bundles\./)
    if (!isOurSubset(file)) return expect(opened).toMatch(/^bundles\./)
    expect(opened).toBe(fact('payload'))
  })

  test('hold some that we open, and more that we refuse', () => {
    const open = all.filter(([, vector]) => {
      const { facts, file } = readVector(vector)
      return facts.some(([key, value]) => key === 'expect' && value === 'success') && isOurSubset(file)
    })
    expect(open.length).toBeGreaterThanOrEqual(5)
    expect(open.length).toBeLessThan(143 / 2)
  })

  async function open(file: Uint8Array, identities: readonly string[]): Promise<string> {
    let payload: Buffer | undefined
    const code = await refusalOf(async () => {
      payload = await decrypt(file, identities)
    })
    return payload ? createHash('sha256').update(payload).digest('hex') : code
  }

  /** Binary, and X25519 stanzas only, few of them: the rest of age is not part of TZB. */
  function isOurSubset(file: Buffer): boolean {
    const header = file.toString('latin1', 0, file.indexOf('\n--- ')).split('\n').slice(1)
    const stanzas = header.filter((line) => line.startsWith('-> '))
    return (
      file.toString('latin1', 0, 21) === 'age-encryption.org/v1' &&
      stanzas.every((line) => /^-> X25519 \S{43}$/.test(line)) &&
      header.length === stanzas.length * 2
    )
  }

  function readVector(vector: Uint8Array): { facts: [string, string][]; file: Buffer } {
    const bytes = Buffer.from(vector)
    const end = bytes.indexOf('\n\n')
    const lines = bytes.toString('latin1', 0, end).split('\n')
    const facts = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])
    const body = bytes.subarray(end + 2)
    return { facts, file: facts.some(([key]) => key === 'compressed') ? inflateSync(body) : body }
  }
})
