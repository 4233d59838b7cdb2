import { randomBytes } from 'node:crypto'
import { chacha20 } from '@noble/ciphers/chacha.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { isSealed, KEY_BYTES, openCell, sealCell, sealedIn } from '../../electron/chain/sealed-cells.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { audit } from '../../shared/audit/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { enterMembers, foundBranches, idNumber, officeWith } from '../support/actors.ts'
import { ledgerId } from '../support/open-memory.ts'
import { fc } from '../support/properties.ts'

const values = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer())
const keys = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES }).map((bytes) => Buffer.from(bytes))

describe('a sealed value', () => {
  test('opens under its key, in its place, and is the same text each time', () => {
    fc.assert(
      fc.property(keys, values, (key, value) => {
        const told = sealCell(key, 'member', 'mobile', value)
        expect(isSealed(told)).toBe(true)
        expect(openCell(key, 'member', 'mobile', told)).toBe(value)
        expect(sealCell(key, 'member', 'mobile', value)).toBe(told)
        expect(openCell(key, 'member', 'phone', told)).toBeUndefined()
        expect(openCell(key, 'staff', 'mobile', told)).toBeUndefined()
      }),
    )
  })

  test('opens under no other key, and not once a byte of it is another', () => {
    fc.assert(
      fc.property(keys, values, fc.nat(), (key, value, nth) => {
        const told = sealCell(key, 'member', 'mobile', value)
        expect(openCell(randomBytes(KEY_BYTES), 'member', 'mobile', told)).toBeUndefined()
        const bytes = Buffer.from(told.slice(3), 'base64')
        bytes[nth % bytes.length]! ^= 1
        expect(openCell(key, 'member', 'mobile', `~1.${bytes.toString('base64')}`)).toBeUndefined()
      }),
    )
  })
})

test('what is no sealed value opens to nothing, whoever sealed it', () => {
  const key = Buffer.alloc(KEY_BYTES, 1)
  const sealed = (text: string) => {
    const bytes = Buffer.from(text)
    const commitment = hmac(
      sha256,
      key.subarray(0, 32),
      Buffer.concat([Buffer.from('member.mobile='), bytes]),
    )
    const told = chacha20(key.subarray(32), commitment.subarray(0, 12), bytes)
    return `~1.${Buffer.concat([commitment, told]).toString('base64')}`
  }
  expect(openCell(key, 'member', 'mobile', sealed('"样例"'))).toBe('样例')
  for (const told of [
    '~1.',
    '~1.AAAA',
    '~1.****',
    `~1.${'A'.repeat(44)}`,
    ...['{', '{}', 'null', ''].map(sealed),
  ]) {
    expect(openCell(key, 'member', 'mobile', told), told).toBeUndefined()
  }
})

test('every column that may leave masked is told sealed, and no other is', () => {
  for (const { table, columns } of wireTablesOf('audit')) {
    const hidden = columns.filter(({ treatment }) => treatment !== 'plain').map(({ name }) => name)
    if (table !== 'record_key') expect([...sealedIn(table)].sort(), table).toEqual(hidden.sort())
  }
})

describe('the chain of an office', () => {
  async function office() {
    const at = officeWith({ ...ledgerServices, audit: auditService })
    const { first } = await foundBranches(at)
    const [one, other] = await enterMembers(at, first.id, 2)
    await at.call(members.correct, {
      ...{ id: one!.id, revision: 1, patch: { mobile: '13900009999' }, reason: '样例' },
    })
    const { file } = at.db
    const bodies = file.prepare(`select body from audit where record like 'member:%'`).pluck().all()
    return { at, file, one: one!, other: other!, text: bodies.join('\n') }
  }
  const broken = async ({ file }: Awaited<ReturnType<typeof office>>) =>
    (await verifyLedger(file, ledgerId, async () => {})).broken.map(({ what, id }) => [what, id])

  test('holds no value of a sensitive column, and each in its own words', async () => {
    const { text, one } = await office()
    for (const plain of [idNumber(1), '13800001234', '13900009999', '样例路1号'])
      expect(text).not.toContain(plain)
    const told = text
      .split('\n')
      .map((body) => JSON.parse(body))
      .filter(({ id }) => id === one.id)
    expect(told[1].before.mobile).toBe(told[0].after.mobile)
    expect(told[1].after.mobile).not.toBe(told[0].after.mobile)
    // Two people of one address: nobody sees that in the chain.
    const addresses = text.match(/"home_address":"[^"]+"/g)!
    expect(new Set(addresses).size).toBe(2)
  })

  test('agrees with the rows, and finds what another tool changed in a sensitive column', async () => {
    const all = await office()
    const { file, one, other } = all
    expect(await broken(all)).toEqual([])
    const change = (sql: string) => {
      file.exec('pragma recursive_triggers = off; drop trigger tell_update_member')
      file.exec(sql)
    }
    change(`update member set mobile = '13800000000' where id = '${other.id}'`)
    expect(await broken(all)).toEqual([['row-changed', other.id]])
    file.exec(`delete from record_key where id = '${one.id}'`)
    expect(await broken(all)).toEqual(
      expect.arrayContaining([
        ['row-changed', one.id],
        ['row-changed', other.id],
      ]),
    )
  })

  test('shows what was there before, behind its mask', async () => {
    const { file, one, at } = await office()
    const entries = await at.call(audit.history, { table: 'member', id: one.id })
    expect(entries[0]).toMatchObject({ before: { mobile: '138****1234' }, after: { mobile: '139****9999' } })
    file.exec(`delete from record_key where id = '${one.id}'`)
    const closed = await at.call(audit.history, { table: 'member', id: one.id })
    expect(JSON.stringify(closed)).not.toMatch(/138|139/)
    expect(closed[0]!.before!.mobile).toMatch(/^\*+$/)
  })
})
