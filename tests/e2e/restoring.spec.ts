import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as bundles from './pages/bundles.ts'
import { choose, unlock, unlockForm } from './pages/door.ts'
import * as exchange from './pages/exchange.ts'
import { founded, office, superior } from './pages/offices.ts'
import { dialog, goTo, isTold, mainOf } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

test.setTimeout(300_000)

let app: LaunchedApp
let root: string
test.beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-'))
  app = await launchApp()
})
test.afterEach(async () => {
  await app.close()
  await rm(root, { recursive: true, force: true })
})

const shot = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(name) })
const restoreBox = (page: Page) => page.getByRole('radiogroup', { name: '选择备份' })
const submit = (page: Page) => page.getByRole('button', { name: '恢复到这份备份' }).click()
const organisations = async (page: Page) => {
  await goTo(page, '组织')
  return mainOf(page).getByText('第一支部').count()
}

/** From an open ledger to the form that asks who may restore, with the head's password typed. */
async function toRestore(page: Page, person = office.head) {
  await goTo(page, '备份')
  await page.getByRole('button', { name: '锁定并选择备份' }).click()
  await unlockForm(page).getByRole('button', { name: person.name }).click()
  await page.getByLabel('密码', { exact: true }).fill(person.password)
}

test('a ledger is put back to a backup, and what it replaced is taken back', async () => {
  const { page } = app
  await founded(app, office)
  await goTo(page, '备份')
  await page.getByRole('button', { name: '备份到本机' }).click()
  await isTold(page, '已备份并检查通过')
  await exchange.pasteRows(app, '组织')
  expect(await organisations(page)).toBeGreaterThan(0)

  await toRestore(page)
  await page.getByLabel('密码', { exact: true }).fill('bu dui de mi ma')
  await page.getByRole('button', { name: '查看本机的备份' }).click()
  await expect(page.getByRole('alert')).toContainText('密码')
  await page.getByLabel('密码', { exact: true }).fill(office.head.password)
  await page.getByRole('button', { name: '查看本机的备份' }).click()
  await expect(restoreBox(page).getByRole('radio').nth(1)).toBeVisible()
  await shot(page, 'choice.png')
  await restoreBox(page).getByRole('radio').last().check()
  await submit(page)
  await expect(page.getByText(/台账刚从备份恢复/)).toBeVisible()
  await shot(page, 'restored.png')
  expect(await organisations(page)).toBe(0)

  await toRestore(page)
  await page.getByRole('button', { name: '查看本机的备份' }).click()
  await restoreBox(page)
    .getByText(/恢复前的台账/)
    .click()
  await shot(page, 'aside.png')
  await submit(page)
  await expect(page.getByText(/台账刚从备份恢复/)).toBeVisible()
  expect(await organisations(page)).toBeGreaterThan(0)
})

test('a backup on a stick is a source to choose from, for who proves a password in force', async () => {
  const { page } = app
  const stick = join(root, 'stick')
  await mkdir(stick)
  await founded(app, office)
  await goTo(page, '备份')
  await choose(app, stick)
  await page.getByRole('button', { name: '备份到U盘' }).click()
  await isTold(page, '已备份并检查通过')
  await exchange.pasteRows(app, '组织')
  await toRestore(page, office.admin)
  await choose(app, stick)
  await page.getByRole('button', { name: '备份在U盘上' }).click()
  await restoreBox(page).getByText(/U盘/).click()
  await shot(page, 'stick.png')
  await submit(page)
  await expect(page.getByText(/台账刚从备份恢复/)).toBeVisible()
  expect(await organisations(page)).toBe(0)
})

test('after new keys a report waits above until their digits were compared', async () => {
  const { page } = app
  const stick = join(root, 'stick')
  const theirs = await launchApp()
  await founded(app, office)
  await exchange.pasteRows(app, '组织')
  await founded(theirs, superior)
  await exchange.enrolUnder(app, theirs, stick)
  await exchange.letIn(app, office.admin, exchange.reviewer, '复核')
  await page.getByRole('button', { name: '切换人员' }).click()
  await unlock(page, office.head)
  await exchange.openPeers(app)
  await page.getByRole('button', { name: '更换密钥' }).click()
  const box = dialog(page, '更换本单位密钥')
  await box.getByRole('textbox', { name: /原因/ }).fill('密钥可能泄露')
  await box.getByLabel('我的密码').fill(office.head.password)
  await shot(page, 'renew.png')
  await box.getByRole('button', { name: '更换', exact: true }).click()
  await isTold(page, '密钥已更换')
  await shot(page, 'renewed.png')
  const report = await exchange.sendReport(app, stick)
  await goTo(theirs.page, '接收')
  await bundles.receive(theirs, report)
  await expect(mainOf(theirs.page)).toContainText('1 个包在等候核对密钥')
  await shot(theirs.page, 'waiting.png')

  const again = join(root, 'again')
  await mkdir(again)
  await exchange.openPeers(app)
  await bundles.exportEnrolment(app, again)
  await bundles.openTab(theirs.page, '下级单位')
  await bundles.readEnrolment(theirs, exchange.fileOn(again, '.tzk'))
  await bundles.typeDigits(theirs.page, await bundles.readCheckNumber(page))
  await shot(theirs.page, 'replaces.png')
  for (const check of await dialog(theirs.page).getByRole('checkbox').all()) await check.check()
  await bundles.finishEnrolment(theirs.page)
  await theirs.page.getByRole('button', { name: '收下等候的 1 个包' }).click()
  await expect(mainOf(theirs.page)).toContainText('已收下')
  await theirs.close()
})
