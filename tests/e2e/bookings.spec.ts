import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { practiceWords } from '../../shared/session/shell-words.ts'
import * as bookings from './pages/bookings.ts'
import { saveAs, switchTo } from './pages/door.ts'
import { openSample } from './pages/offices.ts'
import { dialog, giveReason, goTo, isTold } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

const sitting = (role: 'head' | 'clerk' | 'reviewer') => ({
  name: practiceWords.people[role],
  password: practiceWords.password,
})

test.describe
  .serial('a room of the community', () => {
    let app: LaunchedApp
    test.beforeAll(async () => {
      app = await launchApp()
      await openSample(app)
      await goTo(app.page, '活动场所')
    })
    test.afterAll(() => app.close())

    test('is set up by the head: a venue, a room, its hours', async () => {
      const { page } = app
      await bookings.openView(page, '场所与房间')
      await expect(page.getByRole('article')).toHaveCount(5)
      await page.getByRole('button', { name: '新建场所' }).click()
      await bookings.write(page, 'name', '样例睦邻中心')
      await bookings.save(page)
      await bookings.addRoom(page, {
        ...{ venueName: '样例睦邻中心', name: '三楼会议室', capacity: 40, equipment: '投影仪' },
        ...{ needsApproval: true, openedDay: '2020-01-01' },
        ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: [8, 21] },
      })
    })

    test('is booked by drawing on the calendar, and moved by dragging or by the keys', async () => {
      const { page } = app
      await switchTo(page, sitting('clerk'))
      await goTo(page, '活动场所')
      await bookings.chooseRoom(page, '三楼会议室')
      await bookings.draw(page, await bookings.todayColumn(page), 9 * 60, 10 * 60)
      await expect(page.locator('[data-field="fromMinute"] input')).toHaveValue('09:00')
      await expect(page.locator('[data-field="toMinute"] input')).toHaveValue('10:00')
      await bookings.write(page, 'purpose', '支部党员大会')
      await bookings.write(page, 'organiser', '样例社区居委会')
      await bookings.write(page, 'responsible', '样例联系人')
      await bookings.write(page, 'phone', '13800001234')
      await bookings.write(page, 'expected', '30')
      await bookings.save(page)
      await bookings.stands(page, '待审批')
      await page.getByRole('button', { name: '在日历上看' }).click()
      await bookings.dragBy(page, '支部党员大会', 60)
      await isTold(page, '已移动')
      await expect(bookings.span(page, '支部党员大会')).toContainText('10:00—11:00')
      await bookings.grid(page).focus()
      for (let nth = 0; nth < (await bookings.todayColumn(page)); nth += 1)
        await page.keyboard.press('ArrowRight')
      for (const key of ['ArrowDown', 'ArrowDown', 'm', 'ArrowDown', 'ArrowDown', 'Enter']) {
        await page.keyboard.press(key)
      }
      await expect(bookings.span(page, '支部党员大会')).toContainText('11:00—12:00')
    })

    test('is not given twice: the form names who has it', async () => {
      const { page } = app
      await bookings.draw(page, await bookings.todayColumn(page), 12 * 60 + 30, 13 * 60)
      await bookings.write(page, 'fromMinute', '11:30')
      await bookings.write(page, 'purpose', '书画班')
      await bookings.write(page, 'organiser', '书画社')
      await bookings.write(page, 'responsible', '样例联系人')
      await bookings.write(page, 'expected', '12')
      await bookings.save(page)
      await expect(page.locator('[data-field="fromMinute"]')).toContainText('支部党员大会')
      await bookings.write(page, 'fromMinute', '12:30')
      await bookings.save(page)
      await bookings.stands(page, '书画班')
    })

    test('is approved by somebody else, who finds it on the desk', async () => {
      const { page } = app
      await switchTo(page, sitting('reviewer'))
      await page.getByRole('button', { name: /场活动场所预约等您审批/ }).click()
      await page
        .getByRole('button', { name: '支部党员大会' })
        .or(page.getByText('支部党员大会'))
        .first()
        .dblclick()
      await page.getByRole('button', { name: '审批', exact: true }).click()
      await dialog(page).getByRole('button', { name: '批准', exact: true }).click()
      await isTold(page, '已审批')
      await bookings.stands(page, '已预约')
    })

    test('is rid of a head-count that belongs to another booking, for a reason', async () => {
      const { page } = app
      await page.getByRole('button', { name: '签到', exact: true }).click()
      await dialog(page).getByLabel('群众人数').fill('50')
      await dialog(page).getByRole('button', { name: '保存签到' }).click()
      await bookings.stands(page, '已签到')
      await page.getByRole('button', { name: '撤销签到' }).click()
      await giveReason(page, '登错了场次', '撤销签到')
      await isTold(page, '已撤销签到')
      await expect(page.getByRole('button', { name: '撤销签到' })).toHaveCount(0)
    })

    test('is left with a head-count by class, and its door sheet printed', async () => {
      const { page } = app
      await page.getByRole('button', { name: '签到', exact: true }).click()
      await dialog(page).getByLabel('在管党员人数').fill('18')
      await dialog(page).getByLabel('群众人数').fill('4')
      await dialog(page).getByRole('button', { name: '保存签到' }).click()
      await bookings.stands(page, '已签到')
      await page.getByRole('button', { name: '在日历上看' }).click()
      const path = join(app.userDataDir, 'door.pdf')
      await saveAs(app, path)
      await page.getByRole('button', { name: '门牌表' }).click()
      await giveReason(page, '张贴公示', '打印')
      await isTold(page, 'door.pdf')
      expect((await stat(path)).size).toBeGreaterThan(1000)
      await bookings.openView(page, '使用率')
      await expect(page.getByRole('img', { name: /使用率/ })).toBeVisible()
      await expect(page.getByRole('row', { name: /^三楼会议室/ })).toContainText('22')
    })
  })
