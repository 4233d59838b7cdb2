import { expect, type Locator, type Page } from '@playwright/test'
import { checkSignOf } from '../../../shared/kernel/id-number.ts'
import { isStill } from './shell.ts'

/** A sound ID number that nobody has. */
export function sampleNumber(nth: number): string {
  const digits = `99000019850401${String(nth).padStart(3, '0')}`
  return digits + checkSignOf(digits)
}

/** One of the parts of 报酬. */
export async function openView(page: Page, name: '工作人员' | '每月工资' | '五险一金' | '参数') {
  await page.locator('[aria-label=报酬的各部分] .ant-segmented-item', { hasText: name }).click()
  await isStill(page)
}

/** A tab of the card on the screen. */
export const openTab = (page: Page, name: string) =>
  page.getByRole('article').getByRole('tab', { name, exact: true }).click()

/** The month on the screen, a line for each person. */
export const monthTable = (page: Page): Locator => page.locator('[class*=_monthTable_]')

/** A person's line in the month on the screen. */
export const lineOf = (page: Page, name: string): Locator =>
  monthTable(page).getByRole('row').filter({ hasText: name })

/** How the month on the screen stands. */
export const stands = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('region', { name: '每月工资' })).toContainText(words)

/** Rates everybody who is not rated yet 合格; nothing is saved. */
export const rateEverybody = (page: Page) =>
  page.getByRole('button', { name: '没填的等次都填“合格”' }).click()
