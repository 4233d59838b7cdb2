import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { monthAfter, monthOf } from '../../shared/kernel/month.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { saveAs, switchTo } from './pages/door.ts'
import { save, write } from './pages/members.ts'
import { openSample } from './pages/offices.ts'
import * as payroll from './pages/payroll.ts'
import { dialog, giveReason, goTo, isTold, pick } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

const sitting = (role: 'clerk' | 'reviewer') => ({
  name: practiceWords.people[role],
  password: practiceWords.password,
})
/** The month behind those the sample was paid for: this one. */
const month = monthOf(sayMomentDay(Date.now()))
const said = sayMonth(month)
/** Performance is paid at the end of a quarter, by ratings. */
const isRated = Number(month.slice(5)) % 3 === 0

test.describe
  .serial('a month of pay', () => {
    let app: LaunchedApp
    test.beforeAll(async () => {
      app = await launchApp()
      await openSample(app)
      await switchTo(app.page, sitting('clerk'))
    })
    test.afterAll(() => app.close())

    test('begins with somebody new: card, post and grade, enrolment', async () => {
      const { page } = app
      await goTo(page, '报酬')
      await page.getByRole('button', { name: '新建', exact: true }).click()
      await write(page, 'name', '周样例')
      await write(page, 'idNumber', payroll.sampleNumber(12))
      await write(page, 'joinedDay', `${month}-01`)
      await write(page, 'bankName', '样例银行样例支行')
      await write(page, 'bankAccount', '6200990000000000017')
      await save(page)
      await expect(page.getByRole('article', { name: '周样例' })).toContainText('未定岗')
      await payroll.openTab(page, '岗位薪级与工资')
      await page.getByRole('button', { name: '登记岗位薪级' }).click()
      await pick(page, dialog(page).locator('[data-field="post"]').getByRole('combobox'), '其他工作人员')
      await dialog(page).locator('[data-field="grade"] input').fill('2')
      await giveReason(page, '聘用定级', '登记')
      await isTold(page, '已登记岗位薪级')
      await payroll.openTab(page, '参保')
      await page.getByRole('button', { name: '登记参保' }).click()
      await dialog(page).locator('[data-field="baseFen"] input').fill('5460')
      await dialog(page).locator('[data-field="fromMonth"] input').fill(month)
      await giveReason(page, '入职参保', '登记')
      await isTold(page, '已登记参保')
      await expect(page.getByRole('article').getByRole('row')).toHaveCount(6)
    })

    test('is found on the desk, written and computed, and compared with the month before', async () => {
      const { page } = app
      await goTo(page, '工作台')
      await page.getByRole('button', { name: /的工资还没有计算/ }).click()
      await expect(page.getByRole('heading', { name: `${said}工资` })).toBeVisible()
      await page.getByRole('button', { name: '当月填写' }).click()
      await page.getByLabel('周样例 补贴和补发').fill('200')
      if (isRated) await payroll.rateEverybody(page)
      await page.getByRole('button', { name: `保存（${isRated ? 20 : 1} 处）` }).click()
      await isTold(page, '已保存当月填写')
      await page.getByRole('button', { name: '计算', exact: true }).click()
      await isTold(page, '已计算 19 人')
      await payroll.stands(page, '待审批')
      // 5,200 × 1.05 × 70% and the 200 of the month; with the other 30% where they are due.
      await expect(payroll.lineOf(page, '周样例')).toContainText(isRated ? '5,660.00' : '4,022.00')
      await expect(payroll.lineOf(page, '周样例')).toContainText('新增')
      await expect(payroll.monthTable(page)).toContainText(/不变|[-+][\d,]+\.\d\d/)
      await expect(page.getByRole('button', { name: '审批并锁定' })).toHaveCount(0)
    })

    test('is approved by somebody else, locked, and stands in the books', async () => {
      const { page } = app
      await switchTo(page, sitting('reviewer'))
      await page.getByRole('button', { name: /的工资等您审批/ }).click()
      await page.getByRole('button', { name: '审批并锁定' }).click()
      await payroll.stands(page, '已审批，已锁定')
      await expect(page.getByRole('button', { name: '当月填写' })).toHaveCount(0)
      await page.getByRole('button', { name: `凭证 ${month}` }).click()
      await expect(page.getByText(`计提${said}工资及单位缴费`)).toBeVisible()
      await page.goBack()
      await payroll.stands(page, '已审批，已锁定')
    })

    test('says of every figure how it was found, down to the document', async () => {
      const { page } = app
      await payroll.lineOf(page, '周样例').getByRole('button', { name: '怎么算的' }).click()
      const slip = page.getByRole('article')
      await expect(slip).toContainText('月标准 5,460.00（5,200.00 × 2 级系数 1.05） × 70%')
      await expect(slip).toContainText('基数 5,460.00 × 8%')
      await slip.getByRole('button', { name: /^样例市甲 养老保险/ }).click()
      await expect(page.getByRole('tooltip')).toContainText('虚构数字')
      await page.goBack()
    })

    test('leaves as a sheet, as slips, and as what the bank takes', async () => {
      const { page } = app
      for (const [button, ok] of [
        ['工资表', '打印'],
        ['工资条', '打印'],
        ['银行文件', '生成'],
      ] as const) {
        const name = `${button}.${ok === '打印' ? 'pdf' : 'csv'}`
        await saveAs(app, join(app.userDataDir, name))
        await page.getByRole('button', { name: button, exact: true }).click()
        await giveReason(page, '存档备查', ok)
        await isTold(page, name)
      }
      for (const name of ['工资表.pdf', '工资条.pdf']) {
        expect((await stat(join(app.userDataDir, name))).size).toBeGreaterThan(10_000)
      }
      const bank = await readFile(join(app.userDataDir, '银行文件.csv'), 'utf8')
      expect(bank).toContain('周样例,6200990000000000017,样例银行样例支行,')
      expect(bank.trim().split('\n')).toHaveLength(20)
    })

    test('can be opened again by a second person, in red, and nobody is missing in 五险一金', async () => {
      const { page } = app
      await page.getByRole('button', { name: '退回' }).click()
      await giveReason(page, '发现差错', '退回')
      await payroll.stands(page, '待审批')
      await goTo(page, '报酬')
      await payroll.openView(page, '五险一金')
      await expect(page.getByRole('row', { name: /^周样例/ })).toContainText('5 项')
      await payroll.openView(page, '参数')
      await expect(page.getByRole('row', { name: /^样例市甲 ?养老保险/ })).toContainText('2019-01')
    })

    test('who left and comes back is taken back on the same card', async () => {
      const { page } = app
      await payroll.openView(page, '工作人员')
      await page.getByRole('button', { name: '周样例', exact: true }).first().click()
      await page.getByRole('button', { name: '更正' }).click()
      await write(page, 'leftDay', `${month}-20`)
      await page.keyboard.press('Enter')
      await save(page)
      await giveReason(page, '本人辞职', '保存')
      await isTold(page, '已更正')
      await expect(page.getByRole('article', { name: '周样例' })).toContainText(`${month}-20 离职`)
      await payroll.openTab(page, '岗位薪级与工资')
      await page.getByRole('button', { name: '重新入职' }).click()
      await dialog(page).locator('[data-field="fromMonth"] input').fill(monthAfter(month, 3))
      await giveReason(page, '重新聘用', '登记')
      await isTold(page, '已登记重新入职')
      await expect(page.getByRole('article', { name: '周样例' })).not.toContainText(`${month}-20 离职`)
      await expect(page.getByRole('button', { name: '调整岗位薪级' })).toBeVisible()
    })
  })
