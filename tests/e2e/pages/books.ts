import type { Page } from '@playwright/test'
import { mainOf } from './shell.ts'

/** One of the views of the books. */
export async function openView(page: Page, name: '记账凭证' | '科目余额' | '结账') {
  await mainOf(page).locator('.ant-segmented-item', { hasText: name }).first().click()
}

/** One line of the form: its account by code, and what stands on which side. */
export async function writeLine(page: Page, nth: number, code: string, side: '借方' | '贷方', yuan: string) {
  await page.getByLabel(`第 ${nth} 行科目`).click()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.getByLabel(`第 ${nth} 行${side}`).fill(yuan)
}

/** The last day of last month, in Beijing. */
export function lastMonthsEnd(): string {
  const now = new Date(Date.now() + 8 * 3_600_000)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).toISOString().slice(0, 10)
}
