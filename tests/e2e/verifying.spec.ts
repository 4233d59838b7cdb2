import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as bundles from './pages/bundles.ts'
import { switchTo, unlock } from './pages/door.ts'
import * as exchange from './pages/exchange.ts'
import { founded, office, superior } from './pages/offices.ts'
import { dialog, goTo, mainOf } from './pages/shell.ts'
import { launchApp } from './support/launch-app.ts'
import { editLedger } from './support/other-tool.ts'

test.setTimeout(300_000)

let root: string
test.beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taizhang-'))
})
test.afterEach(() => rm(root, { recursive: true, force: true }))

const shot = (name: string) => test.info().outputPath(name)
const found = (page: Page) => page.getByRole('region', { name: '核验结果' })

test('what a sheet of paper says is typed and compared', async () => {
  const app = await launchApp()
  const { page } = app
  await founded(app, office)
  await goTo(page, '操作记录')
  await page.getByRole('button', { name: '核验', exact: true }).click()
  await expect(found(page)).toContainText('核验通过')
  const size = (
    await found(page)
      .getByRole('row', { name: /逐条重算/ })
      .innerText()
  ).match(/([\d,]+) 条/)![1]!
  const head = await found(page).locator('.digest').first().innerText()
  const compare = async (digits: string) => {
    await page.getByRole('button', { name: '与封存单核对' }).click()
    const box = dialog(page, '与封存单核对')
    await expect(box.getByRole('button', { name: '核验', exact: true })).toBeDisabled()
    await box.getByLabel('操作记录条数').fill(size)
    await box.getByLabel('校验值').fill(digits)
    await page.screenshot({ path: shot('sheet.png') })
    await box.getByRole('button', { name: '核验', exact: true }).click()
    return found(page).getByRole('row', { name: /与封存单上的校验值比对/ })
  }
  await expect(await compare(head.toUpperCase())).toContainText('相符')
  await expect(await compare(`${'0'.repeat(32)}`)).toContainText('不符')
  await expect(found(page)).toContainText('与封存单上的校验值不一致')
  await page.screenshot({ path: shot('other-sheet.png') })
  await app.close()
})

test('a ledger edited by another tool is signed for a reason only, and it is seen above', async () => {
  const stick = join(root, 'stick')
  const home = join(root, 'home')
  let ours = await launchApp({ userDataDir: home })
  const theirs = await launchApp()
  await founded(ours, office)
  await exchange.pasteRows(ours, '组织')
  await exchange.pasteRows(ours, '党员')
  await founded(theirs, superior)
  await exchange.enrolUnder(ours, theirs, stick)
  await exchange.letIn(ours, office.admin, exchange.reviewer, '复核')
  await ours.close()
  await editLedger(home, office.head, `update member set name = '样例换' where name = '样例甲'`)

  ours = await launchApp({ userDataDir: home })
  const { page } = ours
  await page.getByRole('button', { name: office.name }).click()
  await unlock(page, exchange.reviewer)
  await goTo(page, '上报')
  await bundles.prepare(page, superior.name)
  await switchTo(page, office.head)
  await goTo(page, '上报')
  await bundles.approve(page)
  await page.getByRole('button', { name: '签章封装', exact: true }).click()
  await expect(mainOf(page).getByRole('alert')).toContainText('处不符，没有签章')
  await page.screenshot({ path: shot('refused.png') })
  await page.getByRole('button', { name: '已查明，写明情况后签章' }).click()
  const box = dialog(page, '核验不符，仍然签章')
  await box.getByRole('textbox', { name: /原因|为什么/ }).fill('已报告负责人，另附书面说明')
  await page.screenshot({ path: shot('reason.png') })
  await box.getByRole('button', { name: '签章封装', exact: true }).click()
  await bundles.publish(ours, stick)
  await ours.close()

  await goTo(theirs.page, '接收')
  const words = await bundles.receive(theirs, exchange.fileOn(stick, '.tzb'))
  expect(words).toContain('处不符，仍由负责人签章报送')
  await expect(mainOf(theirs.page)).toContainText('对方签章前核验，有')
  await theirs.page.screenshot({ path: shot('received.png') })
  await theirs.close()
})
