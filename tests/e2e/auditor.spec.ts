import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { audit } from '../../shared/audit/contract.ts'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { ask, knock } from './pages/bridge.ts'
import * as bundles from './pages/bundles.ts'
import * as exchange from './pages/exchange.ts'
import * as members from './pages/members.ts'
import { founded, office, openSample, superior } from './pages/offices.ts'
import { goTo, isStill, mainOf, type PageName, pagesOffered } from './pages/shell.ts'
import { launchApp } from './support/launch-app.ts'

const auditor = { name: '样例审计', password: 'zhi kan bu gai 6' }
const doors: readonly Endpoint[] = Object.values(contract).flatMap((section) => Object.values(section))
const writing = doors.filter(
  (door) => (door.kind === 'command' || door.kind === 'task') && door.inReadOnly === 'refused',
)

/** What somebody who only reads may find on a page: every other button has to be thought about here. */
const reading = [
  /^(视图|列|更多筛选|清除|返回|打开|打开查看|怎么来的|核验|与封存单核对|打印|导出|收起|查看党员|导出登记文件和登记表)/,
  /^(按|显示|展开|收起|上一月|下一月|‹|›|重新插入并校验|再看更早的|另有|知道了|也看已封装)/,
  /^[上下]一[年月周天日]|^(今天|本周|怎么算的|凭证 )/,
  /^(修改我的密码|锁定并选择备份|核验操作记录|已接受|待认定|迟报)$/,
  /^\d|^搜索|名$|个$|第 \d+ 号/,
  /^(姓名|出生日期|所在党支部|加入党组织日期|样例[甲乙丙])$/,
]

test('an auditor at the office reads everything and changes nothing', async () => {
  const app = await launchApp()
  const { page } = app
  await founded(app, office)
  await exchange.pasteRows(app, '组织')
  await exchange.pasteRows(app, '党员')
  await exchange.letIn(app, office.admin, auditor, '审计')
  await expect(page.getByText('只读查看')).toBeVisible()
  await everyWritingDoorIsShut(page)
  await noPageOffersToWrite(page)
  await app.close()
})

test('a received ledger is shown on the same pages, and nothing of it can be changed', async () => {
  const stick = await mkdtemp(join(tmpdir(), 'taizhang-stick-'))
  const [ours, theirs] = await Promise.all([launchApp(), launchApp()])
  await founded(ours, office)
  await exchange.pasteRows(ours, '组织')
  await exchange.pasteRows(ours, '党员')
  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  const report = await exchange.sendReport(ours, stick)
  await ours.close()
  const { page } = theirs
  await goTo(page, '接收')
  await bundles.receive(theirs, report)
  await bundles.openReceived(page, office.name)
  await expect(page.getByText('只读查看')).toBeVisible()
  await everyWritingDoorIsShut(page)
  await noPageOffersToWrite(page)
  await theirs.close()
  await rm(stick, { recursive: true, force: true })
})

test('the check would notice: the head of the sample is offered what it forbids', async () => {
  const app = await launchApp()
  await openSample(app)
  await goTo(app.page, '党员')
  await members.countPeople(app.page)
  expect(await buttonsIn(app.page)).toEqual(expect.arrayContaining(['新建', '导入']))
  expect(reading.some((like) => like.test('新建') || like.test('导入'))).toBe(false)
  await app.close()
})

async function everyWritingDoorIsShut(page: Page): Promise<void> {
  const { size } = await ask(page, audit.entries, {})
  expect(writing.length).toBeGreaterThan(25)
  for (const { name } of writing) {
    const answer = await knock(page, name)
    expect(answer, name).toMatchObject({
      ok: false,
      fault: { code: expect.stringMatching(/^session\.(read-only|not-allowed)$/) },
    })
  }
  expect((await ask(page, audit.entries, {})).size).toBe(size)
}

async function noPageOffersToWrite(page: Page): Promise<void> {
  for (const name of await pagesOffered(page)) {
    await goTo(page, name as PageName)
    await looksReadOnly(page, name)
    const parts = mainOf(page).locator('.ant-segmented').first().locator('.ant-segmented-item')
    for (const part of [...(await mainOf(page).getByRole('tab').all()), ...(await parts.all())]) {
      const words = await part.innerText()
      await part.click()
      await looksReadOnly(page, `${name} ${words}`)
    }
  }
  await goTo(page, '党员')
  await members.countPeople(page)
  await members.openCard(page, '样例甲')
  await looksReadOnly(page, 'the card of a member')
}

async function looksReadOnly(page: Page, where: string): Promise<void> {
  await isStill(page)
  const forbidden = (await buttonsIn(page)).filter((name) => !reading.some((like) => like.test(name)))
  expect(forbidden, where).toEqual([])
}

/** What the buttons of the page are called, as a screen reader says it. */
async function buttonsIn(page: Page): Promise<string[]> {
  const snapshot = await mainOf(page).ariaSnapshot()
  // A column's heading sorts what is read.
  const lines = snapshot.replaceAll(/- columnheader .*\n\s*- button .*/g, '')
  return [...lines.matchAll(/- button "([^"]+)"/g)].map(([, name]) => name!)
}
