import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUpOpen } from '../../electron/session/backing-up.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import { audit } from '../../shared/audit/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'
import { officeWithPapers, paperIn, services } from './office-with-papers.ts'

type Ready = Awaited<ReturnType<typeof officeWithPapers>>
async function ready(): Promise<Ready> {
  const at = await officeWithPapers()
  onTestFinished(() => at.runtime.end())
  return at
}
function another(): TestRuntime {
  const runtime = testRuntime(services)
  onTestFinished(() => runtime.end())
  return runtime
}
const readText = (path: string): string => readFileSync(path, 'utf8')
const backUp = async ({ runtime }: Ready): Promise<string> =>
  (await runtime.call(session.backUp, { toStick: false })).fileName!
const isWhole = async (runtime: TestRuntime) =>
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })

test('a backup copies each content once, and brings it back where it was lost', async () => {
  const at = await ready()
  const { runtime, head, contents, pool } = at
  const first = await at.put('第一份')
  const name = await backUp(at)
  const pooled = readdirSync(pool)
  expect(pooled).toEqual(readdirSync(contents))
  const second = await at.put('第二份')
  await backUp(at)
  expect(readdirSync(pool)).toHaveLength(2)
  await runtime.call(session.lock, {})
  rmSync(contents, { recursive: true })
  await runtime.call(session.restore, choosing(head, name))
  expect(await paperIn(runtime, first)).toContain('第一份')
  expect((await runtime.refused(attachments.open, { id: second })).code).toBe('attachments.not-found')
  expect(readdirSync(contents)).toEqual(pooled)
  await isWhole(runtime)
})

test('what a restore replaced keeps its papers, and has them when it is taken back', async () => {
  const at = await ready()
  const { runtime, head, contents } = at
  const first = await at.put('第一份')
  const name = await backUp(at)
  const second = await at.put('第二份')
  await runtime.call(session.restore, choosing(head, name))
  // The sweep of the restored ledger takes the second paper from beside it, not from what was replaced.
  expect(readdirSync(contents)).toHaveLength(1)
  const third = await at.put('第三份')
  await runtime.call(session.restore, choosing(head, '1', 'aside'))
  expect(await paperIn(runtime, first)).toContain('第一份')
  expect(await paperIn(runtime, second)).toContain('第二份')
  expect((await runtime.refused(attachments.open, { id: third })).code).toBe('attachments.not-found')
  await isWhole(runtime)
})

test('a stick takes the contents along, each once, and gives them to another computer', async () => {
  const at = await ready()
  const stick = join(at.runtime.root, 'stick')
  mkdirSync(stick)
  const first = await at.put('第一份')
  at.runtime.dialogs.push(stick, stick)
  await at.runtime.call(session.backUp, { toStick: true })
  await at.put('第二份')
  // A half-copied content of an earlier try is copied again.
  const [, later] = readdirSync(at.contents).toSorted((name) =>
    existsSync(join(stick, 'attachments', name)) ? -1 : 1,
  )
  writeFileSync(join(stick, 'attachments', later!), 'half')
  const { fileName } = await at.runtime.call(session.backUp, { toStick: true })
  expect(readdirSync(join(stick, 'attachments')).sort()).toEqual(readdirSync(at.contents).sort())
  const runtime = another()
  runtime.dialogs.push(stick)
  await runtime.call(session.adopt, {})
  await runtime.call(session.restore, choosing(at.head, fileName!, 'stick'))
  expect(await paperIn(runtime, first)).toContain('第一份')
  await isWhole(runtime)
})

test('a whole folder that is taken over brings its papers along', async () => {
  const at = await ready()
  const first = await at.put('第一份')
  await at.runtime.call(session.lock, {})
  const runtime = another()
  runtime.dialogs.push(at.home)
  await runtime.call(session.adopt, {})
  await runtime.call(session.unlock, at.head)
  expect(await paperIn(runtime, first)).toContain('第一份')
  await isWhole(runtime)
})

test('a backup of before somebody left is restored under new keys, and keeps its papers', async () => {
  const at = await ready()
  const { runtime, head, office } = at
  const first = await at.put('第一份')
  const name = await backUp(at)
  const admin = { ...head, userId: office.adminId, password: passwords.admin }
  await runtime.call(session.unlock, admin)
  const leaver = { name: '周样例', role: 'clerk', oneTimePassword: '一次性密码-2026' } as const
  const { id: userId } = await runtime.call(session.addPerson, leaver)
  await runtime.call(session.lock, {})
  await runtime.call(session.unlock, admin)
  await runtime.call(session.removePerson, { userId, reason: '调离社区' })
  await runtime.call(session.restore, choosing(head, name))
  const keys = runtime.open!.db.file.prepare(`select name from secret where name like 'attachment-key:%'`)
  expect(keys.pluck().all()).toEqual(['attachment-key:1', 'attachment-key:2'])
  const second = await at.put('第二份')
  const row = runtime.open!.db.file.prepare('select key from attachment_content order by key').pluck()
  expect(row.all()).toEqual([1, 2])
  for (const [id, words] of [
    [first, '第一份'],
    [second, '第二份'],
  ] as const)
    expect(await paperIn(runtime, id)).toContain(words)
  await isWhole(runtime)
})

test('the pool gives a content up with the last backup that lists it, and never before', async () => {
  const at = await ready()
  const { runtime, pool, home } = at
  const one = await at.put('传错的')
  const moment = (nth: number) => Date.parse('2027-03-01T00:00:00Z') + nth * 60_000
  backUpOpen(runtime.open!, moment(0))
  await runtime.call(attachments.detach, { id: one, reason: '传错了' })
  const [name] = readdirSync(pool)
  const lists = () =>
    ['backups', 'thinned']
      .map((folder) => join(home, folder))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder).map((backup) => join(folder, backup, 'contents.txt')))
      .filter((path) => existsSync(path))
  const isListed = () => lists().some((path) => readText(path).includes(name!))
  for (let nth = 1; nth <= 20; nth += 1) {
    backUpOpen(runtime.open!, moment(nth))
    expect(existsSync(join(pool, name!)), String(nth)).toBe(isListed())
  }
  expect(readdirSync(pool)).toEqual([])
})

test('a list that somebody shortened lets nothing be removed', async () => {
  const at = await ready()
  const { runtime, pool, home } = at
  const one = await at.put('第一份')
  const name = await backUp(at)
  await runtime.call(attachments.detach, { id: one, reason: '传错了' })
  writeFileSync(join(home, 'backups', name, 'contents.txt'), '\n')
  await backUp(at)
  expect(readdirSync(pool)).toHaveLength(1)
})

test('a content that was lost keeps nobody from a backup, and verification names it', async () => {
  const at = await ready()
  await at.put('第一份')
  rmSync(join(at.contents, readdirSync(at.contents)[0]!))
  const name = await backUp(at)
  expect(readText(join(at.home, 'backups', name, 'contents.txt'))).toBe('\n')
  const { broken } = await at.runtime.call(audit.verify, {})
  expect(broken.map(({ what }) => what)).toEqual(['content-missing'])
})

test.runIf(process.platform !== 'win32')('a pool that is a link is not followed', async () => {
  const at = await ready()
  await at.put('第一份')
  await at.runtime.call(session.lock, {})
  const outside = join(at.runtime.root, 'outside')
  renameSync(at.pool, outside)
  symlinkSync(outside, at.pool)
  const before = readdirSync(outside)
  const linked = { code: 'session.linked', params: { name: 'backups/attachments' } }
  expect(await at.runtime.refused(session.unlock, at.head)).toEqual(linked)
  expect(await at.runtime.refused(session.backupsOf, asking(at.head))).toEqual(linked)
  expect(readdirSync(outside)).toEqual(before)
})

test('what a kill left beside a ledger is gone at the next opening', async () => {
  const at = await ready()
  await at.put('第一份')
  const kept = readdirSync(at.contents)
  cpSync(join(at.contents, kept[0]!), join(at.contents, 'c'.repeat(64)))
  writeFileSync(join(at.contents, `${'d'.repeat(64)}.part`), 'half')
  await at.runtime.call(session.lock, {})
  expect((await at.runtime.call(session.backupsOf, asking(at.head))).backups.length).toBeGreaterThan(0)
  await at.runtime.call(session.unlock, at.head)
  expect(readdirSync(at.contents)).toEqual(kept)
})
