import { beforeAll, describe, expect, test } from 'vitest'
import { type Keyring, markOf, parseKeyring, peopleOf, spellKeyring } from '../../electron/keys/keyring.ts'
import { openLock } from '../../electron/keys/slot.ts'
import { unlockWithCode } from '../../electron/keys/unlock.ts'
import { must } from '../../shared/kernel/refusal.ts'
import { admin, edited, faultOf, firstRing, head, slotAt, unlocked } from './rings.ts'

let ring: Keyring
beforeAll(() => {
  ring = firstRing().ring
})

const damaged = { code: 'session.keyring-damaged', params: {} }
const parseText = (text: string) => parseKeyring(Buffer.from(text))
const parseEdited = (edit: (ring: Keyring) => void) => parseKeyring(spellAnyway(edited(ring, edit)))
/** Sorted and compact like the real thing, but without its schema. */
const spellAnyway = (value: unknown) =>
  Buffer.from(
    JSON.stringify(value, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ),
  )

describe('the file of a keyring', () => {
  test('is read as it was written', () => {
    expect(parseKeyring(spellKeyring(ring))).toEqual(ring)
    expect(spellKeyring(parseKeyring(spellKeyring(ring)))).toEqual(spellKeyring(ring))
    expect(spellAnyway(ring)).toEqual(spellKeyring(ring))
  })

  test.each([
    ['empty', () => parseText('')],
    ['not JSON', () => parseText('{"fmt":"tzb-keyring"')],
    ['with a space', () => parseText(` ${spellKeyring(ring)}`)],
    ['with a line end', () => parseText(`${spellKeyring(ring)}\n`)],
    ['with a byte order mark', () => parseText(`\uFEFF${spellKeyring(ring)}`)],
    [
      'with keys in another order',
      () => parseText(JSON.stringify(Object.fromEntries(Object.entries(ring).reverse()))),
    ],
    ['with a key twice', () => parseText(spellKeyring(ring).toString().replace('"v":1', '"v":1,"v":1'))],
    ['not UTF-8', () => parseKeyring(Buffer.concat([spellKeyring(ring), Buffer.from([0xff])]))],
    ['huge', () => parseText(`"${'x'.repeat(1 << 20)}"`)],
    ['with a field more', () => parseEdited((copy) => Object.assign(copy, { more: 1 }))],
    ['with a slot field more', () => parseEdited((copy) => Object.assign(slotAt(copy, 0), { more: 1 }))],
    ['without slots', () => parseEdited((copy) => copy.slots.splice(0))],
    ['with a slot twice', () => parseEdited((copy) => copy.slots.push(slotAt(copy, 0)))],
    ['with base64 of another spelling', () => parseEdited((copy) => (copy.mac = copy.mac.replace('=', '')))],
    ['with a short salt', () => parseEdited((copy) => (slotAt(copy, 0).kdf.salt = 'AAAA'))],
    ['of another program', () => parseText('{"fmt":"other","v":2}')],
  ])('is refused when %s', async (_, read) => {
    expect(await faultOf(read)).toEqual(damaged)
  })

  test.each([0, 14, 21, 30, 1.5])('is refused when it asks for scrypt at 2^%s', async (ln) => {
    expect(await faultOf(() => parseEdited((copy) => (slotAt(copy, 0).kdf.ln = ln)))).toEqual(damaged)
  })

  test('that a later program wrote is called newer', async () => {
    expect(await faultOf(() => parseEdited((copy) => Object.assign(copy, { v: 2 })))).toEqual({
      code: 'session.keyring-newer',
      params: {},
    })
  })

  test('is never written in a shape that could not be read again', () => {
    expect(() => spellKeyring(edited(ring, (copy) => copy.slots.splice(0)))).toThrow('Broken claim')
  })

  test('is known by its generation and the SHA-256 of its bytes', () => {
    expect(markOf(ring)).toEqual({ gen: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(markOf({ ...ring, gen: 2 }).hash).not.toBe(markOf(ring).hash)
  })
})

test('scrypt does not run at a cost outside the format, whoever brought the slot', async () => {
  const costly = edited(ring, (copy) => (slotAt(copy, 0).kdf.ln = 30))
  expect(await faultOf(() => openLock(slotAt(costly, 0), Buffer.from('x')))).toEqual(damaged)
})

test('people are named in order, the recovery code is nobody', () => {
  expect(peopleOf(ring)).toEqual([
    { id: admin.id, name: admin.name, role: 'admin', seals: false, mustChange: false },
    { id: head.id, name: head.name, role: 'head', seals: true, mustChange: false },
  ])
})

test('a keyring of version 1 opens for ever, with each of its keys', async () => {
  const { keys, recoveryCode } = firstRing()
  const opened = await unlocked(ring, head)
  expect({ dek: opened.dek, sealKey: opened.sealKey }).toEqual(keys)
  expect(must(await unlockWithCode(ring, recoveryCode))).toMatchObject(keys)
  expect((await unlocked(ring, admin)).dek).toEqual(keys.dek)
})
