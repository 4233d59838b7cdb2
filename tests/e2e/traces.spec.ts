import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { desk } from '../../shared/desk/contract.ts'
import { ask } from './pages/bridge.ts'
import * as bundles from './pages/bundles.ts'
import { choose, typePassword, unlock } from './pages/door.ts'
import * as exchange from './pages/exchange.ts'
import * as members from './pages/members.ts'
import { founded, office, superior } from './pages/offices.ts'
import { goTo, isTold } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let root: string
let ours: LaunchedApp
let theirs: LaunchedApp

test.beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-traces-'))
  const temp = join(root, 'temp')
  await mkdir(temp)
  const env = { TMPDIR: temp, TEMP: temp, TMP: temp }
  ours = await launchApp({ userDataDir: join(root, 'ours'), env })
  theirs = await launchApp({ userDataDir: join(root, 'theirs'), env })
})

test.afterAll(async () => {
  await rm(root, { recursive: true, force: true })
})

// Everything two offices keep, type, refuse, back up and send; nothing of it is said by the program itself.
const typed = {
  reason: '样例暗号：外出务工的理由',
  draft: '样例暗号：没有保存的草稿',
  wrongPassword: 'zhe ge mi ma shi cuo de',
}
const rows = exchange.rows.党员.slice(1).flatMap(([name, idNumber, , , phone]) => [name, idNumber, phone])

test('two offices work and report: no word of it is readable on a disk', async () => {
  test.slow()
  const { page } = ours
  const stick = join(root, 'stick')
  const codes = [await founded(ours, office), await founded(theirs, superior)]
  await exchange.pasteRows(ours, '组织')
  await exchange.pasteRows(ours, '党员')
  await goTo(page, '党员')
  await members.search(page, '样例甲')
  await members.openCard(page, '样例甲')
  await members.change(page, '变更管理类型', '流动党员', typed.reason)
  await leaveDraft()
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  const report = await exchange.sendReport(ours, stick)
  await goTo(theirs.page, '接收')
  expect(await bundles.receive(theirs, report)).toContain('已收下')
  await bundles.openReceived(theirs.page, office.name)
  await goTo(theirs.page, '党员')
  await expect.poll(() => members.countPeople(theirs.page)).toBe(rows.length / 3)
  await goTo(page, '备份')
  await choose(ours, stick)
  await page.getByRole('button', { name: '备份到U盘' }).click()
  await isTold(page, '已备份并检查通过')
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await typePassword(page, { name: office.head.name, password: typed.wrongPassword })
  await expect(page.getByText(/密码不正确/)).toBeVisible()
  await unlock(page, office.head)

  const people = [office.admin, office.head, superior.admin, superior.head, exchange.reviewer]
  const secrets = [
    ...rows,
    ...Object.values(typed),
    ...people.map(({ password }) => password),
    ...codes.flatMap((code) => [code, code.replaceAll('-', '')]),
  ]
  expect(await filesHolding(secrets), 'while both ledgers are open').toEqual([])
  for (const app of [ours, theirs]) {
    const { blocked, opened, asked } = await app.records()
    expect({ blocked, opened, asked }).toEqual({ blocked: [], opened: [], asked: [] })
    await app.close()
    expect(secrets.filter((secret) => app.output().includes(secret))).toEqual([])
  }
  expect(await filesHolding(secrets), 'after both were closed').toEqual([])
  // The search can find: the office's name stands readable on the first screen, and so beside the ledger.
  expect(await filesHolding([office.name])).not.toEqual([])
})

/** Begins a form and goes away from it, so that the ledger keeps what was typed. */
async function leaveDraft(): Promise<void> {
  const { page } = ours
  await goTo(page, '党员')
  await page.getByRole('button', { name: '新建', exact: true }).first().click()
  await members.write(page, 'name', typed.draft)
  const kept = async () => (await ask(page, desk.draft, { form: 'members', recordId: 'new' }))?.content
  await expect.poll(kept).toContain(typed.draft)
}

/** Which files hold one of the words, in either encoding that a program here would use. */
async function filesHolding(words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  const holding: string[] = []
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (needles.some((needle) => bytes.includes(needle))) holding.push(path)
  }
  return holding
}
