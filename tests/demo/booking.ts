import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sampleRooms } from '../../shared/ledgers/bookings/sample-words.ts'
import * as bookings from '../e2e/pages/bookings.ts'
import { saveAs, switchTo } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import * as imports from '../e2e/pages/import.ts'
import { dialog, giveReason, goTo, isTold } from '../e2e/pages/shell.ts'
import { usesWorkbook } from '../support/sample-uses.ts'
import { office } from './cast.ts'
import { today } from './laying.ts'
import type { Computer, Story } from './story.ts'

const party = sampleRooms[0]!
const council = sampleRooms[2]!
const register = '活动场所使用登记.xlsx'

/** 活动场所: two rooms, the register of a year and a half, a booking from its drawing to its head-count. */
export async function book(story: Story, at: Computer): Promise<void> {
  story.chapter('五、活动场所')
  await setUpRooms(story, at)
  await bringUses(story, at)
  await reserve(story, at)
  await approveAndCount(story, at)
  await lookAtUse(story, at)
}

async function setUpRooms(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await switchTo(page, office.head)
  await goTo(page, '活动场所')
  await bookings.openView(page, '场所与房间')
  await page.getByRole('button', { name: '新建场所' }).click()
  await bookings.write(page, 'name', '幸福社区党群服务中心')
  await bookings.write(page, 'address', '样例市样例区幸福路1号')
  await bookings.save(page)
  await bookings.addRoom(page, { ...party, openedDay: '2020-01-01' })
  await story.step(
    at,
    {
      title: '哪些房间，什么时候开放',
      words: '每间房写明可容纳几人、有什么设备、每天几点开放、预约要不要审批；临时停用几天，一按就行。',
    },
    async () => {
      await bookings.addRoom(page, { ...council, openedDay: '2020-01-01' })
      await goTo(page, '活动场所')
      await bookings.openView(page, '场所与房间')
      await expect(page.getByRole('article')).toHaveCount(2)
    },
  )
}

async function bringUses(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  writeFileSync(story.path(register), usesWorkbook(today(), [0, 2]))
  await switchTo(page, office.clerk)
  await story.step(
    at,
    {
      title: '以往的登记本也导进来',
      words: '房间、支部按名称对上；同一间房时间重叠的、没有这间房的、日期写不清的，一行一行指出来。',
      files: [register],
    },
    async () => {
      await goTo(page, '活动场所')
      await bookings.openView(page, '预约清单')
      await imports.openWorkbook(app, story.path(register))
      await imports.showVerdict(page, '有误')
    },
  )
  await imports.applyImport(page)
}

async function reserve(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await goTo(page, '活动场所')
  await bookings.chooseRoom(page, council.name)
  await page.getByRole('button', { name: '下一周' }).click()
  await story.step(
    at,
    {
      title: '在日历上拖出一段，就是一次预约',
      words: '房间、日期、起止时间都填好了；不用鼠标的，方向键和回车也一样办。',
    },
    async () => {
      await bookings.draw(page, 1, 9 * 60, 11 * 60)
      await occasion(page, { purpose: '加装电梯居民议事会', organiser: '居民议事会（样例）', expected: '18' })
    },
  )
  await bookings.save(page)
  await bookings.stands(page, '待审批')
  await story.step(
    at,
    {
      title: '同一间房，不会约给两家',
      words: '已经有人约了：说出是哪一场、几点到几点，请换一个时间或房间。什么都没有写进台账。',
      look: (screen) => screen.locator('[data-field="fromMinute"]'),
    },
    async () => {
      await page.getByRole('button', { name: '在日历上看' }).click()
      await bookings.draw(page, 1, 14 * 60, 16 * 60)
      await bookings.write(page, 'fromMinute', '10点')
      await occasion(page, { purpose: '物业协商会', organiser: '业主委员会（样例）', expected: '12' })
      await bookings.save(page)
      await expect(page.locator('[data-field="fromMinute"]')).toContainText('加装电梯居民议事会')
    },
  )
  await repeat(story, at)
}

async function repeat(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '每周一次的，一次排好',
      words: '先试排：哪几天约不上、为什么，都列出来；点一下就跳过那几天，其余的一次约好。',
      look: (screen) => screen.getByRole('group', { name: '试排' }),
    },
    async () => {
      await page.getByRole('button', { name: '返回', exact: true }).click()
      await page.getByRole('button', { name: '周期预约' }).click()
      await bookings.repeatOn(page, '周二')
      await bookings.write(page, 'fromMinute', '10:30')
      await bookings.write(page, 'toMinute', '12点')
      await occasion(page, { purpose: '邻里调解日', organiser: '人民调解委员会（样例）', expected: '10' })
      const preview = page.getByRole('group', { name: '试排' })
      await expect(preview).toContainText('约不上')
      await preview.scrollIntoViewIfNeeded()
    },
  )
  await page.getByRole('button', { name: '跳过约不上的日子' }).click()
  await bookings.save(page)
  await bookings.stands(page, '邻里调解日')
}

async function approveAndCount(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    { title: '换一个人审批', words: '谁录入的，谁不能批。等着审批的，工作台上一点就到；不批准要写原因。' },
    async () => {
      await switchTo(page, office.reviewer)
      await page.getByRole('button', { name: /场活动场所预约等您审批/ }).click()
      await page.getByText('加装电梯居民议事会').first().dblclick()
      await page.getByRole('button', { name: '审批', exact: true }).click()
      await expect(dialog(page)).toContainText('加装电梯居民议事会')
    },
  )
  await dialog(page).getByRole('button', { name: '批准', exact: true }).click()
  await isTold(page, '已审批')
  await story.step(
    at,
    {
      title: '来了多少人，分四类签到',
      words: '在管、流动、在职党员和群众各来了几人，房间有没有损坏、有没有清场，活动结束时一起记下。',
      look: dialog,
    },
    async () => {
      await goTo(page, '活动场所')
      await bookings.chooseRoom(page, party.name)
      await page.getByRole('button', { name: '新建预约' }).click()
      await bookings.write(page, 'fromMinute', '9点')
      await bookings.write(page, 'toMinute', '10点半')
      await occasion(page, { purpose: '支部党员大会', organiser: '第一党支部（样例）', expected: '28' })
      await bookings.save(page)
      await page.getByRole('button', { name: '签到', exact: true }).click()
      await dialog(page).getByLabel('在管党员人数').fill('21')
      await dialog(page).getByLabel('在职党员人数').fill('3')
      await dialog(page).getByLabel('群众人数').fill('4')
    },
  )
  await dialog(page).getByRole('button', { name: '保存签到' }).click()
  await bookings.stands(page, '已签到')
}

async function lookAtUse(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  await story.step(
    at,
    {
      title: '哪间房用得多，什么时候空着',
      words: '开放时间里用了几成、来了哪些人；一周的热力图上，颜色越深用得越多。',
    },
    async () => {
      await goTo(page, '活动场所')
      await bookings.openView(page, '使用率')
      await expect(page.getByRole('img', { name: /使用率/ })).toBeVisible()
    },
  )
  await story.step(
    at,
    {
      title: '门牌表，打印出来贴在门口',
      words: '一周里这间房几点做什么、谁主办、谁负责；没有预约的日子写明“欢迎使用”。',
      files: ['门牌表.pdf'],
      keepsNews: true,
    },
    async () => {
      await bookings.openView(page, '日历')
      await bookings.chooseRoom(page, council.name)
      await page.getByRole('button', { name: '下一周' }).click()
      await expect(bookings.span(page, '加装电梯居民议事会')).toBeVisible()
      await saveAs(app, story.path('门牌表.pdf'))
      await page.getByRole('button', { name: '门牌表' }).click()
      await giveReason(page, '张贴公示', '打印')
      await isTold(page, '门牌表.pdf')
    },
  )
}

type Wanted = { readonly purpose: string; readonly organiser: string; readonly expected: string }

async function occasion(page: Page, { purpose, organiser, expected }: Wanted): Promise<void> {
  await bookings.write(page, 'purpose', purpose)
  await bookings.write(page, 'organiser', organiser)
  await bookings.write(page, 'responsible', '样例联系人')
  await bookings.write(page, 'expected', expected)
}
