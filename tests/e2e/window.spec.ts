import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { isOpen, unlock, unlockForm } from './pages/door.ts'
import { founded, office } from './pages/offices.ts'
import { dialog } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let home: string
let app: LaunchedApp

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-window-'))
  app = await launchApp({ userDataDir: home })
  await founded(app, office)
})

test.afterAll(async () => {
  await app.close()
  await rm(home, { recursive: true, force: true })
})

const pages = ['工作台', '组织', '党员', '经费', '报酬', '活动场所', '上报', '接收', '操作记录'] as const

test('the menu and Ctrl with a digit open the same pages, those of the navigation', async () => {
  const { page } = app
  const names = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await expect(names).toContainText([...pages, '人员与密码', '备份'])
  const current = page.locator('nav a[aria-current=page]')
  for (const item of [...pages, '备份']) {
    await app.clickMenu(item)
    await expect(current, `menu ${item}`).toContainText(item)
    await expect(headingOf(page)).toBeVisible()
  }
  for (const [nth, item] of pages.entries()) {
    await page.keyboard.press(`Control+${nth + 1}`)
    await expect(current, `Ctrl+${nth + 1}`).toContainText(item)
  }
})

test('the menu tells the keys and makes the type large', async () => {
  const { page } = app
  await app.clickMenu('快捷键')
  await expect(dialog(page)).toContainText('Ctrl')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  const large = page.getByRole('button', { name: '大字' })
  await app.clickMenu('大字模式')
  await expect(large).toHaveAttribute('aria-pressed', 'true')
  await app.clickMenu('大字模式')
  await expect(large).toHaveAttribute('aria-pressed', 'false')
})

test('Tab reaches everything on the unlock screen, and Enter opens', async () => {
  const { page } = app
  await page.getByRole('button', { name: '切换人员' }).click()
  await expect(unlockForm(page)).toBeVisible()
  const wanted = await reachable(page)
  expect(wanted.length).toBeGreaterThan(5)
  const reached = new Set<string>()
  for (let nth = 0; nth <= wanted.length; nth += 1) {
    await page.keyboard.press('Tab')
    reached.add(await focusedIn(page))
  }
  expect([...reached]).toEqual(expect.arrayContaining(wanted))
  await unlockForm(page).getByRole('button', { name: office.head.name }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.type(office.head.password)
  await page.keyboard.press('Enter')
  await isOpen(page, office.head)
})

test('a second start of the program gives way to the first', async () => {
  const second = launchApp({ userDataDir: home })
  await expect(second).rejects.toThrow()
  await isOpen(app.page, office.head)
})

test('the cross closes an open ledger cleanly; it opens again, with nothing to say', async () => {
  await app.closeWindow()
  expect(await app.ended).toBe(0)
  app = await launchApp({ userDataDir: home })
  const { page } = app
  await page.getByRole('button', { name: office.name }).click()
  await unlock(page, office.head)
  await expect(page.getByText(/上次没有正常退出/)).toHaveCount(0)
  await expect(page.getByText(/本机还没有备份|还没有备份/)).toHaveCount(0)
})

const headingOf = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 })

/** What the keyboard is on now, as it is called. */
const focusedIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement as HTMLElement
    return focused.innerText || focused.getAttribute('aria-label') || focused.id
  })

/** Everything on the first screen that can be pressed or written in, as it is called. */
const reachable = (page: Page): Promise<string[]> =>
  page
    .getByRole('main')
    .evaluate((main) =>
      [...main.querySelectorAll<HTMLElement>('button, input, a[href], select, textarea')]
        .filter((one) => !one.matches(':disabled') && one.offsetParent !== null)
        .map((one) => one.innerText || one.getAttribute('aria-label') || one.id),
    )
