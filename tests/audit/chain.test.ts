import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { bodyText, cellsText, changedText } from '../../electron/chain/body.ts'
import { firstHead, headAfter, leafOf } from '../../electron/chain/chain.ts'
import { commit } from '../../electron/chain/commit.ts'
import { newId } from '../../electron/db/ids.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { ledgerId, testDatabase } from '../support/open-memory.ts'
import { fc } from '../support/properties.ts'

const ambient = { user: 'u1', nowMs: 1_800_000_000_000, today: '2027-01-15', newId: () => newId() }
const setting = (name: string) => ({
  id: newId(),
  name,
  value: '1',
  valid_from: '2027-01-01',
  valid_to: null,
  origin: 'own',
  revision: 1,
})
const verify = (db: ReturnType<typeof testDatabase>) => verifyLedger(db.file, ledgerId, async () => {})

function withSettings(count: number) {
  const db = testDatabase()
  commit(db, ambient, { name: 'test.fill', reason: '样例' }, (unit) => {
    const insert = unit.inserter('setting')
    for (let i = 0; i < count; i += 1) insert(setting(`s${i}`))
  })
  return db
}

describe('the text of an entry', () => {
  const cell = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.constant(null))
  const columns = fc
    .uniqueArray(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), { minLength: 1 })
    .map((all) => all.sort())

  test('is canonical, whatever the row holds', () => {
    fc.assert(
      fc.property(columns, fc.array(cell), fc.string(), fc.string(), (names, values, name, reason) => {
        const deed = { user: 'u', name, atMs: 5, tx: 't', reason }
        const what = { kind: 'row', table: 'member', op: 'insert', id: 'x' } as const
        const text = bodyText(
          deed,
          4,
          { seq: 9, salt: 'ab'.repeat(16) },
          what,
          'null',
          cellsText(names, values),
        )
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('of a change names exactly the columns that changed', () => {
    fc.assert(
      fc.property(
        columns,
        fc.array(cell, { minLength: 20 }),
        fc.array(cell, { minLength: 20 }),
        (names, old, now) => {
          const { before, after } = changedText(names, old, now)
          const changed = names.filter((_, i) => (old[i] ?? null) !== (now[i] ?? null))
          expect(Object.keys(JSON.parse(before))).toEqual(changed)
          expect(Object.keys(JSON.parse(after))).toEqual(changed)
        },
      ),
    )
  })
})

describe('the chain', () => {
  test('follows its formula from the first head', async () => {
    const db = withSettings(3)
    const rows = db.file.prepare('select seq, body, head from audit order by seq').all() as {
      seq: number
      body: string
      head: Buffer
    }[]
    let head = firstHead(ledgerId)
    expect(rows[0]!.head.equals(head)).toBe(true)
    for (const row of rows.slice(1)) {
      head = headAfter(head, leafOf(row.body))
      expect(row.head.equals(head)).toBe(true)
    }
    expect(await verify(db)).toMatchObject({
      entries: 3,
      broken: [],
      lines: expect.arrayContaining([{ what: 'rows', count: 3, outcome: 'sound' }]),
    })
  })

  test('a row written in nobody’s name is refused', () => {
    const db = testDatabase()
    const insert = db.writer.inserter('setting')
    expect(() => db.file.transaction(() => insert(setting('s'))).immediate()).toThrow('name of a deed')
    expect(db.file.prepare('select count(*) from setting').pluck().get()).toBe(0)
  })

  test('a deed that fails leaves neither row nor entry, and the next one follows on', async () => {
    const db = withSettings(2)
    expect(() =>
      commit(db, ambient, { name: 'test.fail' }, (unit) => {
        unit.inserter('setting')(setting('lost'))
        throw new Error('stop')
      }),
    ).toThrow('stop')
    commit(db, ambient, { name: 'test.go-on' }, (unit) => unit.inserter('setting')(setting('kept')))
    expect(await verify(db)).toMatchObject({ entries: 3, broken: [] })
  })

  test('entries cannot be changed, erased or replaced', () => {
    const { file } = withSettings(2)
    expect(() => file.exec(`update audit set body = '{}' where seq = 1`)).toThrow('final')
    expect(() => file.exec('delete from audit where seq = 2')).toThrow('final')
    expect(() =>
      file.exec(`insert or replace into audit select seq, '{}', head, record from audit where seq = 1`),
    ).toThrow('final')
  })
})

describe('verification finds', () => {
  const tampered = async (edit: string) => {
    const db = withSettings(5)
    // Somebody with the key and another tool: no triggers stand in the way.
    for (const table of ['insert', 'update', 'delete'])
      db.file.exec(`drop trigger temp.tell_${table}_setting`)
    db.file.exec('drop trigger audit_is_not_edited; drop trigger audit_is_not_erased')
    db.file.exec(edit)
    return (await verify(db)).broken.map(({ what }) => what)
  }
  test('a row changed with another tool', async () =>
    expect(await tampered(`update setting set value = '2' where name = 's1'`)).toEqual(['row-changed']))
  test('a row taken out', async () =>
    expect(await tampered(`delete from setting where name = 's1'`)).toEqual(['row-missing']))
  test('a row slipped in', async () =>
    expect(
      await tampered(
        `insert into setting
         select '${newId()}', 'x', value, valid_from, valid_to, origin, 1 from setting limit 1`,
      ),
    ).toEqual(['row-added']))
  test('an entry rewritten', async () =>
    expect(await tampered(`update audit set body = replace(body, '样例', '改过') where seq = 3`)).toContain(
      'link',
    ))
  test('an entry taken out', async () =>
    expect(await tampered('delete from audit where seq = 3')).toContain('gap'))
  test('entries cut off behind a checkpoint', async () =>
    expect(
      await tampered(
        `insert into checkpoint select seq, head, 0, '', '' from audit where seq = 5;
         delete from audit where seq = 5`,
      ),
    ).toEqual(expect.arrayContaining(['checkpoint', 'row-added'])))
  test.each(['{broken', '{"x":1}', '[]', 'null', '7', '"text"', '{"seq":3,"table":"constructor"}'])(
    'an entry that is no text of ours any more: %s',
    async (body) =>
      expect(await tampered(`update audit set body = '${body}' where seq = 3`)).toEqual(
        expect.arrayContaining(['body', 'link']),
      ),
  )
  test('a row changed behind an entry that was robbed of its body', async () => {
    const db = withSettings(5)
    const body = db.file.prepare('select body from audit where seq = 3').pluck().get() as string
    const leaf = leafOf(body).toString('hex')
    expect(
      await tampered(
        `update setting set value = '2' where name = 's1';
         update audit set body = '"${leaf}"' where seq = 3`,
      ),
    ).toEqual(expect.arrayContaining(['body', 'row-changed']))
  })
})
