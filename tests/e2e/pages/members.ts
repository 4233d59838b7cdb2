import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/running-app.ts'
import { saveAs } from './door.ts'
import { expect } from './expect.ts'
import { dialog, giveReason, isTold, pick } from './shell.ts'

/** The roster: a grid of which only the lines in sight exist. */
export const roster = (page: Page): Locator => page.getByRole('grid', { name: '党员名册' })

/** The lines of the roster in sight. */
export const lines = (page: Page): Locator => roster(page).locator('[role=row][aria-rowindex]')

/** How many persons the list found, once it has found them. */
export async function countPeople(page: Page): Promise<number> {
  await expect(roster(page)).toHaveAttribute('aria-busy', 'false')
  return Number(await roster(page).getAttribute('aria-rowcount'))
}

/** How many people the chart of the classes on the desk shows, all bars together. */
export async function countCharted(page: Page): Promise<number> {
  const counts = await page.getByRole('table', { name: '党员管理类型' }).getByRole('cell').allTextContents()
  return counts.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0)
}

/** Types into the search box and waits until the roster answers it. */
export async function search(page: Page, words: string) {
  await page.getByRole('textbox', { name: /^搜索/ }).fill(words)
  await expect.poll(() => /"search":"([^"]*)"/.exec(decodeURIComponent(page.url()))?.[1] ?? '').toBe(words)
  await expect(roster(page)).toHaveAttribute('aria-busy', 'false')
}

/** Opens the card of somebody in sight. */
export async function openCard(page: Page, name: string) {
  await roster(page).getByRole('button', { name, exact: true }).first().click()
  await expect(page.getByRole('article', { name })).toBeVisible()
}

/** Opens a tab of the record on the screen. */
export async function openTab(page: Page, name: '卡片' | '变动' | '操作记录') {
  await page.getByRole('article').getByRole('tab', { name, exact: true }).click()
}

/** The value beside a label of the card. */
export function cardValue(page: Page, label: string): Locator {
  return page
    .getByRole('article')
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
}

/** Shows the hidden values of the card, which is recorded. */
export async function unmask(page: Page, label: string) {
  await page.getByRole('button', { name: `显示${label}` }).click()
  await page.getByRole('button', { name: '显示', exact: true }).click()
}

/** The last four signs of the ID number of somebody in sight, which nobody reads without asking. */
export async function tailOf(page: Page, name: string): Promise<string> {
  await openCard(page, name)
  await unmask(page, '公民身份号码')
  await expect(cardValue(page, '公民身份号码')).toHaveText(/^990000\d{11}[\dX]$/)
  const number = await cardValue(page, '公民身份号码').innerText()
  await page.getByRole('button', { name: '返回' }).click()
  return number.trim().slice(-4)
}

/** The field of the open form with this label. */
export const fieldOf = (page: Page, name: string): Locator => page.locator(`[data-field="${name}"]`)

/** Writes a text or a date into a field of the open form. */
export async function write(page: Page, name: string, text: string) {
  await fieldOf(page, name).getByRole('textbox').first().fill(text)
}

/** Saves the open form by its button. */
export async function save(page: Page) {
  await page.getByRole('form').getByRole('button', { name: '保存', exact: true }).click()
}

/** Chooses one of the deeds behind 变动. */
export async function openChange(page: Page, name: string) {
  await page.getByRole('article').getByRole('button', { name: /^变动/ }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** Puts the person on the screen into another class, branch or status. */
export async function change(page: Page, deed: string, to: string, reason: string) {
  await openChange(page, deed)
  await pick(page, dialog(page).getByRole('combobox', { name: '改为' }), to)
  await giveReason(page, reason, '登记变动')
  await isTold(page, '已登记变动')
}

/** Takes the person on the screen out of the roster. */
export async function leave(
  page: Page,
  { how, to, reason }: { readonly how: string; readonly to?: string; readonly reason: string },
) {
  await openChange(page, '转出、去世或出党')
  await pick(page, dialog(page).getByRole('combobox', { name: '减少方式' }), how)
  if (to !== undefined) await dialog(page).getByRole('textbox', { name: '转往哪个党组织' }).fill(to)
  await giveReason(page, reason, '登记离开')
  await isTold(page, '已登记离开')
}

/** Brings the person on the screen, who had left, back into the roster. */
export async function comeBack(
  page: Page,
  { how, branch, reason }: { readonly how: string; readonly branch: string; readonly reason: string },
) {
  await page.getByRole('article').getByRole('button', { name: '恢复或转入' }).click()
  await pick(page, dialog(page).getByRole('combobox', { name: '增加方式' }), how)
  await pick(page, dialog(page).getByRole('combobox', { name: '编入哪个党支部' }), branch)
  await giveReason(page, reason, '登记')
  await isTold(page, '已登记')
}

/** Exports or prints the roster as it is on the screen, with a reason. */
export async function takeOut(app: RunningApp, verb: '导出' | '打印', reason: string, path: string) {
  const { page } = app
  await saveAs(app, path)
  await page.getByRole('button', { name: verb, exact: true }).click()
  await giveReason(page, reason, verb)
  await isTold(page, `已${verb}`)
}

/** Prints the card on the screen. */
export async function printCard(app: RunningApp, reason: string, path: string) {
  const { page } = app
  await saveAs(app, path)
  await page.getByRole('article').getByRole('button', { name: '打印', exact: true }).click()
  await giveReason(page, reason, '打印')
  await isTold(page, '已保存')
}
