import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { saveAs, switchTo } from './pages/door.ts'
import { founded, office, openSample } from './pages/offices.ts'
import { linkAccount } from './pages/people.ts'
import { dialog, giveReason, goTo, isTold } from './pages/shell.ts'
import * as spending from './pages/spending.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

const sitting = (role: 'head' | 'clerk' | 'reviewer') => ({
  name: practiceWords.people[role],
  password: practiceWords.password,
})
const paper = Buffer.from('%PDF-1.7 样例单据')
/** The smallest picture: one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const year = sayMomentDay(Date.now()).slice(0, 4)
const FUND = '样例走通用经费'

test.describe
  .serial('money of a fund', () => {
    let app: LaunchedApp
    test.beforeAll(async () => {
      app = await launchApp()
      await openSample(app)
      await goTo(app.page, '经费')
    })
    test.afterAll(() => app.close())

    test('has a budget before it is spent, and arrives', async () => {
      const { page } = app
      await spending.openPart(page, '预算与规定')
      await page.getByRole('button', { name: '新建资金' }).click()
      await spending.write(dialog(page), 'name', FUND)
      await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
      await isTold(page, '已新建资金')
      await page.getByRole('tab', { name: FUND }).click()
      await page.getByRole('tab', { name: '规定', exact: true }).last().click()
      await expect(page.getByRole('cell', { name: /公示不少于 7 天/ }).last()).toBeVisible()
      await page
        .getByRole('tab', { name: /年预算/ })
        .last()
        .click()
      await page.getByRole('button', { name: '新建预算科目' }).last().click()
      await spending.write(dialog(page), 'name', '邻里文化节')
      await spending.choose(page, 'category', '文体活动')
      await spending.write(dialog(page), 'amountFen', '5000')
      await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
      await isTold(page, '已新建预算科目')
      await spending.openPart(page, '拨款')
      await page.getByRole('button', { name: '登记拨款' }).click()
      await spending.choose(page, 'fundId', FUND)
      await spending.write(dialog(page), 'amountFen', '10,000')
      await spending.write(dialog(page), 'payer', '样例街道财政所')
      await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
      await isTold(page, '已登记拨款')
    })

    test('has limits with an amount, or said to have none', async () => {
      const { page } = app
      await spending.openPart(page, '预算与规定')
      await page.getByRole('tab', { name: FUND }).click()
      await page.getByRole('tab', { name: '规定', exact: true }).last().click()
      await page.getByRole('button', { name: '增加规定' }).last().click()
      await spending.choose(page, 'kind', '审批限额')
      await spending.choose(page, 'role', '复核人')
      await spending.write(dialog(page), 'source', '样例街道通知')
      await giveReason(page, '街道通知', '增加')
      await expect(dialog(page).locator('[data-field="amountFen"]')).toContainText('请补填')
      await dialog(page).getByRole('radio', { name: '是' }).check()
      await expect(dialog(page).locator('[data-field="amountFen"]')).toHaveCount(0)
      await dialog(page).getByRole('radio', { name: '否' }).check()
      await spending.write(dialog(page), 'amountFen', '500')
      await dialog(page).getByRole('button', { name: '增加', exact: true }).click()
      await isTold(page, '已增加规定')
      await expect(page.getByRole('cell', { name: '复核人：不超过 500.00 元' }).last()).toBeVisible()
    })

    test('of months past is checked by the clerk, and imported by who may approve it', async () => {
      const { page } = app
      await switchTo(page, sitting('clerk'))
      await goTo(page, '经费')
      await spending.openPart(page, '支出')
      await page.getByRole('button', { name: '导入', exact: true }).first().click()
      const heading = '报销日期\t资金来源\t预算项目\t摘要\t金额\t收款单位\t经手人'
      const row = `${year}-01-01\t${FUND}\t邻里文化节\t样例用品\t860.50\t样例店\t王样例`
      await page.getByRole('textbox', { name: '从 Excel 复制粘贴' }).fill(`${heading}\n${row}`)
      await page.getByRole('button', { name: '核对粘贴的内容' }).click()
      await expect(page.getByRole('alert')).toContainText('只能由“复核”或“负责人”岗位的人导入')
      await expect(page.getByRole('button', { name: /导入好的/ })).toHaveCount(0)
      await page.getByRole('button', { name: '返回' }).click()
    })

    test('is asked for by the clerk, within the line and with its papers', async () => {
      const { page } = app
      await switchTo(page, sitting('clerk'))
      await goTo(page, '经费')
      await spending.openPart(page, '支出')
      await page.getByRole('button', { name: '录入支出' }).first().click()
      await spending.choose(page, 'lineId', `${year} 邻里文化节`)
      await spending.write(page, 'purpose', '邻里节宴请')
      await spending.write(page, 'amountFen', '1680.32')
      await spending.write(page, 'payee', '样例百货店')
      await expect(page.getByText('人民币壹仟陆佰捌拾元零叁角贰分')).toBeVisible()
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.locator('[data-field="purpose"]')).toContainText('公务接待')
      await spending.write(page, 'purpose', '邻里节活动用品')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await spending.stands(page, '草稿')
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await expect(page.getByText(/还缺 议定记录/).first()).toBeVisible()
      await page.getByRole('tab', { name: /单据/ }).click()
      await spending.attach(page, '议定记录', '议事会记录.pdf', paper)
      await spending.attach(page, '活动照片', '现场.png', picture)
      await page.getByRole('button', { name: '查看现场.png' }).click()
      const shown = dialog(page).getByRole('img', { name: '现场.png' })
      await expect(shown).toBeVisible()
      expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
      await dialog(page).getByRole('button', { name: '关闭' }).last().click()
      await page.getByRole('article', { name: '现场.png' }).getByRole('button', { name: '移走' }).click()
      await giveReason(page, '传错文件', '移走')
      await expect(page.getByRole('article', { name: '现场.png' })).toHaveCount(0)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await spending.stands(page, '待复核')
      await expect(page.getByRole('button', { name: '复核通过' })).toHaveCount(0)
    })

    test('is not reviewed by whoever asked for it, whatever account they use', async () => {
      const { page } = app
      await switchTo(page, sitting('head'))
      await goTo(page, '人员与密码')
      await linkAccount(page, sitting('clerk').name)
      await linkAccount(page, sitting('reviewer').name)
      await switchTo(page, sitting('reviewer'))
      await goTo(page, '经费')
      await spending.openPart(page, '支出')
      await page.getByText('邻里节活动用品').first().dblclick()
      await expect(page.getByText('请另一位复核人或负责人')).toBeVisible()
      await expect(page.getByRole('button', { name: '复核通过' })).toHaveCount(0)
    })

    test('is reviewed and approved by somebody else, who finds it on the desk', async () => {
      const { page } = app
      await switchTo(page, sitting('head'))
      await page
        .getByRole('button', { name: /笔支出等您/ })
        .first()
        .click()
      await page.getByText('邻里节活动用品').first().dblclick()
      await page.getByRole('button', { name: '复核通过' }).click()
      await spending.stands(page, '待审批')
      await page.getByRole('button', { name: '审批通过' }).click()
      await spending.stands(page, '待支付')
      await expect(page.getByRole('button', { name: '登记支付' })).toHaveCount(0)
    })

    test('is paid by the clerk, posts to the books, and hangs on the board', async () => {
      const { page } = app
      await switchTo(page, sitting('clerk'))
      await goTo(page, '经费')
      await spending.openPart(page, '支出')
      await page.getByText('邻里节活动用品').first().dblclick()
      await page.getByRole('tab', { name: /单据/ }).click()
      await spending.attach(page, '发票', '发票.pdf', paper)
      await page.getByRole('button', { name: '登记支付' }).click()
      await dialog(page).getByRole('button', { name: '登记支付' }).click()
      await isTold(page, '已登记支付')
      await spending.stands(page, '已支付')
      await page.getByRole('button', { name: '登记公示' }).click()
      await dialog(page).getByRole('button', { name: '登记公示' }).click()
      await isTold(page, '已登记公示')
      await spending.stands(page, '已公示')
      const path = join(app.userDataDir, 'slip.pdf')
      await saveAs(app, path)
      await page.getByRole('button', { name: '报销单' }).click()
      await giveReason(page, '报销签字', '打印')
      await isTold(page, 'slip.pdf')
      expect((await stat(path)).size).toBeGreaterThan(1000)
      await page.getByRole('button', { name: '记账凭证' }).click()
      await expect(page.getByRole('main')).toContainText('1,680.32')
      await page.getByRole('tab', { name: '单据（0）' }).click()
      await spending.attach(page, '其他材料', '银行回单.pdf', paper)
      await expect(page.getByRole('tab', { name: '单据（1）' })).toBeVisible()
    })

    test('shows what is left, and how the year burns down', async () => {
      const { page } = app
      await goTo(page, '经费')
      await spending.openPart(page, '预算执行')
      await page.getByRole('button', { name: new RegExp(FUND) }).click()
      await expect(page.getByRole('img', { name: /年初预算 5,000.00 元/ })).toBeVisible()
      await expect(page.getByRole('row', { name: /邻里文化节/ })).toContainText('3,319.68')
    })
  })

test('an office without funds is told how to begin', async () => {
  const app = await launchApp()
  await founded(app, office)
  await goTo(app.page, '经费')
  await expect(app.page.getByText('还没有资金')).toBeVisible()
  await app.close()
})
