import { saveAs, switchTo } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import { dialog, giveReason, goTo, isTold, mainOf } from '../e2e/pages/shell.ts'
import * as spending from '../e2e/pages/spending.ts'
import { office } from './cast.ts'
import { today } from './laying.ts'
import type { Computer, Story } from './story.ts'

const fund = '服务群众专项经费（样例）'
const line = '邻里文化节'
const purpose = '邻里文化节活动用品'
const paper = Buffer.from('%PDF-1.7 样例单据')

/** 经费: a fund with its rules, and one spending from the application to the board. */
export async function spend(story: Story, at: Computer): Promise<void> {
  story.chapter('四、服务群众专项经费')
  await setUpFund(story, at)
  await ask(story, at)
  await approve(story, at)
  await payAndPublicise(story, at)
  await lookAtBooks(story, at)
}

async function setUpFund(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await switchTo(page, office.head)
  await goTo(page, '经费')
  await spending.openPart(page, '预算与规定')
  await page.getByRole('button', { name: '新建资金' }).first().click()
  await spending.write(dialog(page), 'name', fund)
  await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
  await isTold(page, '已新建资金')
  await story.step(
    at,
    {
      title: '每笔钱有每笔钱的规矩',
      words:
        '能用在哪、不能用在哪、谁批多少、要哪些单据、公示几天，都是写明依据和日期的规定；本地不同，当场改。',
    },
    async () => {
      await page.getByRole('tab', { name: '规定', exact: true }).last().click()
      await expect(page.getByRole('cell', { name: /公示不少于 7 天/ }).last()).toBeVisible()
    },
  )
  await page
    .getByRole('tab', { name: /年预算/ })
    .last()
    .click()
  await page.getByRole('button', { name: '新建预算科目' }).last().click()
  await spending.write(dialog(page), 'name', line)
  await spending.choose(page, 'category', '文体活动')
  await spending.write(dialog(page), 'amountFen', '5000')
  await dialog(page).getByRole('button', { name: '新建', exact: true }).click()
  await isTold(page, '已新建预算科目')
  await spending.openPart(page, '拨款')
  await page.getByRole('button', { name: '登记拨款' }).first().click()
  await spending.choose(page, 'fundId', fund)
  await spending.write(dialog(page), 'amountFen', '10,000')
  await spending.write(dialog(page), 'payer', '样例街道财政所')
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click()
  await isTold(page, '已登记拨款')
}

async function ask(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await switchTo(page, office.clerk)
  await goTo(page, '经费')
  await spending.openPart(page, '支出')
  await story.step(
    at,
    {
      title: '不该花的，存不进去',
      words: '负面清单、预算余额、重复发票，录入时就核对；哪里不行、依据哪一条，在那一格说清楚。',
    },
    async () => {
      await page.getByRole('button', { name: '录入支出' }).first().click()
      await spending.choose(page, 'lineId', `${today().slice(0, 4)} ${line}`)
      await spending.write(page, 'purpose', '邻里节宴请')
      await spending.write(page, 'amountFen', '1680.32')
      await spending.write(page, 'payee', '样例百货店')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.locator('[data-field="purpose"]')).toContainText('公务接待')
    },
  )
  await story.step(
    at,
    {
      title: '申请带着单据走',
      words: '金额自动写出大写，单据拖进来就附上；缺哪一样，提交时会说。',
    },
    async () => {
      await spending.write(page, 'purpose', purpose)
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await spending.stands(page, '草稿')
      await page.getByRole('tab', { name: /单据/ }).click()
      await spending.attach(page, '议定记录', '议事会记录.pdf', paper)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await spending.stands(page, '待复核')
    },
  )
}

async function approve(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '换人复核，按限额审批',
      words: '录入的人批不了自己的；超过限额的，只有负责人批得了。工作台上写着有几笔在等。',
    },
    async () => {
      await switchTo(page, office.head)
      await page
        .getByRole('button', { name: /笔支出等您/ })
        .first()
        .click()
      await page.getByText(purpose).first().dblclick()
      await page.getByRole('button', { name: '复核通过' }).click()
      await spending.stands(page, '待审批')
      await page.getByRole('button', { name: '审批通过' }).click()
      await spending.stands(page, '待支付')
    },
  )
}

async function payAndPublicise(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await switchTo(page, office.clerk)
  await goTo(page, '经费')
  await spending.openPart(page, '支出')
  await story.step(
    at,
    {
      title: '支付、记账、公示，一条线办完',
      words: '登记支付就生成记账凭证，再登记公示；报销单带大写金额，打印出来签字。',
      files: ['报销单.pdf'],
    },
    async () => {
      await page.getByText(purpose).first().dblclick()
      await page.getByRole('tab', { name: /单据/ }).click()
      await spending.attach(page, '发票', '发票.pdf', paper)
      await page.getByRole('button', { name: '登记支付' }).click()
      await dialog(page).getByRole('button', { name: '登记支付' }).click()
      await isTold(page, '已登记支付')
      await page.getByRole('button', { name: '登记公示' }).click()
      await dialog(page).getByRole('button', { name: '登记公示' }).click()
      await isTold(page, '已登记公示')
      await spending.stands(page, '已公示')
      await saveAs(app, story.path('报销单.pdf'))
      await page.getByRole('button', { name: '报销单' }).click()
      await giveReason(page, '报销签字', '打印')
      await isTold(page, '报销单.pdf')
    },
  )
}

async function lookAtBooks(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '账是平的，改不了，只能红字冲',
      words: '凭证按月连续编号，借贷相等才存得下；错了用红字冲销，一来一去都留着。',
    },
    async () => {
      await page.getByRole('button', { name: '记账凭证' }).click()
      await expect(mainOf(page)).toContainText('1,680.32')
    },
  )
  await story.step(
    at,
    {
      title: '钱花到哪了，一张图',
      words: '每个科目批了多少、占了多少、还剩多少；和均匀使用的虚线比，快慢一眼看到。',
    },
    async () => {
      await goTo(page, '经费')
      await spending.openPart(page, '预算执行')
      await expect(page.getByRole('img', { name: /年初预算 5,000.00 元/ })).toBeVisible()
      await expect(page.getByRole('row', { name: new RegExp(line) })).toContainText('3,319.68')
    },
  )
}
