import type { Locator, Page } from '@playwright/test'
import { expect } from './expect.ts'

/** The labels of the navigation. */
export type PageName =
  | '工作台'
  | '审计包'
  | '组织'
  | '党员'
  | '经费'
  | '报酬'
  | '活动场所'
  | '上报'
  | '接收'
  | '操作记录'
  | '人员与密码'
  | '备份'

/** Opens a page by the navigation, and waits until it stands. */
export async function goTo(page: Page, name: PageName) {
  const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(mainOf(page).getByRole('heading').first()).toBeVisible()
  await isStill(page)
}

/** Waits until nothing on the page is asked for or on its way. */
export async function isStill(page: Page) {
  await expect(
    page.locator('[data-waiting], [aria-busy=true], .ant-spin-spinning, section[aria-label=正在进行]'),
  ).toHaveCount(0)
}

/** The names in the navigation, in their order. */
export async function pagesOffered(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await expect(links.first()).toBeVisible()
  return (await links.allTextContents()).map((text) => text.trim())
}

/** The page itself, without bar and navigation. */
export const mainOf = (page: Page): Locator => page.getByRole('main')

/** Waits for a short sentence at the top of the window, and closes it. */
export async function isTold(page: Page, words: string | RegExp) {
  await expect(page.locator('.tellings')).toContainText(words)
}

/** The open dialog of the window. */
export const dialog = (page: Page, name?: string | RegExp): Locator =>
  page.getByRole('dialog', name === undefined ? {} : { name })

/** Writes the reason a dialog asks for, and presses its button. */
export async function giveReason(page: Page, reason: string, button: string) {
  const box = dialog(page)
  await box.getByRole('textbox', { name: /原因|为什么/ }).fill(reason)
  await box.getByRole('button', { name: button, exact: true }).click()
}

/** Chooses an option of an antd select or tree by typing into it. */
export async function pick(page: Page, box: Locator, words: string) {
  await box.click()
  await page.keyboard.type(words)
  await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: false }).first().click()
}
