import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/running-app.ts'
import { choose, saveAs } from './door.ts'
import { expect } from './expect.ts'
import { giveReason, isTold, mainOf } from './shell.ts'

/** Opens the import of the list on the screen and chooses a workbook for its dry run. */
export async function openWorkbook(app: RunningApp, path: string) {
  await mainOf(app.page).getByRole('button', { name: '导入', exact: true }).click()
  await chooseWorkbook(app, path)
}

/** Chooses a workbook on the import page, and waits for the dry run. */
export async function chooseWorkbook(app: RunningApp, path: string) {
  await choose(app, path)
  await mainOf(app.page).getByRole('button', { name: '选择工作簿' }).click()
  await expect(app.page.getByRole('tab', { name: '每行的结果' })).toBeVisible()
}

/** Shows the rows with one verdict. */
export async function showVerdict(page: Page, verdict: '新增' | '变更' | '相同' | '有误') {
  await verdictOf(page, verdict).click()
}

/** How many rows the dry run found of one verdict. */
export async function countOf(page: Page, verdict: '新增' | '变更' | '相同' | '有误'): Promise<number> {
  const words = await verdictOf(page, verdict).innerText()
  return Number(words.replace(/\D/g, ''))
}

const verdictOf = (page: Page, verdict: string): Locator =>
  mainOf(page)
    .locator('.ant-segmented-item')
    .filter({ hasText: new RegExp(`^${verdict} [\\d,]+$`) })

/** Shows how the columns were understood. */
export async function showColumns(page: Page) {
  await page.getByRole('tab', { name: /^列对应/ }).click()
}

/** Imports the good rows; the result is on the screen afterwards. */
export async function applyImport(page: Page) {
  await page.getByRole('button', { name: /^导入好的/ }).click()
  await expect(mainOf(page).getByText('导入完成')).toBeVisible()
}

/** Saves the workbook with its wrong cells marked. */
export async function saveMarked(app: RunningApp, path: string) {
  await saveAs(app, path)
  await app.page.getByRole('button', { name: '下载标注工作簿' }).click()
  await isTold(app.page, '标注好的工作簿已保存')
}

/** Takes the import back that was just done. */
export async function undoImport(page: Page, reason: string) {
  await page.getByRole('button', { name: '撤销本次导入' }).first().click()
  await giveReason(page, reason, '撤销')
}
