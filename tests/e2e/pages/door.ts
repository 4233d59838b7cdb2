import type { Page } from '@playwright/test'
import type { RunningApp } from '../support/running-app.ts'
import { expect } from './expect.ts'
import { knows } from './signing.ts'

/** Somebody who sits at the computer. */
export type Person = { readonly name: string; readonly password: string }

/** An office about to make its ledger: two people, each with a password of their own. */
export type NewOffice = {
  readonly name: string
  readonly code: string
  /** Everything in it is invented. */
  readonly isPractice: boolean
  readonly admin: Person
  readonly head: Person
}

/** An auditor about to make theirs. */
export type NewAuditor = Pick<NewOffice, 'name' | 'code' | 'isPractice'> & { readonly auditor: Person }

/** Fills in the first step: which office, and whether it is for practice. */
export async function nameOffice(page: Page, office: Pick<NewOffice, 'name' | 'code' | 'isPractice'>) {
  await page.getByLabel('单位名称').fill(office.name)
  await page.getByLabel('单位代码').fill(office.code)
  await page.getByRole('checkbox', { name: /练习用/ }).setChecked(office.isPractice)
}

/** Fills in the step of one person; `title` is what the step calls them. */
export async function namePerson(page: Page, title: '管理员' | '负责人' | '审计人员', person: Person) {
  await page.getByLabel(`${title}姓名`).fill(person.name)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByLabel('再输一次密码').fill(person.password)
}

/** To the next step of the set-up. */
export async function goOn(page: Page, words: '下一步' | '建立台账' = '下一步') {
  await page.getByRole('button', { name: words, exact: true }).click()
}

/** The recovery code as it stands on the screen. */
export async function readRecoveryCode(page: Page): Promise<string> {
  const groups = page.getByLabel('恢复码', { exact: true }).locator('span')
  await expect(groups).toHaveCount(9)
  return (await groups.allTextContents()).join('-')
}

/** Says that the recovery code is kept, and leaves the set-up. */
export async function keepRecoveryCode(page: Page) {
  await page.getByRole('checkbox', { name: /恢复码已抄写或打印/ }).check()
  await page.getByRole('button', { name: '完成', exact: true }).click()
}

/** Makes an office's ledger from the first screen to the unlock form; answers the recovery code. */
export async function setUpOffice(page: Page, office: NewOffice): Promise<string> {
  await page.getByRole('button', { name: '新建台账' }).click()
  await nameOffice(page, office)
  await goOn(page)
  await namePerson(page, '管理员', office.admin)
  await goOn(page)
  await namePerson(page, '负责人', office.head)
  await goOn(page, '建立台账')
  const code = await readRecoveryCode(page)
  await keepRecoveryCode(page)
  return code
}

/** Makes an auditor's own ledger, from the first screen to the unlock form. */
export async function setUpAuditor(page: Page, office: NewAuditor) {
  await page.getByRole('button', { name: '审计查看' }).click()
  await nameOffice(page, office)
  await goOn(page)
  await namePerson(page, '审计人员', office.auditor)
  await goOn(page, '建立台账')
  await readRecoveryCode(page)
  await keepRecoveryCode(page)
}

/** Opens the ledger that the unlock form stands before. */
export async function unlock(page: Page, person: Person) {
  await typePassword(page, person)
  await isOpen(page, person)
}

/** Chooses oneself, types a password and presses 打开, whatever comes of it. */
export async function typePassword(page: Page, { name, password }: Person) {
  await page.getByRole('group', { name: '您是谁？' }).getByRole('button', { name }).click()
  await page.getByLabel('密码', { exact: true }).fill(password)
  knows(page, password)
  await page.getByRole('button', { name: '打开', exact: true }).click()
}

/** Waits for the pages of a ledger, with this person in the bar; `patience` where much is done before. */
export async function isOpen(page: Page, { name }: Pick<Person, 'name'>, patience = {}) {
  await expect(page.getByRole('banner')).toContainText(name, patience)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

/** Gives oneself a password of one's own, on the page that a one-time password opens. */
export async function changeOneTimePassword(page: Page, person: Person, oneTimePassword: string) {
  await page.getByLabel('一次性密码').fill(oneTimePassword)
  await page.getByLabel('新密码', { exact: true }).fill(person.password)
  await page.getByLabel('再输一次新密码').fill(person.password)
  await page.getByRole('button', { name: '修改密码', exact: true }).click()
  knows(page, person.password)
  await isOpen(page, person)
}

/** Lets somebody else sit down. */
export async function switchTo(page: Page, person: Person) {
  await page.getByRole('button', { name: '切换人员' }).click()
  await unlock(page, person)
}

/** Where a ledger is locked: the form that asks for a name and a password. */
export const unlockForm = (page: Page) => page.getByRole('group', { name: '您是谁？' })

/** Answers the next save dialog with a path. */
export const saveAs = (app: RunningApp, path: string) => app.answerDialog({ kind: 'save', path })

/** Answers the next open dialog, of files or of a folder. */
export const choose = (app: RunningApp, ...paths: string[]) => app.answerDialog({ kind: 'open', paths })
