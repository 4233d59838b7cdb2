import { type Page, test } from '@playwright/test'
import type { Person } from './door.ts'
import { dialog, giveReason, isTold } from './shell.ts'

/** Somebody new, and what they may do. */
export type Newcomer = Pick<Person, 'name'> & {
  readonly role: '录入' | '复核' | '负责人' | '管理员' | '审计'
}

/** Confirms a colleague's signing key, whose fingerprint was compared. Only on 人员与密码. */
export async function certifyKey(page: Page, name: string) {
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('button', { name: '确认签名钥匙' })
    .click()
  await dialog(page, `确认“${name}”的签名钥匙`).getByRole('button', { name: '指纹一致，确认' }).click()
  await isTold(page, '签名钥匙')
}

/** Lets somebody in with a one-time password. Only on 人员与密码, and only for an admin. */
export async function addPerson(page: Page, { name, role }: Newcomer, oneTimePassword: string) {
  await page.getByRole('button', { name: '添加人员' }).click()
  const box = dialog(page, '添加人员')
  await box.getByLabel('姓名').fill(name)
  await box.getByRole('radio', { name: new RegExp(`^${role} `) }).check()
  await box.getByLabel('一次性密码').fill(oneTimePassword)
  await box.getByRole('button', { name: '添加', exact: true }).click()
  await isTold(page, '已添加')
}

/** Says that an account is the first member's of the roster. Only on 人员与密码. */
export async function linkAccount(page: Page, name: string) {
  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('button', { name: '对应人员' })
    .click()
  const about = dialog(page, `“${name}”的对应人员`)
  await about.getByRole('button', { name: '登记对应人员' }).click()
  const box = dialog(page, `登记“${name}”的对应人员`)
  await box.getByRole('combobox', { name: '对应人员' }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await giveReason(page, '核对本人身份', '登记')
  await isTold(page, '已登记')
  await page.screenshot({ path: test.info().outputPath(`links-${name}.png`) })
  await about.getByRole('button', { name: '关闭' }).last().click()
}
