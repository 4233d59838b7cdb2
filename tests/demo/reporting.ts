import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as bundles from '../e2e/pages/bundles.ts'
import { switchTo } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import { countPeople } from '../e2e/pages/members.ts'
import { goTo, mainOf } from '../e2e/pages/shell.ts'
import { office, superior } from './cast.ts'
import type { Computer, Story } from './story.ts'

/** 上报: prepared by one, approved by another, sealed by the head, carried on a stick, judged, receipted. */
export async function report(story: Story, ours: Computer, theirs: Computer, people: number): Promise<void> {
  story.chapter('八、上报、接收、回执')
  const stick = story.stick('U盘-社区与街道')
  await send(story, ours, stick)
  const before = new Set(readdirSync(stick))
  await take(story, theirs, stick, people)
  const receipt = readdirSync(stick).find((name) => name.endsWith('.tzb') && !before.has(name)) ?? ''
  await story.step(
    ours,
    { title: '社区收下回执', words: '报了没有、收了没有，两边都有凭据；没有回执的包一直留着，可以再送。' },
    async () => {
      await goTo(ours.page, '接收')
      await bundles.receive(ours.app, join(stick, receipt))
      await goTo(ours.page, '上报')
      await bundles.openTab(ours.page, /^已封装/)
      await expect(bundles.rowWith(ours.page, superior.name)).toContainText('已接受')
    },
  )
}

async function send(story: Story, at: Computer, stick: string): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '录入员准备上报',
      words: '送出去之前，先把每一张表、每一列摆出来：哪些原样、哪些遮盖、哪些不带出。',
    },
    async () => {
      await switchTo(page, office.clerk)
      await goTo(page, '上报')
      await bundles.prepare(page, superior.name)
      await bundles.openLeaving(page, '党员')
    },
  )
  await story.step(
    at,
    { title: '复核换一个人审批', words: '准备的人不能审批自己的上报。审批的人看到的，就是将要送出去的。' },
    async () => {
      await switchTo(page, office.reviewer)
      await goTo(page, '上报')
      await bundles.approve(page)
    },
  )
  await story.step(
    at,
    {
      title: '负责人签章封装',
      words: '签名、加密、编号，一次做完；同一个编号永远只封装一次。',
      keepsNews: true,
    },
    async () => {
      await switchTo(page, office.head)
      await goTo(page, '上报')
      await bundles.seal(page)
    },
  )
  await story.step(
    at,
    {
      title: '写入U盘，读回核对',
      words: '拔早了、写坏了，当场就知道。U盘丢了也不怕：只有街道打得开。',
      keepsNews: true,
    },
    () => bundles.publish(app, stick),
  )
}

async function take(story: Story, at: Computer, stick: string, people: number): Promise<void> {
  const { app, page } = at
  const bundle = readdirSync(stick).find((name) => name.endsWith('.tzb')) ?? ''
  await story.step(
    at,
    { title: '街道接收', words: '验签名、验编号、验每一行。缺号、重复、被人改过、送错单位，各有各的说法。' },
    async () => {
      await goTo(page, '接收')
      await bundles.receive(app, join(stick, bundle))
    },
  )
  await story.step(
    at,
    {
      title: '在同样的页面上看社区的台账',
      words: '只读，上面有横幅，没有一个能改的按钮；身份证号按上报时的样子遮盖。',
    },
    async () => {
      await bundles.openReceived(page, office.name)
      await goTo(page, '党员')
      await expect.poll(() => countPeople(page)).toBe(people)
    },
  )
  await story.step(
    at,
    { title: '接受', words: '人来认定：接受，或者写明原因退回。软件不替人做主。', keepsNews: true },
    async () => {
      await page.getByRole('button', { name: '返回本单位台账' }).click()
      await bundles.judge(page, office.name, '接受', '数字与上月衔接')
      await expect(bundles.rowWith(page, office.name)).toContainText('已接受')
    },
  )
  await story.step(
    at,
    { title: '汇总数字', words: '各单位一行、下面合计；点“怎么来的”，回到那家单位的那些行。' },
    async () => {
      await bundles.openTab(page, '汇总数字')
      await expect(mainOf(page).getByRole('table')).toContainText(String(people))
    },
  )
  await story.step(
    at,
    {
      title: '场所用得怎么样，街道也看得见',
      words: '各社区办了几场、来了哪些人、开放时间用了几成，一样汇总。',
    },
    async () => {
      await mainOf(page).locator('.ant-segmented-item', { hasText: '活动场所' }).click()
      await expect(mainOf(page).getByRole('table')).toContainText('场所使用率')
      await expect(mainOf(page).getByRole('table')).toContainText(/\d\.\d%/)
    },
  )
  await story.step(
    at,
    { title: '谁报了，谁没报', words: '单位和月份排成一张表，红格就是缺的，不用翻U盘。' },
    async () => {
      await bundles.openTab(page, '上报情况')
      await expect(mainOf(page).getByRole('table')).toContainText('已接受')
      await expect(mainOf(page).getByRole('table')).toContainText('未报')
    },
  )
  await story.step(
    at,
    { title: '写回执', words: '回执也签章、也加密，装回社区的U盘。', keepsNews: true },
    async () => {
      await bundles.openTab(page, /^收件箱/)
      await bundles.writeReceipt(app, office.name, stick)
    },
  )
}
