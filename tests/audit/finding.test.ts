import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entriesWhere, facetsOf } from '../../electron/audit/read.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { commit } from '../../electron/chain/commit.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { parseEntry } from '../../electron/chain/entry.ts'
import { newId } from '../../electron/db/ids.ts'
import { audit } from '../../shared/audit/contract.ts'
import { ledgerId, tempDatabase } from '../support/open-memory.ts'
import { fc } from '../support/properties.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2027-01-15T04:00:00Z')
const users = ['u1', 'u2', 'u3', 'nobody']
const deeds = ['test.a', 'test.b', 'bundle.shown', 'test.never']
const tables = ['setting', 'venue', 'member', '']

let db: LedgerDatabase
beforeAll(() => {
  db = tempDatabase()
  for (let nth = 0; nth < 240; nth += 1) {
    const ambient = {
      user: users[nth % 3]!,
      nowMs: START + (nth % 7) * DAY_MS,
      today: '',
      newId: () => newId(),
    }
    commit(db, ambient, { name: deeds[Math.floor(nth / 5) % 2]! }, (unit) => {
      for (let row = 0; row < nth % 4; row += 1) {
        if (nth % 2 === 0) unit.inserter('venue')(venue())
        else unit.inserter('setting')(setting())
      }
      if (nth % 3 === 0) unit.record('bundle.shown', newId(), {})
      if (nth % 11 === 0) unit.inserter('venue')(venue())
      if (nth % 4 === 0) unit.record('bundle.shown', newId(), {})
    })
  }
})
afterAll(() => db.close())

const venue = () => ({
  ...{ id: newId(), name: `样例${newId()}`, address: null, area_m2: null, remark: null },
  ...{ sort: 1, revision: 1 },
})
const setting = () => ({
  ...{ id: newId(), name: 'a', value: '1', valid_from: '2027-01-01', valid_to: null },
  ...{ origin: 'default', revision: 1 },
})

/** What looking at every entry would give, newest first. */
const every = () =>
  (db.file.prepare('select body from audit where seq > 0 order by seq desc').pluck().all() as string[]).map(
    (body) => parseEntry(body)!,
  )

describe('entries', () => {
  test('are found under any filter as if each had been looked at', () => {
    const all = every()
    expect(all.length).toBeGreaterThan(400)
    const one = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const day = one(['2027-01-14', '2027-01-15', '2027-01-18', '2027-01-22'])
    const asked = fc.record({
      ...{ user: one(users), deed: one(deeds), table: one(tables.slice(0, 3)), from: day, to: day },
      ...{ beforeSeq: one([1, 7, 150, 10_000]), limit: fc.constantFrom(1, 20, 500) },
    })
    fc.assert(
      fc.property(asked, (raw) => {
        const filter = audit.entries.input.parse(JSON.parse(JSON.stringify(raw)))
        const { user, deed, table, from, to, beforeSeq, limit } = filter
        const wanted = all.filter(
          (entry) =>
            (user === undefined || entry.user === user) &&
            (deed === undefined || entry.deed === deed) &&
            (table === undefined || entry.table === table) &&
            (from === undefined || entry.at >= Date.parse(`${from}T00:00:00+08:00`)) &&
            (to === undefined || entry.at < Date.parse(`${to}T00:00:00+08:00`) + DAY_MS) &&
            (beforeSeq === undefined || entry.seq < beforeSeq),
        )
        const found = entriesWhere(db.writer, filter)
        expect(found.entries.map(({ seq }) => seq)).toEqual(wanted.slice(0, limit).map(({ seq }) => seq))
        expect(found.more).toBe(wanted.length > limit)
      }),
      { numRuns: 300 },
    )
  })

  test('say which people, deeds and tables occur', () => {
    const all = every()
    const sorted = (values: string[]) => [...new Set(values)].filter((value) => value !== '').sort()
    const facets = facetsOf(db.writer)
    expect(facets.users.map(({ id }) => id)).toEqual(sorted(all.map(({ user }) => user)))
    expect(facets.deeds).toEqual(sorted(all.map(({ deed }) => deed)))
    expect(facets.tables).toEqual(sorted(all.map(({ table }) => table)))
  })

  test('are looked for by an index, whatever is asked', () => {
    const plans: string[] = []
    const reader = {
      ...db.writer,
      all: ((query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
        const { sql, parameters } = query.compile()
        const plan = db.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
        plans.push(...plan.map(({ detail }) => detail))
        return db.writer.all(query as never)
      }) as typeof db.writer.all,
    }
    for (const filter of [{ user: 'u1' }, { deed: 'test.a' }, { table: 'setting' }, { from: '2027-01-16' }])
      entriesWhere(reader, audit.entries.input.parse(filter))
    const walks = plans.filter((plan) => plan.startsWith('SCAN') && !plan.includes('person_account'))
    expect(walks).toEqual([])
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE')).length, 'numbers of a table').toBeLessThan(2)
  })
})

test('a stretch that a failed statement took back is not kept', async () => {
  const own = tempDatabase()
  const ambient = { user: 'u1', nowMs: START, today: '', newId: () => newId() }
  commit(own, ambient, { name: 'test.a' }, (unit) => {
    unit.inserter('setting')(setting())
    const rest = 'name, value, valid_from, valid_to, origin, revision from setting'
    const both = `insert into setting select id || 'x', ${rest} union all select id, ${rest}`
    expect(() => own.file.exec(both)).toThrow('UNIQUE')
  })
  const kept = own.file.prepare('select first, last from audit_stretch').all()
  expect(kept).toEqual([{ first: 1, last: 1 }])
  const { broken } = await verifyLedger(own.file, ledgerId, async () => {})
  expect(broken.filter(({ what }) => what === 'stretch')).toEqual([])
  own.close()
})
