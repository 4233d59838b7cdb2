import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'

/** The parts of 经费. */
export type Part = '预算执行' | '支出' | '拨款' | '公示' | '预算与规定' | '记账凭证' | '科目余额' | '结账'

/** Opens one part of 经费. */
export async function openPart(page: Page, name: Part) {
  await page.getByRole('radiogroup', { name: '经费的各部分' }).getByText(name, { exact: true }).click()
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
}

/** Writes a field by its name, in a form or a dialog. */
export async function write(within: Page | Locator, field: string, words: string) {
  const box = within.locator(`[data-field="${field}"]`)
  await box.locator('input, textarea').first().fill(words)
}

/** Chooses a code or a reference by what it is called. */
export async function choose(page: Page, field: string, words: string) {
  await page.locator(`[data-field="${field}"] .ant-select`).first().click()
  await page.keyboard.type(words)
  await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: true }).last().click()
}

/** Puts a file beside the spending that is open, as a kind of paper. */
export async function attach(page: Page, kind: string, name: string, content: Buffer) {
  await page.getByLabel('单据种类').click()
  await page.locator('.ant-select-dropdown:visible').getByText(kind, { exact: true }).click()
  await page.getByLabel('选择单据文件').setInputFiles({ name, mimeType: 'application/pdf', buffer: content })
  await expect(page.getByRole('article', { name }).last()).toBeVisible()
}

/** The record page that is open says this of the spending. */
export const stands = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('article').first()).toContainText(words)
