import { expect } from '../e2e/pages/expect.ts'
import * as members from '../e2e/pages/members.ts'
import { goTo } from '../e2e/pages/shell.ts'
import type { Computer, Story } from './story.ts'

/**
 * 日常: the desk, the roster, one person's card, a change, somebody who leaves, and what goes on paper.
 * Answers how many left.
 */
export async function keep(story: Story, at: Computer): Promise<number> {
  story.chapter('三、每天用的几页')
  await look(story, at)
  await changeSomebody(story, at)
  await takeOut(story, at)
  return 1
}

async function look(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    { title: '工作台', words: '什么到期、什么缺项、什么等我办；点一行就到办的地方。' },
    async () => {
      await goTo(page, '工作台')
      expect(await members.countCharted(page)).toBeGreaterThan(0)
    },
  )
  await story.step(
    at,
    { title: '党员名册', words: '身份证号和电话默认遮盖；合计在表下面，十万行也一样顺。' },
    async () => {
      await goTo(page, '党员')
      await members.countPeople(page)
    },
  )
  await story.step(
    at,
    {
      title: '按拼音首字母找',
      words: '姓名、全拼、首字母都行：记不清是哪个字，输入“wj”，都出来了。',
      look: (screen) => screen.getByRole('textbox', { name: /^搜索/ }),
    },
    () => members.search(page, 'wj'),
  )
  const first = (await members.lines(page).first().getByRole('button').first().innerText()).trim()
  const tail = await members.tailOf(page, first)
  await story.step(
    at,
    {
      title: '按身份证末几位找',
      words: '窗口来了人，只报末四位也能找到。',
      look: (screen) => screen.getByRole('textbox', { name: /^搜索/ }),
    },
    async () => {
      await members.search(page, tail)
      expect(await members.countPeople(page)).toBeGreaterThan(0)
    },
  )
}

async function changeSomebody(story: Story, at: Computer): Promise<void> {
  const { page } = at
  const name = (await members.lines(page).first().getByRole('button').first().innerText()).trim()
  await story.step(
    at,
    { title: '党员信息卡', words: '照采集表的样子排；看一眼被遮盖的内容，也会记入操作记录。' },
    async () => {
      await members.openCard(page, name)
      await members.unmask(page, '公民身份号码')
      await expect(members.cardValue(page, '公民身份号码')).toHaveText(/^990000\d{11}[\dX]$/)
    },
  )
  await story.step(
    at,
    {
      title: '登记一次变动',
      words: '外出务工了，改为流动党员：写明从哪天起、为什么。从前是什么情况，按日期都查得到。',
    },
    async () => {
      await members.change(page, '变更管理类型', '流动党员', '外出务工，本人已报告')
      await members.openTab(page, '变动')
    },
  )
  await story.step(
    at,
    { title: '谁在何时把什么改成什么', words: '每张卡都有自己的操作记录，导入、查看、变动，一笔不少。' },
    () => members.openTab(page, '操作记录'),
  )
  await leaveOne(story, at)
}

async function leaveOne(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await goTo(page, '党员')
  await members.search(page, '')
  await members.openCard(
    page,
    (await members.lines(page).nth(2).getByRole('button').first().innerText()).trim(),
  )
  await story.step(
    at,
    { title: '转走的人不删除', words: '办理离开要写去向和原因；以后在“已离开”里随时查得到。' },
    () =>
      members.leave(page, {
        how: '转出',
        to: '样例市东湖区样例社区党委（样例）',
        reason: '组织关系介绍信',
      }),
  )
}

async function takeOut(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '党员信息卡打印成PDF',
      words: 'A4纸、页码、制表人都在；完整显示身份证号要另外勾选并写明理由。',
      files: ['党员信息卡.pdf'],
      keepsNews: true,
    },
    () => members.printCard(app, '入卷存档', story.path('党员信息卡.pdf')),
  )
  await story.step(
    at,
    {
      title: '名册导出和打印',
      words: '按屏幕上的条件和列导出.xlsx、打印PDF；WPS、LibreOffice都能打开。',
      files: ['党员名册.xlsx', '党员名册.pdf'],
      keepsNews: true,
    },
    async () => {
      await goTo(page, '党员')
      await members.countPeople(page)
      await members.takeOut(app, '导出', '支部核对名单', story.path('党员名册.xlsx'))
      await members.takeOut(app, '打印', '换届选举', story.path('党员名册.pdf'))
    },
  )
}
