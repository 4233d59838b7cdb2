import { expect, test } from 'vitest'
import { z } from 'zod'
import { readEnrolment, requestEnrolment } from '../../electron/bundles/enrolment/enrol.ts'
import { wireTable } from '../../shared/fields/wire-table.ts'
import { community, refusalOf, requestDraft } from './offices.ts'

const signs = ['\u0000', '\u001b', '\u200b', '\u202e', '\u2066', '\u2028', '\ufeff']

test('a received row with a sign that nobody sees is none of its table, whatever the column', () => {
  const read = wireTable('t', z.strictObject({ id: z.string(), note: z.string().nullable() })).fromWire(1)
  expect(read({ id: 'a', note: '两行\n第二行' })).toEqual({ id: 'a', note: '两行\n第二行' })
  for (const sign of signs) {
    expect(read({ id: 'a', note: `王${sign}芳` })).toBeUndefined()
    expect(read({ id: `a${sign}`, note: null })).toBeUndefined()
  }
})

test('an office that gives itself a name with such a sign is not read', async () => {
  const { keys } = requestDraft()
  for (const sign of signs) {
    const named = { ...requestDraft(), keys: { ...keys, name: `样例${sign}党委` } }
    const file = requestEnrolment(named, community.signer)
    expect(await refusalOf(() => readEnrolment(file.bytes))).toBe('bundles.bad-manifest')
  }
})
