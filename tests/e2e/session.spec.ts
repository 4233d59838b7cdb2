import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { members } from '../../shared/ledgers/members/contract.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { knock } from './pages/bridge.ts'
import * as door from './pages/door.ts'
import { founded, office, openSample } from './pages/offices.ts'
import { addPerson } from './pages/people.ts'
import { dialog, goTo, isTold, pagesOffered } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let home: string
let app: LaunchedApp

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'taizhang-session-'))
  app = await launchApp({ userDataDir: home, scrypt: 'real' })
})

test.afterEach(async () => {
  await app.close()
  await rm(home, { recursive: true, force: true })
})

test('two people make a ledger, and the paper code opens it when both forgot', async () => {
  const { page } = app
  await page.getByRole('button', { name: '新建台账' }).click()
  await door.nameOffice(page, { ...office, code: '大写' })
  await expect(page.getByText('请用 2 到 20 个小写字母或数字')).toBeVisible()
  await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled()
  await door.nameOffice(page, office)
  await door.goOn(page)
  await door.namePerson(page, '管理员', { name: office.admin.name, password: '12345' })
  await expect(page.getByText(/密码太短/)).toBeVisible()
  await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled()
  await door.namePerson(page, '管理员', office.admin)
  await door.goOn(page)
  await door.namePerson(page, '负责人', { ...office.head, name: office.admin.name })
  await expect(page.getByText(/两个人的姓名不能相同/)).toBeVisible()
  await door.namePerson(page, '负责人', office.head)
  await door.goOn(page, '建立台账')
  const code = await door.readRecoveryCode(page)
  const sheet = join(home, '恢复单.pdf')
  await door.saveAs(app, sheet)
  await page.getByRole('button', { name: '打印恢复单' }).click()
  await isTold(page, '恢复单已保存')
  expect((await stat(sheet)).size).toBeGreaterThan(5_000)
  await expect(page.getByRole('button', { name: '完成', exact: true })).toBeDisabled()
  await door.keepRecoveryCode(page)

  await page.getByRole('button', { name: '忘记密码' }).click()
  await page.getByRole('button', { name: '用纸上的恢复码打开' }).click()
  await page.getByRole('group', { name: '您是谁？' }).getByRole('button', { name: office.head.name }).click()
  await page.getByLabel('恢复码').fill(code.toLowerCase())
  await page.getByLabel('新密码', { exact: true }).fill('jin tian tian qi hao 9')
  await page.getByLabel('再输一次新密码').fill('jin tian tian qi hao 9')
  await page.getByRole('button', { name: '打开台账' }).click()
  expect(await door.readRecoveryCode(page)).not.toBe(code)
  await door.keepRecoveryCode(page)
  await door.isOpen(page, office.head)
})

test('a wrong password is said at its field, and after five it has to wait', async () => {
  const { page } = app
  await door.setUpOffice(page, office)
  const wrong = { name: office.head.name, password: 'bu shi zhe ge mi ma' }
  for (let nth = 1; nth <= 5; nth += 1) {
    await door.typePassword(page, wrong)
    await expect(page.getByLabel('密码', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('密码', { exact: true })).toHaveValue('')
    await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  }
  await door.typePassword(page, wrong)
  await expect(page.getByText(/请等/)).toBeVisible()
  await expect(page.getByLabel('密码', { exact: true })).toBeDisabled()
  // Somebody else of the office need not wait.
  await door.unlock(page, office.admin)
})

test('locked by a locked screen, by sleep, by idleness, by key: nothing of the ledger stays', async () => {
  const { page } = app
  await founded(app, office)
  for (const event of ['lock-screen', 'suspend'] as const) {
    await app.power(event)
    await expect(door.unlockForm(page)).toBeVisible()
    expect(await knock(page, members.list.name)).toMatchObject({
      ok: false,
      fault: { code: 'session.locked' },
    })
    await door.unlock(page, office.head)
  }
  await page.keyboard.press('Control+l')
  await expect(door.unlockForm(page)).toBeVisible()
  await door.unlock(page, office.head)
  await app.idle(10 * 60 + 1)
  await expect(door.unlockForm(page)).toBeVisible({ timeout: 30_000 })
  await app.idle(0)
})

test('who got a one-time password changes it first; several people share the computer', async () => {
  const { page } = app
  await founded(app, office)
  await door.switchTo(page, office.admin)
  const clerk = { name: '样例录入', password: 'mei tian lu ru 5' }
  await goTo(page, '人员与密码')
  await addPerson(page, { name: clerk.name, role: '录入' }, 'yi ci xing kou ling')
  await page.getByRole('button', { name: '切换人员' }).click()
  await door.typePassword(page, { name: clerk.name, password: 'yi ci xing kou ling' })
  await expect(page.getByRole('heading', { name: '请设置自己的密码' })).toBeVisible()
  expect(await knock(page, members.list.name)).toMatchObject({
    ok: false,
    fault: { code: 'session.must-change-first' },
  })
  await door.changeOneTimePassword(page, clerk, 'yi ci xing kou ling')
  expect(await pagesOffered(page)).not.toContain('操作记录')
  await door.switchTo(page, office.head)
  expect(await pagesOffered(page)).toContain('操作记录')
  await goTo(page, '人员与密码')
  await expect(page.getByRole('button', { name: '添加人员' })).toHaveCount(0)
})

test('a power cut loses nothing that was done, and the next opening says so', async () => {
  await founded(app, office)
  await app.kill()
  app = await launchApp({ userDataDir: home, scrypt: 'real' })
  const { page } = app
  await page.getByRole('button', { name: office.name }).click()
  await door.unlock(page, office.head)
  await expect(page.getByText(/上次没有正常退出/)).toBeVisible()
})

test('one’s own password is changed with the old one, and a backup opens with it', async () => {
  const { page } = app
  await founded(app, office)
  await goTo(page, '人员与密码')
  await page.getByRole('button', { name: '修改我的密码' }).click()
  const box = dialog(page, '修改我的密码')
  await box.getByLabel('现在的密码').fill('bu dui de mi ma')
  await box.getByLabel('新密码', { exact: true }).fill('huan yi ge xin de 7')
  await box.getByLabel('再输一次新密码').fill('huan yi ge xin de 7')
  await box.getByRole('button', { name: '修改密码' }).click()
  await expect(box.getByLabel('现在的密码')).toHaveAttribute('aria-invalid', 'true')
  await box.getByLabel('现在的密码').fill(office.head.password)
  await box.getByRole('button', { name: '修改密码' }).click()
  await isTold(page, '密码已修改')
  await goTo(page, '备份')
  await page.getByRole('button', { name: '备份到本机' }).click()
  await isTold(page, '已备份并检查通过')
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await door.unlock(page, { ...office.head, password: 'huan yi ge xin de 7' })
})

test('the sample opens without a password, says on every page that it is one', async () => {
  const { page } = app
  await openSample(app)
  await expect(page.getByText('样例台账', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '切换人员' }).click()
  // Its password is public and stands in the field.
  await door.unlockForm(page).getByRole('button', { name: practiceWords.people.clerk }).click()
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await door.isOpen(page, { name: practiceWords.people.clerk })
})
