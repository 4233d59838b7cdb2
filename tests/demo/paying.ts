import type { Page } from '@playwright/test'
import { type Month, monthAfter, monthOf } from '../../shared/kernel/month.ts'
import { saveAs, switchTo } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import * as imports from '../e2e/pages/import.ts'
import { rateEverybody } from '../e2e/pages/payroll.ts'
import { dialog, giveReason, goTo, isStill, isTold, mainOf } from '../e2e/pages/shell.ts'
import { office } from './cast.ts'
import { layWorkbook, today } from './laying.ts'
import type { Computer, Story } from './story.ts'

/**
 * 报酬: the figures pay is found by, the staff, one month by two people, and how each figure was found. The
 * reviewer begins, the head ends it.
 */
export async function pay(story: Story, at: Computer): Promise<void> {
  story.chapter('六、报酬和五险一金')
  await takeParameters(story, at)
  await bringStaff(story, at)
  await payOneMonth(story, at)
  await sayHow(story, at)
}

async function takeParameters(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '标准是数据，每一行都有依据',
      words:
        '五险一金的比例和上下限、薪酬标准、税率表，从哪个月起、依据哪份文件；有变化就加一行，算过的月份不受影响。',
    },
    async () => {
      await goTo(page, '报酬')
      await openPart(page, '参数')
      await page.getByRole('button', { name: '取用程序自带标准' }).first().click()
      await dialog(page).getByRole('button', { name: '取用', exact: true }).click()
      await isTold(page, '已取用')
      await expect(mainOf(page).getByRole('table').first()).toBeVisible()
    },
  )
}

async function bringStaff(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '十八名工作人员',
      words: '名册从Excel导入，岗位、薪级、参保基数一并登记；身份证号和银行账号默认遮盖。',
    },
    async () => {
      await openPart(page, '工作人员')
      await imports.openWorkbook(app, layWorkbook(story, 'payroll'))
      await imports.applyImport(page)
      await page.getByRole('button', { name: '查看名单' }).click()
      await expect(mainOf(page).getByText('18', { exact: true }).first()).toBeVisible()
    },
  )
}

async function payOneMonth(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '算一个月，和上月对着看',
      words: '应发、五险一金、累计预扣的个税、实发，一次算好；以后每月谁比上月多了少了，一眼看到。',
    },
    async () => {
      await openLastMonth(page)
      if (isQuarterEnd(monthAfter(monthOf(today()), -1))) await rate(page)
      await page.getByRole('button', { name: '计算', exact: true }).click()
      await isTold(page, '已计算 18 人')
    },
  )
  await story.step(
    at,
    {
      title: '换一个人审批，然后锁定',
      words: '算的人不能批。锁定以后谁也改不了；真有差错，写明原因退回最后一个月重算。',
    },
    async () => {
      await switchTo(page, office.head)
      await goTo(page, '报酬')
      await openLastMonth(page)
      await page.getByRole('button', { name: '审批并锁定' }).click()
      await isTold(page, '已审批')
    },
  )
  await story.step(
    at,
    {
      title: '工资表打印签字',
      words: '横版，每人一行，末行合计；工资条和代发银行的文件也从这里出。',
      files: ['工资表.pdf'],
      keepsNews: true,
    },
    async () => {
      await saveAs(app, story.path('工资表.pdf'))
      await page.getByRole('button', { name: '工资表' }).click()
      await giveReason(page, '签字存档', '打印')
      await isTold(page, '工资表.pdf')
    },
  )
}

async function sayHow(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '怎么算的，一步一步说清楚',
      words: '每一项写出算式和用到的标准；点一下标准，看它出自哪份文件。本人来问，当面翻给他看。',
    },
    async () => {
      await page.getByRole('button', { name: '怎么算的' }).first().click()
      await expect(mainOf(page).getByRole('tab', { name: '怎么算的' })).toBeVisible()
    },
  )
}

/** The month that the report will speak of. */
async function openLastMonth(page: Page): Promise<void> {
  await openPart(page, '每月工资')
  await page.getByRole('button', { name: '上一月' }).click()
  await isStill(page)
}

const isQuarterEnd = (month: Month): boolean => Number(month.slice(5)) % 3 === 0

/** Performance is paid at the end of a quarter, by ratings. */
async function rate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '当月填写' }).click()
  await rateEverybody(page)
  await page.getByRole('button', { name: /^保存（/ }).click()
  await isTold(page, '已保存当月填写')
}

const openPart = (page: Page, name: '工作人员' | '每月工资' | '参数') =>
  mainOf(page).locator('[aria-label=报酬的各部分] .ant-segmented-item', { hasText: name }).click()
