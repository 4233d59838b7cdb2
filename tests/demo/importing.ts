import type { Page } from '@playwright/test'
import { practiceWords } from '../../shared/session/shell-words.ts'
import { expect } from '../e2e/pages/expect.ts'
import * as imports from '../e2e/pages/import.ts'
import { countPeople } from '../e2e/pages/members.ts'
import { goTo, mainOf } from '../e2e/pages/shell.ts'
import { layWorkbook } from './laying.ts'
import type { Computer, Story } from './story.ts'

/** 导入: the office's own messy workbooks, tried first, then taken; answers how many people came in. */
export async function importWorkbooks(story: Story, at: Computer): Promise<number> {
  story.chapter('二、从手边的Excel开始')
  await importOrganisations(story, at)
  return importPeople(story, at)
}

async function importOrganisations(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    { title: '先导入党组织', words: '本单位原来的表直接打开。先试导入：每一行会怎样，看过再定。' },
    async () => {
      await goTo(page, '组织')
      await imports.openWorkbook(app, layWorkbook(story, 'organisation'))
    },
  )
  await story.step(
    at,
    {
      title: '一棵组织树',
      words: '党委、总支、支部、党小组，任期和人数一目了然；换一个日期，就是那一天的样子。',
    },
    async () => {
      await imports.applyImport(page)
      await page.getByRole('button', { name: '查看名单' }).click()
      await expect(page.getByRole('tree')).toBeVisible()
    },
  )
}

async function importPeople(story: Story, at: Computer): Promise<number> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '党员花名册：试导入',
      words: '两行大标题、全角数字、“1990.3”这样的日期、被表格软件改坏的身份证号……错在哪一格，写得清清楚楚。',
    },
    async () => {
      await goTo(page, '党员')
      await imports.openWorkbook(app, layWorkbook(story, 'members'))
      await imports.showVerdict(page, '有误')
    },
  )
  const good = await imports.countOf(page, '新增')
  const wrong = await imports.countOf(page, '有误')
  await story.step(
    at,
    { title: '认得各种表头', words: '列名各单位写法不同也能认；没有把握的列请人确认，改一下就重新核对。' },
    () => imports.showColumns(page),
  )
  await story.step(
    at,
    {
      title: '逐格看清会写进什么',
      words: `${good} 行是好的。日期补全、民族和学历归到国家标准，都摆在这里。`,
    },
    async () => {
      await page.getByRole('tab', { name: '每行的结果' }).click()
      await imports.showVerdict(page, '新增')
    },
  )
  await story.step(
    at,
    {
      title: '好的先进，错的退回',
      words: `导入 ${good} 行；${wrong} 行有误的写回原来的工作簿，格子标红、旁边写明原因，改好再导一次即可。`,
      files: ['党员花名册-标注.xlsx'],
      keepsNews: true,
    },
    async () => {
      await imports.applyImport(page)
      await imports.saveMarked(app, story.path('党员花名册-标注.xlsx'))
    },
  )
  await story.step(
    at,
    {
      title: '同一份再导一次，不会重复',
      words: `${good} 行全部“相同”。整批导入还可以一键撤销，只要还没有在它上面办过别的事。`,
    },
    () => importAgain(story, at, good, page),
  )
  await goTo(page, '党员')
  await expect.poll(() => countPeople(page)).toBe(good)
  return good
}

async function importAgain(story: Story, { app }: Computer, good: number, page: Page): Promise<void> {
  await page.getByRole('button', { name: '再导入一份' }).click()
  await imports.chooseWorkbook(app, story.path(practiceWords.workbooks.members))
  await imports.showVerdict(page, '相同')
  expect(await imports.countOf(page, '相同')).toBe(good)
  expect(await imports.countOf(page, '新增')).toBe(0)
  await expect(mainOf(page).getByRole('button', { name: '导入好的 0 行' })).toBeDisabled()
}
