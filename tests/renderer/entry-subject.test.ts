import { describe, expect, test } from 'vitest'
import { kindOf, subjectOf } from '../../renderer/audit/entry-subject.ts'
import { ledgerViews } from '../../renderer/ledgers/index.ts'
import type { Entry } from '../../shared/audit/contract.ts'
import type { LedgerDefinition } from '../../shared/definition/define-ledger.ts'
import { definitions } from '../../shared/ledgers/index.ts'
import { tableNamed } from '../../shared/tables.ts'

const kinds: readonly LedgerDefinition[] = Object.values(definitions)

const entry = (more: Partial<Entry>): Entry => ({
  ...{
    seq: 1,
    atMs: 0,
    user: 'u',
    userName: '样例',
    deed: 'test.deed',
    kind: 'row',
    table: '',
    op: 'insert',
  },
  ...{ id: 'row', before: null, after: null, tx: 't', reason: '', ...more },
})

describe.each(kinds)('of $name', ({ name, tables, about = {}, events }) => {
  test.each(tables)('a row of $table is about itself, or about what it is a part of', ({ table, partOf }) => {
    expect(kindOf(table)).toBe(name)
    if (!partOf || 'tableIn' in partOf)
      return expect(subjectOf(entry({ table }))).toEqual({ table, id: 'row' })
    const whole = { table: partOf.table, id: 'whole' }
    const cells = { [partOf.column]: 'whole' }
    expect(subjectOf(entry({ table, after: cells }))).toEqual(whole)
    expect(subjectOf(entry({ table, op: 'delete', before: cells }))).toEqual(whole)
    // A change of another column does not say of what it is a part.
    expect(subjectOf(entry({ table, op: 'update', after: { to_day: '2031-01-01' } }))).toBeUndefined()
    expect(tableNamed[partOf.table]).toBeDefined()
  })

  test('its events are about tables of its own', () => {
    for (const [event, table] of Object.entries(about)) {
      expect(Object.keys(events)).toContain(event)
      expect(kindOf(table)).toBe(name)
      expect(subjectOf(entry({ deed: event, kind: 'event', op: '' }))).toEqual({ table, id: 'row' })
    }
  })

  test('its page opens tables of its own', () => {
    const { opens } = ledgerViews[name as keyof typeof ledgerViews]
    expect(Object.keys(opens).length).toBeGreaterThan(0)
    for (const [table, place] of Object.entries(opens)) {
      expect(kindOf(table)).toBe(name)
      expect(Object.values(place('row'))).toContain('row')
    }
  })
})

test('a file, and a look at it, are about the record that it is beside', () => {
  const owner = { of_table: 'voucher', of_id: 'whole' }
  const subject = { table: 'voucher', id: 'whole' }
  expect(subjectOf(entry({ table: 'attachment', after: owner }))).toEqual(subject)
  expect(subjectOf(entry({ table: 'attachment', op: 'delete', before: owner }))).toEqual(subject)
  expect(subjectOf(entry({ table: 'attachment', op: 'update', after: { name: '样例' } }))).toBeUndefined()
  const look = { deed: 'attachments.opened', kind: 'event', op: '', id: 'whole' } as const
  expect(subjectOf(entry({ ...look, after: { of_table: 'voucher', file: '样例' } }))).toEqual(subject)
})

test('other events, and rows of the platform, open no page', () => {
  expect(subjectOf(entry({ deed: 'session.unlocked', kind: 'event', op: '' }))).toBeUndefined()
  expect(kindOf('person_account')).toBeUndefined()
  expect(kindOf('__proto__')).toBeUndefined()
})
