import { readdirSync } from 'node:fs'
import * as bundles from '../e2e/pages/bundles.ts'
import { setUpAuditor, setUpOffice, unlock } from '../e2e/pages/door.ts'
import { expect } from '../e2e/pages/expect.ts'
import { dialog, goTo } from '../e2e/pages/shell.ts'
import { auditor, neighbour, office, superior } from './cast.ts'
import type { Computer, Story } from './story.ts'

/**
 * 互认: the heads of the office and the subdistrict pin each other's keys, by a stick and by digits told
 * over the telephone.
 */
export async function enrolWithSuperior(story: Story, ours: Computer, theirs: Computer): Promise<void> {
  story.chapter('七、先互相认得，才能上报')
  const stick = story.stick('U盘-社区与街道')
  await goTo(ours.page, '上报')
  await bundles.openTab(ours.page, '上级与审计单位')
  await story.step(
    ours,
    {
      title: '社区导出登记文件',
      words: '文件拷到U盘，登记表打印盖章。三十位校验数字由本单位的密钥算出，换一把钥匙就对不上。',
      look: (page) => page.getByLabel('本单位登记信息'),
      keepsNews: true,
    },
    () => bundles.exportEnrolment(ours.app, stick),
  )
  const ourDigits = await bundles.readCheckNumber(ours.page)
  await setUpOffice(theirs.page, superior)
  await unlock(theirs.page, superior.head)
  await goTo(theirs.page, '接收')
  await bundles.openTab(theirs.page, '下级单位')
  await story.step(
    theirs,
    {
      title: '街道读取，并打电话核对',
      words: '光有文件不算数：要照盖章的登记表或在电话里念，输入第二、四、六组数字。',
      look: dialog,
    },
    async () => {
      await bundles.readEnrolment(theirs.app, newest(stick, '.tzk'))
      await bundles.typeDigits(theirs.page, ourDigits)
    },
  )
  await story.step(
    theirs,
    {
      title: '街道登记社区，并写答复文件',
      words: '登记以后，只有社区的签章才算社区的上报。答复文件带回去，社区也要照样核对。',
      keepsNews: true,
    },
    async () => {
      await bundles.finishEnrolment(theirs.page)
      await bundles.exportGrant(theirs.app, office.name, stick)
    },
  )
  const theirDigits = await bundles.readCheckNumber(theirs.page)
  await story.step(
    ours,
    { title: '社区核对后登记上级', words: '只办这一次。以后每月上报，只要一个U盘。' },
    async () => {
      await bundles.enrol(ours.app, newest(stick, '.tzk', 'grant'), theirDigits)
      await expect(bundles.rowWith(ours.page, superior.name)).toBeVisible()
    },
  )
}

/** Another community is enrolled as well, without pictures, so that 上报情况 has somebody who is late. */
export async function enrolNeighbour(story: Story, ours: Computer, theirs: Computer): Promise<void> {
  const stick = story.stick('U盘-邻近社区')
  await setUpOffice(theirs.page, neighbour)
  await unlock(theirs.page, neighbour.head)
  await goTo(theirs.page, '上报')
  await bundles.openTab(theirs.page, '上级与审计单位')
  await bundles.exportEnrolment(theirs.app, stick)
  const theirDigits = await bundles.readCheckNumber(theirs.page)
  await bundles.enrol(ours.app, newest(stick, '.tzk'), theirDigits)
}

/** 审计: the auditors ask, the office pins their keys and answers; nothing of it needs a picture each. */
export async function enrolAuditor(story: Story, ours: Computer, theirs: Computer): Promise<void> {
  const stick = story.stick('U盘-审计')
  await setUpAuditor(theirs.page, auditor)
  await unlock(theirs.page, auditor.auditor)
  await bundles.exportEnrolment(theirs.app, stick)
  const theirDigits = await bundles.readCheckNumber(theirs.page)
  await goTo(ours.page, '上报')
  await bundles.openTab(ours.page, '上级与审计单位')
  await bundles.readEnrolment(ours.app, newest(stick, '.tzk'))
  await dialog(ours.page).getByRole('radio', { name: '审计' }).check()
  await bundles.typeDigits(ours.page, theirDigits)
  await bundles.finishEnrolment(ours.page)
  await bundles.exportGrant(ours.app, auditor.name, stick)
  const ourDigits = await bundles.readCheckNumber(ours.page)
  await story.step(
    theirs,
    {
      title: '审计组与社区互认',
      words: '审计人员用自己的台账、自己的密钥。社区封装的审计包，只有他们打得开。',
    },
    async () => {
      await bundles.enrol(theirs.app, newest(stick, '.tzk', 'grant'), ourDigits)
      await expect(bundles.rowWith(theirs.page, office.name)).toBeVisible()
    },
  )
}

/** The one file on a stick that ends so and says this. */
export function newest(stick: string, ending: string, words = ''): string {
  const names = readdirSync(stick).filter((name) => name.endsWith(ending) && name.includes(words))
  expect(names, `${ending} on the stick`).toHaveLength(1)
  return `${stick}/${names[0]}`
}
