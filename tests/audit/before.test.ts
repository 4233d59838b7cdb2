import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { commit, type Unit } from '../../electron/chain/commit.ts'
import { newId } from '../../electron/db/ids.ts'
import { kysely } from '../../electron/db/kysely.ts'
import { ledgerId, testDatabase } from '../support/open-memory.ts'
import { withOtherTool } from './other-tool.ts'

const ambient = { user: 'u1', nowMs: 1_800_000_000_000, today: '2027-01-15', newId: () => newId() }
const verify = (db: ReturnType<typeof testDatabase>) => verifyLedger(db.file, ledgerId, async () => {})

const row = (id: string) => ({
  id,
  name: id,
  value: '1',
  valid_from: '2027-01-01',
  valid_to: null,
  origin: 'own',
  revision: 1,
})

function bookWith(...ids: string[]) {
  const db = testDatabase()
  const deed = (work: (unit: Unit) => unknown, nowMs = ambient.nowMs) =>
    commit(db, { ...ambient, nowMs }, { name: 'test.deed' }, (unit) => void work(unit))
  deed((unit) => {
    for (const id of ids) unit.inserter('setting')(row(id))
  })
  return { db, deed }
}

describe('an edit with another tool is found although the program wrote over it later:', () => {
  const change = (unit: Unit) =>
    unit.write(kysely.updateTable('setting').set({ value: '3', revision: 2 }).where('id', '=', 'a'))
  const drop = (unit: Unit) => unit.write(kysely.deleteFrom('setting').where('id', '=', 'a'))
  const add = (id: string) => (unit: Unit) => unit.inserter('setting')(row(id))

  test.each([
    ['a value', `update setting set value = '2' where id = 'a'`, change, 'a'],
    ['a value of a row then deleted', `update setting set value = '2' where id = 'a'`, drop, 'a'],
    ['a blank of a row then deleted', `update setting set valid_to = '2030-01-01' where id = 'a'`, drop, 'a'],
    ['a row taken out and then entered again', `delete from setting where id = 'a'`, add('a'), 'a'],
    [
      'a row slipped in and then deleted',
      `delete from setting where id = 'a';
       insert into setting values ('b', 'b', '1', '2027-01-01', null, 'own', 1)`,
      (unit: Unit) => {
        add('a')(unit)
        unit.write(kysely.deleteFrom('setting').where('id', '=', 'b'))
      },
      'a',
    ],
  ])('%s', async (_, edit, later, id) => {
    const { db, deed } = bookWith('a', 'c')
    withOtherTool(db.file, edit)
    deed(later)
    const { broken, lines } = await verify(db)
    expect(broken).toContainEqual({ what: 'before', seq: 3, table: 'setting', id })
    expect(lines).toContainEqual({ what: 'rows', count: expect.any(Number), outcome: 'broken' })
  })

  test('and nothing is found where the program alone wrote', async () => {
    const { db, deed } = bookWith('a', 'c')
    for (const work of [change, drop, add('a'), change]) deed(work)
    expect((await verify(db)).broken).toEqual([])
  })
})

test('an entry whose moment goes back is pointed out, and breaks nothing', async () => {
  const { db, deed } = bookWith('a')
  deed((unit) => unit.inserter('setting')(row('b')), ambient.nowMs - 1)
  deed((unit) => unit.inserter('setting')(row('c')), ambient.nowMs - 1)
  const { broken, remarks } = await verify(db)
  expect(broken).toEqual([])
  expect(remarks).toEqual([{ what: 'moment-back', seq: 2 }])
})
