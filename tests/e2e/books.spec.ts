import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as books from './pages/books.ts'
import { changeOneTimePassword, saveAs, setUpOffice, switchTo, typePassword, unlock } from './pages/door.ts'
import { office } from './pages/offices.ts'
import { addPerson } from './pages/people.ts'
import { dialog, giveReason, goTo, isTold, mainOf } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

const clerk = { name: '样例会计', password: 'zao shang ji zhang 5' }

test.describe
  .serial('the books of a community', () => {
    let app: LaunchedApp
    test.beforeAll(async () => {
      app = await launchApp()
      const { page } = app
      await setUpOffice(page, office)
      await unlock(page, office.admin)
      await goTo(page, '人员与密码')
      await addPerson(page, { name: clerk.name, role: '录入' }, 'yi ci xing mi ma 6')
      await page.getByRole('button', { name: '切换人员' }).click()
      await typePassword(page, { ...clerk, password: 'yi ci xing mi ma 6' })
      await changeOneTimePassword(page, clerk, 'yi ci xing mi ma 6')
      await goTo(page, '经费')
      await books.openView(page, '记账凭证')
    })
    test.afterAll(() => app.close())

    test('take a voucher made out by hand once both sides agree', async () => {
      const { page } = app
      await page.getByRole('button', { name: '填制凭证' }).first().click()
      await page.locator('[data-field="day"] input').fill(books.lastMonthsEnd())
      await page.locator('[data-field="summary"] input').fill('提取现金')
      await books.writeLine(page, 1, '1001', '借方', '1234.50')
      await books.writeLine(page, 2, '1002', '贷方', '1234')
      await expect(page.getByLabel('借贷是否平衡')).toHaveText('借贷相差 0.50 元')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('alert')).toContainText('借贷不平')
      await page.getByLabel('第 2 行贷方').fill('1,234.50')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByRole('heading', { name: /记-0001$/ })).toBeVisible()
      await expect(page.getByRole('button', { name: '审核', exact: true })).toHaveCount(0)
    })

    test('are checked and closed by somebody else, and printed', async () => {
      const { page } = app
      await switchTo(page, office.head)
      await goTo(page, '经费')
      await books.openView(page, '记账凭证')
      await page.getByRole('button', { name: '提取现金' }).or(page.getByText('提取现金')).first().dblclick()
      await page.getByRole('button', { name: '审核', exact: true }).click()
      await isTold(page, '已审核')
      const path = join(app.userDataDir, 'voucher.pdf')
      await saveAs(app, path)
      await page.getByRole('button', { name: '打印', exact: true }).click()
      await giveReason(page, '装订存档', '打印')
      await isTold(page, 'voucher.pdf')
      expect((await stat(path)).size).toBeGreaterThan(1000)
      await page.getByRole('button', { name: '返回', exact: true }).click()
      await books.openView(page, '结账')
      await page.getByRole('button', { name: /：结账$/ }).click()
      await expect(dialog(page)).toContainText('由一人申请、另一人同意反结账')
      await dialog(page).getByRole('button', { name: '结账', exact: true }).click()
      await isTold(page, '已结账')
      await expect(mainOf(page).getByRole('row', { name: /已结账/ })).toContainText('1,234.50')
    })

    test('take nothing more into a closed month, until a second person reopens it', async () => {
      const { page } = app
      await switchTo(page, clerk)
      await goTo(page, '经费')
      await books.openView(page, '记账凭证')
      await page.getByRole('button', { name: '填制凭证' }).first().click()
      await page.locator('[data-field="day"] input').fill(books.lastMonthsEnd())
      await page.locator('[data-field="summary"] input').fill('补记')
      await books.writeLine(page, 1, '1001', '借方', '1')
      await books.writeLine(page, 2, '1002', '贷方', '1')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.locator('[data-field="day"]')).toContainText('已经结账')
      await page.getByRole('button', { name: '返回', exact: true }).click()
      await books.openView(page, '结账')
      await page.getByRole('button', { name: /申请反结账/ }).click()
      await giveReason(page, '漏记凭证', '申请')
      await isTold(page, '已申请')
      await switchTo(page, office.head)
      await goTo(page, '经费')
      await books.openView(page, '结账')
      await page.getByRole('button', { name: /：同意反结账$/ }).click()
      await expect(dialog(page)).toContainText('漏记凭证')
      await giveReason(page, '情况属实', '同意')
      await isTold(page, '已反结账')
      await expect(mainOf(page).getByRole('row', { name: /已反结账/ })).toContainText(office.head.name)
    })

    test('take a voucher back in red, and the balances come to nothing', async () => {
      const { page } = app
      await books.openView(page, '记账凭证')
      await page.getByRole('button', { name: '提取现金' }).or(page.getByText('提取现金')).first().dblclick()
      await page.getByRole('button', { name: '红字冲销' }).click()
      await giveReason(page, '金额有误', '冲销')
      await isTold(page, '已红字冲销')
      await expect(mainOf(page).getByText('-1,234.50').first()).toBeVisible()
      await expect(mainOf(page)).toContainText('您是制单人，请另一位复核人或负责人审核')
      await expect(page.getByRole('button', { name: '审核', exact: true })).toHaveCount(0)
      await page.screenshot({ path: 'test-results/own-voucher.png' })
      await page.getByRole('button', { name: '返回', exact: true }).click()
      await page.getByRole('button', { name: '返回', exact: true }).click()
      await books.openView(page, '科目余额')
      const row = mainOf(page).getByRole('row', { name: /1002 银行存款/ })
      await expect(row.getByRole('cell').nth(6)).toHaveText('')
      await expect(row.getByRole('cell').nth(4)).toHaveText('-1,234.50')
    })
  })
