import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchedApp } from '../support/launch-app.ts'
import * as bundles from './bundles.ts'
import { changeOneTimePassword, type Person, switchTo, typePassword } from './door.ts'
import { expect } from './expect.ts'
import { applyImport } from './import.ts'
import { office, superior } from './offices.ts'
import { addPerson, type Newcomer } from './people.ts'
import { goTo, mainOf } from './shell.ts'

/** Somebody of the office who prepares what its head approves. */
export const reviewer: Person = { name: '样例复核', password: 'chi guo wan fan 5' }

/** Three people in two branches, as they would be copied from a workbook. */
export const rows = {
  组织: [
    ['党组织编码', '党组织全称', '党组织简称', '组织类别', '上级党组织'],
    ['YL1', '中共样例市样例社区委员会', '样例社区党委', '党委', ''],
    ['YL1-1', '中共样例市样例社区第一支部委员会', '第一支部', '党支部', '样例社区党委'],
    ['YL1-2', '中共样例市样例社区第二支部委员会', '第二支部', '党支部', '样例社区党委'],
  ],
  党员: [
    ['姓名', '身份证号', '人员类别', '所在党支部', '联系电话', '入党时间'],
    ['样例甲', '990000196205120011', '正式党员', '第一支部', '19900000001', '1985.7'],
    ['样例乙', '990000198801300026', '正式党员', '第二支部', '19900000002', '2012-07-01'],
    ['样例丙', '99000019970815003X', '预备党员', '第二支部', '19900000003', '2026.1'],
  ],
} as const

/** Pastes the rows of one list and takes them over. */
export async function pasteRows({ page }: LaunchedApp, list: keyof typeof rows): Promise<void> {
  await goTo(page, list)
  await mainOf(page).getByRole('button', { name: '导入', exact: true }).click()
  await page
    .getByRole('textbox', { name: '从 Excel 复制粘贴' })
    .fill(rows[list].map((row) => row.join('\t')).join('\n'))
  await page.getByRole('button', { name: '核对粘贴的内容' }).click()
  await applyImport(page)
}

/** Lets somebody in and sits them down with a password of their own; an admin of the office does it. */
export async function letIn({ page }: LaunchedApp, admin: Person, person: Person, role: Newcomer['role']) {
  const once = 'yi ci xing kou ling'
  await switchTo(page, admin)
  await goTo(page, '人员与密码')
  await addPerson(page, { name: person.name, role }, once)
  await page.getByRole('button', { name: '切换人员' }).click()
  await typePassword(page, { name: person.name, password: once })
  await changeOneTimePassword(page, person, once)
}

/** Both offices pin each other's keys: the office asks, the superior answers. Their heads sit there. */
export async function enrolUnder(ours: LaunchedApp, theirs: LaunchedApp, stick: string): Promise<void> {
  mkdirSync(stick, { recursive: true })
  await openPeers(ours)
  await bundles.exportEnrolment(ours, stick)
  await goTo(theirs.page, '接收')
  await bundles.openTab(theirs.page, '下级单位')
  await bundles.enrol(theirs, fileOn(stick, '.tzk'), await bundles.readCheckNumber(ours.page))
  await bundles.exportGrant(theirs, office.name, stick)
  await bundles.enrol(ours, fileOn(stick, '.tzk', 'grant'), await bundles.readCheckNumber(theirs.page))
  await expect(bundles.rowWith(ours.page, superior.name)).toBeVisible()
}

/** Opens the list of superiors and auditors. */
export async function openPeers({ page }: LaunchedApp): Promise<void> {
  await goTo(page, '上报')
  await bundles.openTab(page, '上级与审计单位')
}

/** Prepares as the reviewer, approves and seals as the head, writes it to the stick; answers the new file. */
export async function sendReport(ours: LaunchedApp, stick: string): Promise<string> {
  const { page } = ours
  const before = new Set(readdirSync(stick))
  await switchTo(page, reviewer)
  await goTo(page, '上报')
  await bundles.prepare(page, superior.name)
  await expect(page.getByRole('button', { name: '审批通过' })).toBeDisabled()
  await switchTo(page, office.head)
  await goTo(page, '上报')
  await bundles.approve(page)
  await page.getByRole('button', { name: '签章封装', exact: true }).click()
  await bundles.publish(ours, stick)
  return join(stick, readdirSync(stick).find((name) => name.endsWith('.tzb') && !before.has(name)) ?? '')
}

/** The one file on a stick that ends so and says this. */
export function fileOn(stick: string, ending: string, words = ''): string {
  const names = readdirSync(stick).filter((name) => name.endsWith(ending) && name.includes(words))
  expect(names, `files ${words}*${ending} on the stick`).toHaveLength(1)
  return join(stick, names[0]!)
}
