import * as bundles from '../e2e/pages/bundles.ts'
import { choose, saveAs, switchTo } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import { countPeople } from '../e2e/pages/members.ts'
import { dialog, goTo, isTold } from '../e2e/pages/shell.ts'
import { auditor, office } from './cast.ts'
import { enrolAuditor, newest } from './enrolling.ts'
import type { Computer, Story } from './story.ts'

/** 审计: a pack for the auditors alone, opened and verified by them; and the month-end sheet. */
export async function audit(story: Story, ours: Computer, theirs: Computer, people: number): Promise<void> {
  story.chapter('九、审计自己能验证')
  await enrolAuditor(story, ours, theirs)
  const stick = story.stick('U盘-审计')
  await sendPack(story, ours, stick)
  await verifyPack(story, theirs, stick, people)
  await closeMonth(story, ours)
}

async function sendPack(story: Story, at: Computer, stick: string): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '社区封装审计包',
      words: '同样是准备、审批、签章、写入U盘；身份证号和电话默认遮盖，要给原样须另外勾选。',
      keepsNews: true,
    },
    async () => {
      await switchTo(page, office.clerk)
      await goTo(page, '上报')
      await bundles.prepare(page, auditor.name, '准备审计包')
      await switchTo(page, office.reviewer)
      await goTo(page, '上报')
      await bundles.approve(page)
      await switchTo(page, office.head)
      await goTo(page, '上报')
      await bundles.seal(page)
      await bundles.publish(app, stick)
    },
  )
}

async function verifyPack(story: Story, at: Computer, stick: string, people: number): Promise<void> {
  const { app, page } = at
  await story.step(at, { title: '审计组接收', words: '打开以前先验：是不是社区签的，有没有缺页。' }, () =>
    bundles.receive(app, newest(stick, '.tzb')),
  )
  await story.step(
    at,
    { title: '只读翻看', words: '同样的页面，没有一个能改的按钮；屏幕上印着审计人员的名字，拍照也认得出。' },
    async () => {
      await bundles.openReceived(page, office.name)
      await goTo(page, '党员')
      await expect.poll(() => countPeople(page)).toBe(people)
    },
  )
  await story.step(
    at,
    {
      title: '自己动手核验',
      words:
        '操作记录首尾相接，从第一条算到最后一条，与社区交出的封存点一致。中间改过一个字，这里就不会通过。',
      look: (screen) => screen.getByRole('region', { name: '核验结果' }),
    },
    async () => {
      await goTo(page, '操作记录')
      await page.getByRole('button', { name: '核验', exact: true }).click()
      await expect(page.getByRole('region', { name: '核验结果' })).toContainText('核验通过')
    },
  )
  await story.step(
    at,
    {
      title: '核验报告',
      words: '打印成PDF，写明核验了什么、结果如何，装进审计底稿。',
      files: ['核验报告.pdf'],
      keepsNews: true,
    },
    async () => {
      await saveAs(app, story.path('核验报告.pdf'))
      await page.getByRole('button', { name: '打印核验报告' }).click()
      await isTold(page, '核验报告已保存')
    },
  )
}

async function closeMonth(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '社区也随时核验自己的台账',
      words: '按操作记录从头推算一遍，与台账里每张表、每一行对照；绕过软件改动的，一行也瞒不住。',
      look: (screen) => screen.getByRole('region', { name: '核验结果' }),
    },
    async () => {
      await goTo(page, '操作记录')
      await page.getByRole('button', { name: '核验', exact: true }).click()
      await expect(page.getByRole('region', { name: '核验结果' })).toContainText('核验通过')
    },
  )
  await story.step(
    at,
    {
      title: '月底打印封存单',
      words: '记录的条数和末条摘要落在纸上，两人签字。以后谁想改历史，都要先改这张纸。',
      files: ['封存单.pdf'],
      keepsNews: true,
    },
    async () => {
      await goTo(page, '操作记录')
      await page.getByRole('button', { name: '打印封存单' }).click()
      await saveAs(app, story.path('封存单.pdf'))
      await dialog(page).getByRole('button', { name: '保存为PDF' }).click()
      await isTold(page, '封存单已保存')
    },
  )
  await story.step(
    at,
    {
      title: '备份到U盘',
      words: '每次锁定、退出都在本机备份一份并试着打开；再往U盘备一份，电脑坏了也不怕。',
      keepsNews: true,
    },
    async () => {
      await goTo(page, '备份')
      await choose(app, story.stick('U盘-备份'))
      await page.getByRole('button', { name: '备份到U盘' }).click()
      await isTold(page, '已备份并检查通过')
    },
  )
}
