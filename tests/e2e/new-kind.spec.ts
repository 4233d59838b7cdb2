import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { addKind, copyRepository, register, registrations, run } from '../new-kind/copy.ts'
import { columnRecipe, faultRecipe, faultWordsRecipe, follow } from '../new-kind/recipes.ts'
import * as bundles from './pages/bundles.ts'
import { switchTo } from './pages/door.ts'
import * as exchange from './pages/exchange.ts'
import { founded, office, superior } from './pages/offices.ts'
import { goTo, isTold, mainOf, type PageName, pagesOffered } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

// A column and a kind of ledger more, in a copy of the repository: what they cost, and that they live.

let root: string
let sticks: string

test.beforeAll(async () => {
  root = copyRepository()
  sticks = await mkdtemp(join(tmpdir(), 'taizhang-sticks-'))
})

test.afterAll(async () => {
  await rm(root, { recursive: true, force: true })
  await rm(sticks, { recursive: true, force: true })
})

const types = (...of: string[]) => run(root, 'tsc', ['-b', ...of, '--pretty', 'false']).said
const product = ['shared', 'electron', 'renderer']
const quick = ['run', '--project', 'quick', '--maxWorkers=1']

test('a column, a fault and a migration come by their recipes', () => {
  const said = readFileSync('.github/CONTRIBUTING.md', 'utf8')
  for (const [file] of [...columnRecipe, ...faultRecipe, ...faultWordsRecipe, ...registrations]) {
    // What is new has a name of its own.
    const named = file.replace(/9998-[a-z-]+/, 'NNNN-name').replace(/[a-z-]+\.test\.ts$/, '')
    expect(said, file).toContain(`\`${named}\``)
  }
  follow(root, columnRecipe)
  follow(root, faultRecipe)
  expect(types(...product), 'a fault without words').toContain('members.former-name-same')
  follow(root, faultWordsRecipe)
  expect(types()).toBe('')
  const written = run(root, 'vitest', [...quick, 'tests/migrations'], { TAIZHANG_WRITE_SCHEMA: '1' })
  expect(written.ok, written.said).toBe(true)
  expect(readFileSync(join(root, 'tests/migrations/schema.sql'), 'utf8')).toContain('former_name text')
})

test('what came by the recipes passes the tests that concern it', () => {
  const folders = ['faults', 'migrations', 'tidy', 'words']
  const tests = [...folders.map((folder) => `tests/${folder}/`), 'tests/tables.test.ts', 'tests/tidy.test.ts']
  const tried = run(root, 'vitest', [...quick, ...tests])
  expect(tried.ok, tried.said).toBe(true)
})

test('a kind is told of in four files, and what forgets one does not pass', () => {
  addKind(root)
  const files = [...new Set(registrations.map(([file]) => file))]
  expect(files).toHaveLength(4)
  const tests = () => run(root, 'vitest', [...quick, 'tests/tables.test.ts', 'tests/tidy.test.ts'])

  register(root, (file) => file.startsWith('shared/'))
  expect([...new Set(types(...product).match(/^\S+?\.tsx?(?=\()/gm))]).toEqual([
    'electron/ledgers/index.ts',
    'renderer/ledgers/index.ts',
  ])
  register(root, (file) => !file.startsWith('shared/') && !file.includes('migrations'))
  expect(types(...product)).toBe('')
  expect(tests().said).toContain('every table of a ledger file is in exactly one definition')
  register(root, (file) => file.includes('migrations'))
  const locked = run(root, 'vitest', [...quick, 'tests/workflow/locks.test.ts'])
  for (const { ok, said } of [tests(), locked, run(root, 'electron-vite', ['build'])])
    expect(ok, said).toBe(true)
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

  await goTo(page, '走访' as PageName)
  await mainOf(page).getByRole('button', { name: day, exact: true }).click()
  await expect(mainOf(page)).toContainText('您是登记人，请另一人确认')
  await expect(mainOf(page).getByRole('button', { name: '确认走访' })).toHaveCount(0)

  await exchange.pasteRows(ours, '组织')
  await goTo(page, '党员')
  await mainOf(page).getByRole('button', { name: '新建', exact: true }).first().click()
  await expect(page.getByRole('textbox', { name: '曾用名' })).toBeVisible()
  await page.screenshot({ path: 'test-results/new-kind-column.png' })

  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  await switchTo(page, exchange.reviewer)
  await goTo(page, '工作台')
  await expect(mainOf(page)).toContainText('1 次走访等您确认')
  await goTo(page, '走访' as PageName)
  await mainOf(page).getByRole('button', { name: day, exact: true }).click()
  await mainOf(page).getByRole('button', { name: '确认走访' }).click()
  await expect(mainOf(page)).toContainText('走访已确认')
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
