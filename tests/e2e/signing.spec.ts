import { test } from '@playwright/test'
import * as door from './pages/door.ts'
import { expect } from './pages/expect.ts'
import { founded, office } from './pages/offices.ts'
import { addPerson, certifyKey } from './pages/people.ts'
import { dialog, goTo, isTold, mainOf } from './pages/shell.ts'
import { sign, signDialog, signsByHand } from './pages/signing.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let app: LaunchedApp
test.beforeEach(async () => {
  app = await launchApp()
})
test.afterEach(() => app.close())

const reviewer = { name: '样例复核', password: 'chun feng hua yu 5' }

test('a decision is signed with the own password; cancelled, nothing was done', async () => {
  const { page } = app
  await founded(app, office)
  await door.switchTo(page, office.admin)
  await signsByHand(page)
  await goTo(page, '人员与密码')
  await page.getByRole('button', { name: '添加人员' }).click()
  const box = dialog(page, '添加人员')
  await box.getByLabel('姓名').fill(reviewer.name)
  await box.getByRole('radio', { name: /^复核 / }).check()
  await box.getByLabel('一次性密码').fill('yi ci xing mi ma 7')
  await box.getByRole('button', { name: '添加', exact: true }).click()
  await expect(signDialog(page)).toContainText('要由您本人签名')
  await signDialog(page).getByRole('button', { name: '取消' }).click()
  await expect(page.getByRole('row', { name: new RegExp(reviewer.name) })).toHaveCount(0)
  await box.getByRole('button', { name: '添加', exact: true }).click()
  await sign(page, 'bu shi zhe ge mi ma')
  await expect(signDialog(page).getByRole('alert')).toContainText('密码不正确')
  await sign(page, office.admin.password)
  await isTold(page, '已添加')
  await expect(page.getByRole('row', { name: new RegExp(reviewer.name) })).toBeVisible()
})

test('a new signing key is certified by another person than who gave the one-time password', async () => {
  const { page } = app
  await founded(app, office)
  await door.switchTo(page, office.admin)
  await goTo(page, '人员与密码')
  await addPerson(page, { name: reviewer.name, role: '复核' }, 'yi ci xing mi ma 7')
  await page.getByRole('button', { name: '切换人员' }).click()
  await door.typePassword(page, { name: reviewer.name, password: 'yi ci xing mi ma 7' })
  await door.changeOneTimePassword(page, reviewer, 'yi ci xing mi ma 7')
  await goTo(page, '工作台')
  await expect(page.getByText('您的签名钥匙还没有由另一位同事核对确认')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('own-key.png') })
  await goTo(page, '人员与密码')
  await expect(page.getByRole('row', { name: /本人/ })).toContainText('签名钥匙待另一人确认')
  await door.switchTo(page, office.head)
  await goTo(page, '工作台')
  await page.getByRole('button', { name: '1 位同事的签名钥匙等您核对确认' }).click()
  await expect(mainOf(page).getByRole('heading', { name: '人员与密码' })).toBeVisible()
  await certifyKey(page, reviewer.name)
  await expect(page.getByText('签名钥匙待另一人确认')).toHaveCount(0)
})
