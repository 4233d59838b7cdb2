import * as door from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import { addPerson, certifyKey } from '../e2e/pages/people.ts'
import { dialog, goTo, isTold } from '../e2e/pages/shell.ts'
import { office, oneTimePassword } from './cast.ts'
import type { Computer, Story } from './story.ts'

/** 建账: two people make the ledger, its recovery sheet is printed, and their colleagues are let in. */
export async function found(story: Story, at: Computer): Promise<void> {
  const { app, page } = at
  story.chapter('一、两个人建账')
  await story.step(
    at,
    {
      title: '第一次打开',
      words: '不连网络，不用注册。先练习，或者直接建立本单位的台账。',
    },
    () => expect(page.getByRole('button', { name: '新建台账' })).toBeVisible(),
  )
  await story.step(
    at,
    {
      title: '写上单位',
      words: '这次演示全部用假想的人，所以勾选“练习用”：练习台账只能与练习台账互报，正式台账会拒收。',
      look: (screen) => screen.getByText(/^练习用/),
    },
    async () => {
      await page.getByRole('button', { name: '新建台账' }).click()
      await door.nameOffice(page, office)
    },
  )
  await story.step(
    at,
    {
      title: '管理员和负责人各设各的密码',
      words: '管理员管人不能签发，负责人签发不能管人；少一个人，台账建不起来。',
    },
    async () => {
      await door.goOn(page)
      await door.namePerson(page, '管理员', office.admin)
      await door.goOn(page)
      await door.namePerson(page, '负责人', office.head)
    },
  )
  await story.step(
    at,
    {
      title: '恢复码只显示一次',
      words: '印成恢复单，两人签字封存。程序里不保存；所有人都忘记密码时，只有它能打开台账。',
      files: ['恢复单.pdf'],
      keepsNews: true,
    },
    async () => {
      await door.goOn(page, '建立台账')
      await door.readRecoveryCode(page)
      await door.saveAs(app, story.path('恢复单.pdf'))
      await page.getByRole('button', { name: '打印恢复单' }).click()
      await isTold(page, '恢复单已保存')
    },
  )
  await letColleaguesIn(story, at)
}

async function letColleaguesIn(story: Story, at: Computer): Promise<void> {
  const { page } = at
  await story.step(
    at,
    {
      title: '选自己的名字，输自己的密码',
      words: '几个人合用一台电脑，各用各的名字；点两下就能换人。',
    },
    async () => {
      await door.keepRecoveryCode(page)
      await expect(door.unlockForm(page)).toBeVisible()
    },
  )
  await story.step(
    at,
    {
      title: '管理员添加录入和复核',
      words: '新来的人先拿一次性密码，本人第一次打开时必须换掉。',
      look: dialog,
    },
    async () => {
      await door.unlock(page, office.admin)
      await goTo(page, '人员与密码')
      await addPerson(page, { ...office.reviewer, role: '复核' }, oneTimePassword(office.reviewer))
      await page.getByRole('button', { name: '添加人员' }).click()
      await dialog(page).getByLabel('姓名').fill(office.clerk.name)
      await dialog(page).getByRole('button', { name: '生成一个' }).click()
      await dialog(page).getByLabel('一次性密码').fill(oneTimePassword(office.clerk))
    },
  )
  await story.step(
    at,
    {
      title: '四个人，四种权限',
      words: '录入不能审批自己的上报，复核不能签章，管理员不能签发：谁也不能一个人把数字送出去。',
    },
    async () => {
      await dialog(page).getByRole('button', { name: '添加', exact: true }).click()
      await isTold(page, '已添加')
      await expect(page.getByRole('row').filter({ hasText: office.clerk.name })).toBeVisible()
    },
  )
  await story.step(
    at,
    {
      title: '录入员换上自己的密码',
      words: '一次性密码只能打开这一页；复核的签名钥匙由负责人当面核对指纹后确认，才能审批。',
    },
    async () => {
      await page.getByRole('button', { name: '切换人员' }).click()
      await door.typePassword(page, {
        name: office.reviewer.name,
        password: oneTimePassword(office.reviewer),
      })
      await door.changeOneTimePassword(page, office.reviewer, oneTimePassword(office.reviewer))
      await door.switchTo(page, office.head)
      await goTo(page, '人员与密码')
      await certifyKey(page, office.reviewer.name)
      await page.getByRole('button', { name: '切换人员' }).click()
      await door.typePassword(page, { name: office.clerk.name, password: oneTimePassword(office.clerk) })
      await expect(page.getByRole('heading', { name: '请设置自己的密码' })).toBeVisible()
    },
  )
  await door.changeOneTimePassword(page, office.clerk, oneTimePassword(office.clerk))
}
