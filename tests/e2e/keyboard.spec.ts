import { expect, type Page, test } from '@playwright/test'
import * as bookings from './pages/bookings.ts'
import { unlockForm } from './pages/door.ts'
import * as members from './pages/members.ts'
import { openSample } from './pages/offices.ts'
import { dialog, goTo, isStill, mainOf, type PageName, pagesOffered } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let app: LaunchedApp
const calendar = (page: Page) => page.getByRole('dialog', { name: '日历', exact: true })

test.beforeAll(async () => {
  app = await launchApp()
  await openSample(app)
})
test.afterAll(() => app.close())

test('Ctrl and a digit opens a page; the first Tab offers the way past the navigation', async () => {
  const { page } = app
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { name: '党员名册' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('heading', { name: '工作台', level: 1 })).toBeVisible()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(mainOf(page)).toBeFocused()
})

test('/ searches, the arrow leads into the rows, Enter opens the card', async () => {
  const { page } = app
  await goTo(page, '党员')
  await members.countPeople(page)
  await page.keyboard.press('/')
  const box = page.getByRole('textbox', { name: /^搜索/ })
  await expect(box).toBeFocused()
  await page.keyboard.type('zhang/')
  await expect(box).toHaveValue('zhang/')
  await page.keyboard.press('Backspace')
  await expect(members.lines(page).first()).toContainText('张')
  await page.keyboard.press('ArrowDown')
  await expect(members.roster(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const second = members.lines(page).nth(1)
  await expect(second).toHaveAttribute('aria-selected', 'true')
  const name = await second.getByRole('button').first().innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name })).toBeVisible()
})

test('Ctrl+N begins a form, Enter goes on, Ctrl+S saves and goes to the first wrong field', async () => {
  const { page } = app
  await goTo(page, '党员')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('form', { name: '新建党员' })).toBeVisible()
  const name = members.fieldOf(page, 'name').getByRole('textbox')
  await name.focus()
  await page.keyboard.type('样例键盘')
  await page.keyboard.press('Enter')
  await expect(members.fieldOf(page, 'idNumber').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/处需要改正/)).toBeVisible()
  await expect(page.locator('[aria-invalid=true]').first()).toBeFocused()
})

test('a dialog takes the focus, Escape closes it, and the button has the focus again', async () => {
  const { page } = app
  await goTo(page, '党员')
  await members.countPeople(page)
  const button = page.getByRole('button', { name: '导出', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(button).toBeFocused()
})

test('a date is typed, or picked from the calendar by the mouse and by the keys', async () => {
  const { page } = app
  await goTo(page, '党员')
  await page.keyboard.press('Control+n')
  const field = members.fieldOf(page, 'joinDay')
  const box = field.getByRole('textbox')
  await box.fill('2010.3')
  await field.getByRole('button', { name: '打开日历' }).click()
  await expect(calendar(page)).toContainText('2010年3月')
  await calendar(page).getByText('15', { exact: true }).click()
  await expect(box).toHaveValue('2010-03-15')
  await expect(box).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(calendar(page)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('2010-04-16')
  await expect(box).toBeFocused()
  await box.fill('')
})

test('Escape closes the calendar of a dialog, and not the dialog', async () => {
  const { page } = app
  await goTo(page, '党员')
  await members.openCard(page, await members.lines(page).first().getByRole('button').first().innerText())
  await members.openChange(page, '转出、去世或出党')
  const box = dialog(page).getByRole('textbox', { name: '日期' })
  const before = await box.inputValue()
  await box.press('Alt+ArrowDown')
  await expect(calendar(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await expect(calendar(page)).toHaveCount(0)
  await expect(box).toBeFocused()
  await expect(box).toHaveValue(before)
  await dialog(page).getByRole('button', { name: '取消' }).click()
  await expect(box).toHaveCount(0)
})

test('Ctrl+L locks, keeps the last word, and the cursor waits in the password', async () => {
  const { page } = app
  await goTo(page, '党员')
  await page.keyboard.press('Control+n')
  const name = members.fieldOf(page, 'name').getByRole('textbox')
  await name.fill('样例写到一半')
  await page.keyboard.press('Control+l')
  await expect(unlockForm(page)).toBeVisible()
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await goTo(page, '党员')
  await page.keyboard.press('Control+n')
  await expect(name).toHaveValue('样例写到一半')
  await page.getByRole('button', { name: '不要这份草稿' }).click()
  await expect(name).toHaveValue('')
})

test('the screen speaks Chinese only, to eyes and to ears', async () => {
  const { page } = app
  const foreign: Record<string, string[]> = {}
  const listen = async (where: string) => {
    const words = await foreignWordsOn(page)
    if (words.length > 0) foreign[where] = words
  }
  for (const name of await pagesOffered(page)) {
    await goTo(page, name as PageName)
    await listen(name)
    for (const tab of await mainOf(page).getByRole('tab').all()) {
      await tab.click()
      await isStill(page)
      await listen(`${name} ${await tab.innerText()}`)
    }
  }
  await goTo(page, '活动场所')
  for (const view of ['预约清单', '使用率', '场所与房间'] as const) {
    await bookings.openView(page, view)
    await isStill(page)
    await listen(view)
  }
  await goTo(page, '党员')
  await page.getByRole('button', { name: '更多筛选' }).click()
  await listen('more filters')
  await page.keyboard.press('Escape')
  await members.openCard(page, await members.lines(page).first().getByRole('button').first().innerText())
  await isStill(page)
  await listen('the card')
  await page.getByRole('button', { name: '更正' }).click()
  await expect(page.getByRole('form')).toBeVisible()
  await listen('the form')
  await members.fieldOf(page, 'joinDay').getByRole('textbox').press('Alt+ArrowDown')
  await expect(calendar(page)).toBeFocused()
  await listen('the calendar')
  await page.keyboard.press('Escape')
  await goTo(page, '党员')
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('button', { name: '选择工作簿' })).toBeVisible()
  await listen('the import')
  expect(foreign).toEqual({})
})

/** Latin words that are said by the page; those that offices say themselves are no foreign words to them. */
async function foreignWordsOn(page: Page): Promise<string[]> {
  const said = (await page.locator('body').ariaSnapshot())
    .split('\n')
    .filter((line) => !/^\s*- \/url:/.test(line))
    .map((line) => line.replace(/^\s*- \/?[a-z]+/, '').replace(/\[[a-z]+(=\w+)?\]/g, ''))
  return said.flatMap((line) => line.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !known.has(word))
}
const known = new Set(['Excel', 'Ctrl', 'Shift', 'PDF', 'xlsx', 'yangli'])
