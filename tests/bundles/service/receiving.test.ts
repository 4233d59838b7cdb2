import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { digestOf, recordFiled } from '../../../electron/audit/filed.ts'
import { receive as receiveFiles } from '../../../electron/bundles/incoming/receiving.ts'
import { kysely } from '../../../electron/db/kysely.ts'
import {
  expectedSchema,
  migrate,
  newestVersion,
  schemaText,
  versionOf,
} from '../../../electron/db/migrate.ts'
import { migrations } from '../../../electron/db/migrations/index.ts'
import { type LedgerFile, openFile } from '../../../electron/db/open.ts'
import { taskContext } from '../../../electron/router/contexts.ts'
import { bundles, type Confirmable } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { filesIn, refusedAt, standing } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { acquaint, fill, published, putMember, receive, type Station, station } from './stations.ts'

/** A step after the newest, so that there is one to make older. */
vi.mock(import('../../../electron/db/migrations/index.ts'), async (actual) => {
  const { migrations } = await actual()
  return { migrations: [...migrations, `alter table figure add column later text;`] }
})

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 12)
})

const send = (period?: string) => published(community, above, period)
const taken = async (path: string, ...confirmed: Confirmable[]) =>
  (await receive(district, [path], ...confirmed))[0]!
const inbox = () => district.call(bundles.inbox, {})
const files = (folder: string) => filesIn(district, folder)
const refusedBy = (path: string, ...confirmed: Confirmable[]) => refusedAt(district, path, ...confirmed)

/** Takes back what the newest step made, keeping the rows as far as the older tables have room for them. */
function makeOlder(file: LedgerFile): void {
  const blank = new Database(':memory:')
  migrate(blank, () => {}, migrations.slice(0, -1))
  const older = new Map(schemaOf(blank).map(({ name, sql }) => [name, sql]))
  const now = schemaOf(file)
  for (const { type, name } of now) if (type !== 'table') file.exec(`drop ${type} "${name}"`)
  for (const { type, name, sql } of now) {
    const before = older.get(name)
    if (type !== 'table' || sql === before) continue
    file.exec(`create temp table kept as select * from "${name}"; drop table "${name}"`)
    if (before !== undefined) {
      const kept = new Set(columnsOf(file, 'kept'))
      const columns = columnsOf(blank, name)
        .filter((column) => kept.has(column))
        .join(', ')
      file.exec(`${before}; insert into "${name}"(${columns}) select ${columns} from kept`)
    }
    file.exec('drop table kept')
  }
  for (const { type, sql } of schemaOf(blank)) if (type !== 'table') file.exec(sql)
  file.pragma(`user_version=${newestVersion - 1}`)
  expect(schemaText(file)).toBe(expectedSchema(newestVersion - 1))
}

const columnsOf = (file: LedgerFile, table: string) =>
  file.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]
const schemaOf = (file: LedgerFile) =>
  file
    .prepare(`select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'`)
    .all() as { type: string; name: string; sql: string }[]

describe('a report', () => {
  test('stands on the screens as it was sent, hidden columns named', async () => {
    const item = await send()
    expect(await taken(item.path)).toMatchObject({ outcome: 'first', bundleId: item.bundleId })
    const shown = await district.call(session.show, { bundleId: item.bundleId })
    expect(shown).toMatchObject({ readOnly: true, shown: { kind: 'received', officeName: '样例社区党委' } })
    expect(shown.shown).toMatchObject({
      maskedLabels: [
        '联系电话',
        '公民身份号码',
        '联系电话（手机）',
        '固定电话',
        '家庭住址',
        '现居住地',
        '收款账号',
        '银行账号',
      ],
    })
    const { file } = district.shown!.db
    const rows = file.prepare('select * from member').all() as { [column: string]: string }[]
    expect(rows).toHaveLength(12)
    for (const row of rows) {
      expect(row['id_number']).toMatch(/^990000[a-t]{12}$/)
      expect(row['search']).toContain('yangli')
      expect(row['tail']).toBe('')
    }
    expect(
      file
        .prepare('select kind, (select 1) as one from (select value as kind from meta where key=?)')
        .get('kind'),
    ).toEqual({ kind: 'received', one: 1 })
    expect(() => file.prepare('delete from member').run()).toThrow(/readonly/)
  })

  test('is encrypted where it is kept, and its key is in the ledger alone', async () => {
    const item = await send()
    await taken(item.path)
    for (const [folder, name] of [
      ['received', `${item.bundleId}.db`],
      ['inbox', files('inbox')[0]!],
    ] as const) {
      const bytes = readFileSync(join(district.folder, folder, name))
      for (const secret of ['SQLite format 3', '样例第一党支部', '990000']) {
        expect(bytes.includes(secret), `${name}: ${secret}`).toBe(false)
      }
    }
  })

  test('again is a duplicate, which builds a lost file anew', async () => {
    const item = await send()
    await taken(item.path)
    const before = await standing(district)
    expect(await taken(item.path)).toMatchObject({ outcome: 'duplicate' })
    expect(await standing(district)).toEqual(before)
    const received = join(district.folder, 'received', `${item.bundleId}.db`)
    rmSync(received)
    expect(await taken(item.path)).toMatchObject({ outcome: 'duplicate' })
    expect(existsSync(received)).toBe(true)
    await district.call(session.show, { bundleId: item.bundleId })
  })

  test('built by an older program, is brought up to date before it is shown', async () => {
    const item = await send()
    await taken(item.path)
    const path = join(district.folder, 'received', `${item.bundleId}.db`)
    const { sealed } = district
      .open!.db.file.prepare('select sealed from secret where name = ?')
      .get(`received:${item.bundleId}`) as { sealed: string }
    const key = Buffer.from(sealed, 'base64')
    const old = openFile(path, key, 'aegis', 'copy')
    old.pragma('foreign_keys=OFF')
    makeOlder(old)
    old.close()
    const aged = await digestOf(path)
    district.deed((unit) => recordFiled(unit, item.bundleId, aged))
    await district.call(session.show, { bundleId: item.bundleId })
    const { file } = district.shown!.db
    expect(versionOf(file)).toBe(newestVersion)
    expect(schemaText(file)).toBe(expectedSchema(newestVersion))
    expect(file.prepare('select count(*) from member').pluck().get()).toBe(12)
  })

  test('follows its forerunner; a gap is told and a late one fills it without counting', async () => {
    const items = [await send('2031-03'), await send('2031-04'), await send('2031-05')]
    expect(await taken(items[0]!.path)).toMatchObject({ outcome: 'first' })
    expect(await taken(items[2]!.path)).toMatchObject({ outcome: 'gap', missing: [2] })
    expect(await taken(items[1]!.path)).toMatchObject({ outcome: 'late', missing: [] })
    const next = await send('2031-06')
    expect(await taken(next.path)).toMatchObject({ outcome: 'next' })
    expect((await inbox()).map(({ outcome }) => outcome).sort()).toEqual(['first', 'gap', 'late', 'next'])
    expect((await district.call(bundles.figures, { period: '2031-04' })).rows).toHaveLength(1)
    const marks = district
      .open!.db.file.prepare('select inbox_id, length(marks) as size from fingerprint')
      .all()
    expect(marks).toEqual([{ inbox_id: next.bundleId, size: 12 * 16 }])
  })

  test('a batch goes in by its numbers, and what one refuses does not hold up the next', async () => {
    const [one, two] = [await send('2031-04'), await send('2031-05')]
    const junk = join(community.root, 'TZB1_zzz.tzb')
    writeFileSync(junk, 'not a bundle')
    const results = await receive(district, [junk, two.path, one.path])
    expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['first', ''],
      ['next', ''],
      ['refused', 'bundles.not-bundle'],
    ])
    expect(results[0]!.fileName).toBe(one.fileName)
  })

  test('nothing chosen, nothing received', async () => {
    district.dialogs.push(null)
    expect(await district.call(bundles.receive, {})).toEqual([])
  })
})

describe('is refused', () => {
  test('for another office', async () => {
    const other = await station('样例区委', '990099')
    const item = await send()
    const [result] = await receive(other, [item.path])
    expect(result).toMatchObject({ outcome: 'refused', code: 'bundles.not-for-us', officeName: '' })
  })

  test('from somebody who is not enrolled', async () => {
    const item = await send()
    district.deed((unit) => unit.write(kysely.deleteFrom('peer').where('id', '=', below)))
    expect(await refusedBy(item.path)).toBe('bundles.unknown-sender')
  })

  test('of a kind its sender may not send', async () => {
    const item = await send()
    const change = { relation: 'auditor' }
    district.deed((unit) => unit.write(kysely.updateTable('peer').set(change).where('id', '=', below)))
    expect(await refusedBy(item.path)).toBe('bundles.wrong-kind')
  })

  test('when cut short, and when a byte is another', async () => {
    const { path } = await send()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - 100))
    expect(await refusedBy(path)).toBe('bundles.damaged')
    bytes[bytes.length - 40]! ^= 1
    writeFileSync(path, bytes)
    expect(await refusedBy(path)).toBe('bundles.damaged')
  })

  test('when many rows vanished, until a person agrees', async () => {
    fill(community, 0)
    const branch = community
      .open!.db.file.prepare(`select id from organisation where type = '631' limit 1`)
      .pluck()
      .get() as string
    community.deed((unit) => {
      for (let nth = 100; nth < 200; nth++) putMember(unit, branch, nth)
    })
    await taken((await send('2031-04')).path)
    community.deed((unit) => unit.write(kysely.deleteFrom('member').where('id_number', 'like', '%01__')))
    const shrunk = await send()
    expect(await taken(shrunk.path)).toMatchObject({
      code: 'bundles.confirm-shrink',
      words: expect.stringContaining('“党员”少了 100 行'),
    })
    expect(await refusedBy(shrunk.path, 'bundles.confirm-rebase')).toBe('bundles.confirm-shrink')
    expect(await taken(shrunk.path, 'bundles.confirm-shrink')).toMatchObject({ outcome: 'next' })
  })
})

test('cancelled at any moment nothing is half received, and the next time it is', async () => {
  const { path } = await send()
  for (let after = 1; ; after++) {
    let asked = 0
    const cancelled = () => ++asked > after
    district.dialogs.push([path])
    const task = taskContext(district, 'bundles.receive', { progress: () => {}, cancelled })
    const code = await receiveFiles(task, { again: null, waiting: false }).then(
      ([result]) => result!.outcome,
      (error) => (error as { fault?: { code: string } }).fault?.code,
    )
    if (code === 'first') {
      expect(after).toBeGreaterThan(2)
      break
    }
    expect(code).toBe('ipc.cancelled')
    expect(await inbox()).toEqual([])
    expect([...files('inbox'), ...files('received')]).toEqual([])
  }
})

test('cancelled while it reads a bundle that is held already, the held one stays', async () => {
  const { path } = await send()
  await taken(path)
  const before = await standing(district)
  for (let after = 1; after < 8; after++) {
    let asked = 0
    district.dialogs.push([path])
    const task = taskContext(district, 'bundles.receive', {
      progress: () => {},
      cancelled: () => ++asked > after,
    })
    await receiveFiles(task, { again: null, waiting: false }).catch(() => {})
    expect(await standing(district)).toEqual(before)
  }
})

test('a name is only a hint: a renamed bundle is what it is', async () => {
  const { path } = await send()
  const renamed = join(community.root, basename(path).replace('report', 'receipt'))
  copyFileSync(path, renamed)
  expect(await taken(renamed)).toMatchObject({ outcome: 'first' })
})

test('an office with two ledgers is two sources', async () => {
  const second = await station('样例社区党委', '990000001')
  const met = await acquaint(second, district)
  fill(second, 2)
  await taken((await send()).path)
  const item = await published(second, met.above.id)
  expect((await receive(district, [item.path]))[0]).toMatchObject({ outcome: 'first' })
  expect((await district.call(bundles.figures, { period: '2031-05' })).sums[0]).toBe(14)
})
