import type { Page } from '@playwright/test'
import { dialog } from './shell.ts'

/** The dialog that asks for the own password before something is decided. */
export const signDialog = (page: Page) => dialog(page, '本人签名')

/** Notes what whoever sits here knows: with it they sign what they decide, wherever that is asked. */
export function knows(page: Page, password: string): void {
  passwords.set(page, password)
}

/** Signs like a person: whenever the dialog stands in the way, the password that was typed last is typed. */
export async function signsByItself(page: Page): Promise<void> {
  await page.addLocatorHandler(signDialog(page), async (box) => {
    await sign(page, passwords.get(page) ?? '')
    await box.waitFor({ state: 'hidden' })
  })
}

/** From here on a spec signs by hand. */
export async function signsByHand(page: Page): Promise<void> {
  await page.removeLocatorHandler(signDialog(page))
}

/** Types a password into the dialog and signs. */
export async function sign(page: Page, password: string): Promise<void> {
  const box = signDialog(page)
  await box.getByLabel('我的密码').fill(password)
  await box.getByRole('button', { name: '签名', exact: true }).click()
}

const passwords = new WeakMap<Page, string>()
