import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { session } from '../../shared/session/contract.ts'
import { ask } from './pages/bridge.ts'
import * as bundles from './pages/bundles.ts'
import { choose, switchTo, unlock, unlockForm } from './pages/door.ts'
import * as exchange from './pages/exchange.ts'
import * as members from './pages/members.ts'
import { founded, office, superior } from './pages/offices.ts'
import { dialog, goTo, isTold, mainOf } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

let sticks: string
let ours: LaunchedApp
let theirs: LaunchedApp

test.beforeEach(async () => {
  sticks = await mkdtemp(join(tmpdir(), 'taizhang-sticks-'))
  ;[ours, theirs] = await Promise.all([launchApp(), launchApp()])
})

test.afterEach(async () => {
  await ours.close()
  await theirs.close()
  await rm(sticks, { recursive: true, force: true })
})

test('a report goes up, is returned, goes up again, is accepted; the receipts come down', async () => {
  const stick = join(sticks, 'stick')
  await founded(ours, office)
  await exchange.pasteRows(ours, '组织')
  await exchange.pasteRows(ours, '党员')
  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')

  const first = await exchange.sendReport(ours, stick)
  await goTo(theirs.page, '接收')
  expect(await bundles.receive(theirs, first)).toContain('已收下')
  expect(await bundles.receive(theirs, first)).toContain('以前收过')
  expect(await bundles.receive(theirs, ...damaged(first))).toMatch(/收下 0 个/)
  await bundles.judge(theirs.page, office.name, '退回', '样例丙的入党日期请核对')
  await receipt(stick)
  await expect(bundles.rowWith(ours.page, superior.name)).toContainText('已退回')
  await expect(bundles.rowWith(ours.page, superior.name)).toContainText('样例丙的入党日期请核对')

  const second = await exchange.sendReport(ours, stick)
  await goTo(theirs.page, '接收')
  expect(await bundles.receive(theirs, second)).toContain('已收下')
  await bundles.openReceived(theirs.page, '第 2 号')
  await goTo(theirs.page, '党员')
  expect(await members.countPeople(theirs.page)).toBe(3)
  await expect(members.lines(theirs.page).first()).toContainText('990000************')
  await theirs.page.getByRole('button', { name: '返回本单位台账' }).click()
  await bundles.judge(theirs.page, '第 2 号', '接受', '')
  await bundles.openTab(theirs.page, '汇总数字')
  await expect(mainOf(theirs.page).getByRole('row').filter({ hasText: office.name })).toContainText('3')
  await bundles.openTab(theirs.page, '上报情况')
  await expect(mainOf(theirs.page).getByRole('table')).toContainText('已接受')
  await receipt(stick)
  await expect(bundles.rowWith(ours.page, '第 2 号')).toContainText('已接受')
})

test('what a restored office sends waits at its own line for a word', async () => {
  const stick = join(sticks, 'stick')
  await founded(ours, office)
  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  const first = await exchange.sendReport(ours, stick)
  await goTo(theirs.page, '接收')
  expect(await bundles.receive(theirs, first)).toContain('已收下')
  await putBack(ours.page)
  const second = await exchange.sendReport(ours, stick)
  expect(await bundles.receive(theirs, ...damaged(first), second)).toContain('对方恢复过备份')
  await bundles.confirmReceived(theirs.page, office.name)
  await bundles.openTab(theirs.page, '上报情况')
  await expect(mainOf(theirs.page).getByRole('table')).toContainText('第 2 版')
})

test('nobody is enrolled by wrong digits, and practice stays among practice', async () => {
  const stick = join(sticks, 'stick')
  mkdirSync(stick)
  await founded(ours, office)
  await founded(theirs, { ...superior, isPractice: false })
  await exchange.openPeers(ours)
  await choose(ours, sticks)
  await ours.page.getByRole('button', { name: '导出登记文件和登记表' }).click()
  await isTold(ours.page, '登记文件和登记表已写入')
  const request = exchange.fileOn(sticks, '.tzk')
  await goTo(theirs.page, '接收')
  await bundles.openTab(theirs.page, '下级单位')
  await choose(theirs, request)
  await theirs.page.getByRole('button', { name: '读取对方登记文件' }).click()
  await isTold(theirs.page, /样例|练习/)
  await expect(dialog(theirs.page)).toHaveCount(0)

  // Two real offices: only the digits decide.
  await theirs.page.getByRole('button', { name: '锁定', exact: true }).click()
  await theirs.page.getByRole('button', { name: '返回' }).click()
  await founded(theirs, superior)
  await goTo(theirs.page, '接收')
  await bundles.openTab(theirs.page, '下级单位')
  await bundles.readEnrolment(theirs, request)
  await bundles.typeDigits(theirs.page, ['1', '00000', '3', '00000', '5', '00000'])
  await dialog(theirs.page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog(theirs.page).getByRole('alert')).toContainText('校验数字')
  await bundles.typeDigits(theirs.page, await bundles.readCheckNumber(ours.page))
  await bundles.finishEnrolment(theirs.page)

  // With a partner there are letters only: it stands in a list of its own, and no report goes to it.
  await bundles.openTab(theirs.page, '共建单位')
  await choose(theirs, stick)
  await theirs.page.getByRole('button', { name: '导出共建登记文件和登记表' }).click()
  await isTold(theirs.page, '登记文件和登记表已写入')
  await goTo(ours.page, '接收')
  await bundles.openTab(ours.page, '共建单位')
  const asked = exchange.fileOn(stick, '.tzk', 'partner')
  await bundles.enrol(ours, asked, await bundles.readCheckNumber(theirs.page))
  await expect(bundles.rowWith(ours.page, superior.name)).toContainText('共建单位')
  await ours.page.screenshot({ path: test.info().outputPath('partners.png') })
  await goTo(ours.page, '上报')
  await expect(mainOf(ours.page)).not.toContainText(superior.name)
})

/** Puts the ledger back to where it stands now: a life of its own begins. */
async function putBack(page: Page): Promise<void> {
  await ask(page, session.backUp, {})
  const [backup] = await ask(page, session.backups, {})
  const { ledgers } = await ask(page, session.overview, {})
  const head = ledgers[0]!.people.find(({ name }) => name === office.head.name)
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await expect(unlockForm(page)).toBeVisible()
  await ask(page, session.restore, {
    ledgerId: ledgers[0]!.id,
    proof: { userId: head!.id, password: office.head.password },
    source: { from: 'own', name: backup!.name },
  })
  await unlock(page, office.head)
}

/** Writes a receipt to the stick; the office takes it in and looks at what it sealed. */
async function receipt(stick: string): Promise<void> {
  const before = new Set(readdirSync(stick))
  await bundles.openTab(theirs.page, /^收件箱/)
  await bundles.writeReceipt(theirs, office.name, stick)
  const name = readdirSync(stick).find((one) => one.endsWith('.tzb') && !before.has(one)) ?? ''
  await switchTo(ours.page, office.head)
  await goTo(ours.page, '接收')
  expect(await bundles.receive(ours, join(stick, name))).toContain('回执已登记')
  await goTo(ours.page, '上报')
  await bundles.openTab(ours.page, /^已封装/)
}

/** The same bundle with one byte changed, cut short, and a file that is none. */
function damaged(path: string): string[] {
  const bytes = readFileSync(path)
  const changed = Buffer.from(bytes)
  changed[Math.floor(bytes.length / 2)]! ^= 1
  const files = { changed, cut: bytes.subarray(0, bytes.length - 100), none: Buffer.from('样例') }
  return Object.entries(files).map(([name, content]) => {
    const file = join(sticks, `${name}.tzb`)
    writeFileSync(file, content)
    return file
  })
}
