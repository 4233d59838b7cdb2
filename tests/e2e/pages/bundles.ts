import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/running-app.ts'
import { choose } from './door.ts'
import { expect } from './expect.ts'
import { dialog, isTold, mainOf } from './shell.ts'

/** Opens a tab of 上报 or 接收. */
export async function openTab(page: Page, name: string | RegExp) {
  await mainOf(page).getByRole('tab', { name }).click()
}

/** The check number of the ledger on the screen, in its six groups. */
export async function readCheckNumber(page: Page): Promise<string[]> {
  const number = page
    .getByRole('region', { name: '本单位登记信息' })
    .locator('dt:text-is("本单位校验数字") + dd')
  await expect(number).toHaveText(/\d{5}/)
  const groups = (await number.innerText()).match(/\d{5}/g) ?? []
  expect(groups).toHaveLength(6)
  return groups
}

/** Writes the enrolment file and its sheet to a stick. */
export async function exportEnrolment(app: RunningApp, stick: string) {
  await choose(app, stick)
  await app.page.getByRole('button', { name: '导出登记文件和登记表' }).click()
  await isTold(app.page, '登记文件和登记表已写入')
}

/** Reads an enrolment file; the dialog that asks for the digits is open afterwards. */
export async function readEnrolment(app: RunningApp, path: string) {
  await choose(app, path)
  await app.page.getByRole('button', { name: '读取对方登记文件' }).click()
  await expect(dialog(app.page, /登记/)).toBeVisible()
}

/** Types groups 2, 4 and 6 of a check number into the open dialog. */
export async function typeDigits(page: Page, groups: readonly string[]) {
  for (const group of [2, 4, 6]) await page.getByLabel(`第 ${group} 组`).fill(groups[group - 1]!)
}

/** Reads somebody's enrolment file and pins their keys by the typed digits. */
export async function enrol(app: RunningApp, path: string, groups: readonly string[]) {
  await readEnrolment(app, path)
  await typeDigits(app.page, groups)
  await finishEnrolment(app.page)
}

/** Presses 登记 in the open dialog. */
export async function finishEnrolment(page: Page) {
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await isTold(page, '已登记')
  await expect(dialog(page)).toBeHidden()
}

/** Writes the answer to somebody enrolled, which they read in turn. */
export async function exportGrant(app: RunningApp, name: string, stick: string) {
  await choose(app, stick)
  await rowWith(app.page, name).getByRole('button', { name: '导出答复文件' }).click()
  await isTold(app.page, '答复文件和登记表已写入')
}

/** The row of a table that says these words. */
export const rowWith = (page: Page, words: string | RegExp): Locator =>
  mainOf(page).getByRole('row').filter({ hasText: words })

/** Opens the ledger that a row holds, read-only, and waits until it is the one on the screens. */
export async function openReceived(page: Page, words: string | RegExp) {
  await rowWith(page, words).first().getByRole('button', { name: '打开查看' }).click()
  await expect(page.getByRole('button', { name: /^返回(本单位台账|审计包)$/ })).toBeVisible()
}

/** Gathers what would leave for somebody; the preview is on the screen afterwards. */
export async function prepare(page: Page, to: string, button: '准备上报' | '准备审计包' = '准备上报') {
  const form = page.getByRole('region', { name: '准备上报' })
  await chooseIn(page, form.locator('.ant-select'), to)
  await form.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('region', { name: '上报内容' })).toBeVisible()
}

async function chooseIn(page: Page, select: Locator, words: string) {
  await expect(select).toBeVisible()
  if ((await select.innerText()).includes(words)) return
  await select.click()
  await page.locator('.ant-select-dropdown:visible').getByText(words).click()
}

/** Shows the columns and first rows of one table that would leave. */
export async function openLeaving(page: Page, table: string) {
  const summary = page.locator('details > summary').filter({ has: page.getByText(table, { exact: true }) })
  await summary.click()
  await summary.scrollIntoViewIfNeeded()
}

/** Opens the report that waits, and approves it. */
export async function approve(page: Page) {
  await openDraft(page)
  await page.getByRole('button', { name: '审批通过', exact: true }).click()
  await isTold(page, '已审批')
}

/** Opens the one report that is on its way. */
export async function openDraft(page: Page) {
  const list = page.getByRole('list', { name: '正在办理' })
  await list.getByRole('button').first().click()
  await expect(page.getByRole('region', { name: '上报内容' })).toBeVisible()
}

/** Opens the approved report and seals it; the outbox is on the screen afterwards. */
export async function seal(page: Page) {
  await openDraft(page)
  await page.getByRole('button', { name: '签章封装', exact: true }).click()
  await isTold(page, '已签章封装')
}

/** Writes the newest unpublished bundle of the outbox to a stick. */
export async function publish(app: RunningApp, stick: string) {
  await choose(app, stick)
  await rowWith(app.page, '还没有').first().getByRole('button', { name: '写入U盘' }).click()
  await isTold(app.page, '已写入U盘并读回核对')
}

/** Receives files from a stick; answers what the page says of them. */
export async function receive(app: RunningApp, ...paths: string[]): Promise<string> {
  const results = app.page.getByRole('region', { name: '接收结果' })
  if (await results.isVisible()) await results.getByRole('button', { name: '收起' }).click()
  await expect(results).toBeHidden()
  await choose(app, ...paths)
  await mainOf(app.page).getByRole('button', { name: '接收文件' }).click()
  await expect(results).toBeVisible()
  return results.innerText()
}

/** Gives the word that one refused bundle waits for; it is taken in, and nothing else waits for one. */
export async function confirmReceived(page: Page, office: string) {
  const results = page.getByRole('region', { name: '接收结果' })
  const line = results.getByRole('alert').filter({ hasText: office })
  await line.getByRole('button', { name: '已核实，接收这个包' }).click()
  await expect(results.getByRole('status').filter({ hasText: office })).toBeVisible()
  await expect(results.getByRole('button', { name: '已核实，接收这个包' })).toBeHidden()
}

/** Accepts or returns the report of a row. */
export async function judge(page: Page, office: string, verdict: '接受' | '退回', note: string) {
  await rowWith(page, office).first().getByRole('button', { name: '接受或退回' }).click()
  await dialog(page)
    .getByRole('radio', { name: new RegExp(`^${verdict}`) })
    .check()
  await dialog(page).getByLabel('说明').fill(note)
  await dialog(page).getByRole('button', { name: '确定', exact: true }).click()
  await isTold(page, `已${verdict}`)
}

/** Writes the receipt for an office. */
export async function writeReceipt(app: RunningApp, office: string, stick: string) {
  await chooseIn(app.page, mainOf(app.page).locator('.ant-select:has(#receipt-to)'), office)
  await choose(app, stick)
  await app.page.getByRole('button', { name: '写回执到U盘' }).click()
  await isTold(app.page, '回执已写入U盘')
}
