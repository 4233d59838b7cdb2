import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyWithKind, register, registrations, run } from '../new-kind/copy.ts'
import * as bundles from './pages/bundles.ts'
import * as exchange from './pages/exchange.ts'
import { founded, office, superior } from './pages/offices.ts'
import { goTo, isTold, mainOf, type PageName, pagesOffered } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

// One more kind of ledger, in a copy of the repository: what it costs, what finds it, and that it lives.

let root: string
let sticks: string

test.beforeAll(async () => {
  root = copyWithKind()
  sticks = await mkdtemp(join(tmpdir(), 'taizhang-sticks-'))
})

test.afterAll(async () => {
  await rm(root, { recursive: true, force: true })
  await rm(sticks, { recursive: true, force: true })
})

test('a kind is told of in five files, and what forgets one does not pass', () => {
  const files = [...new Set(registrations.map(([file]) => file))]
  expect(files).toHaveLength(5)
  const types = () => run(root, 'tsc', '-b', 'shared', 'electron', 'renderer', '--pretty', 'false').said
  const tests = () =>
    run(root, 'vitest', 'run', '--project', 'quick', 'tests/tables.test.ts', 'tests/tidy.test.ts')

  register(root, (file) => file.startsWith('shared/'))
  expect([...new Set(types().match(/^\S+?\.tsx?(?=\()/gm))]).toEqual([
    'electron/ledgers/index.ts',
    // no table of that name in the schema
    'electron/ledgers/visits/store.ts',
    'renderer/ledgers/index.ts',
  ])
  register(root, (file) => !file.startsWith('shared/') && !file.includes('migrations'))
  expect(types()).toBe('')
  expect(tests().said).toContain('every table of a ledger file is in exactly one definition')
  register(root, (file) => file.includes('migrations'))
  for (const { ok, said } of [tests(), run(root, 'electron-vite', 'build')]) expect(ok, said).toBe(true)
})

test('the new kind is in the menu, on the desk, in 操作记录, in a report and among the figures', async () => {
  const [ours, theirs] = await Promise.all([launchApp({ root }), launchApp({ root })])
  const { page } = ours
  const stick = join(sticks, 'stick')
  await founded(ours, office)
  expect(await pagesOffered(page)).toContain('走访')
  await ours.clickMenu('走访')
  await mainOf(page).getByRole('button', { name: '登记走访' }).first().click()
  await page.getByRole('textbox', { name: '走访日期' }).fill('1999-01-01')
  await page.getByRole('textbox', { name: '走访事由' }).fill('样例走访')
  await page.keyboard.press('Control+s')
  await expect(mainOf(page)).toContainText('早于2000年')
  const day = `${await thisMonth(ours)}-01`
  await page.getByRole('textbox', { name: '走访日期' }).fill(day)
  await page.keyboard.press('Control+s')
  await isTold(page, '已保存')

  await goTo(page, '工作台')
  await expect(mainOf(page)).toContainText(`1 次走访还没有开展，最早 ${day}`)
  await goTo(page, '操作记录')
  await expect(mainOf(page)).toContainText('登记走访')
  await mainOf(page).getByText('另有 1 项').first().click()
  for (const words of ['走访日期', '走访事由', '样例走访', '待走访']) {
    await expect(mainOf(page)).toContainText(words)
  }
  // Nobody reads the names of columns and facts as the file keeps them.
  expect(await mainOf(page).innerText()).not.toMatch(/\b[a-z_]+：/)
  await page.screenshot({ path: 'test-results/new-kind-audit.png' })

  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  const report = await exchange.sendReport(ours, stick)
  await goTo(theirs.page, '接收')
  expect(await bundles.receive(theirs, report)).toContain('已收下')
  await bundles.openTab(theirs.page, '汇总数字')
  await mainOf(theirs.page).getByText('走访', { exact: true }).click()
  await expect(mainOf(theirs.page).getByRole('table')).toContainText('当月走访次数')
  await bundles.openTab(theirs.page, '收件箱')
  await bundles.openReceived(theirs.page, '第 1 号')
  await goTo(theirs.page, '走访' as PageName)
  await expect(mainOf(theirs.page)).toContainText('样例走访')
  await theirs.page.screenshot({ path: 'test-results/new-kind-received.png' })
  await ours.close()
  await theirs.close()
})

const thisMonth = ({ page }: LaunchedApp): Promise<string> =>
  page.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7))
