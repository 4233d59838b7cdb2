import { expect, type Locator, type Page } from '@playwright/test'
import { sayMinute } from '../../../shared/kernel/minute.ts'
import { weekdayWords } from '../../../shared/ledgers/bookings/words.ts'
import { goTo, pick } from './shell.ts'

/** One of the views of 活动场所. */
export async function openView(page: Page, name: '日历' | '预约清单' | '使用率' | '场所与房间') {
  await page.getByRole('main').locator('.ant-segmented-item', { hasText: name }).first().click()
}

/** Writes a field of the form by its name. */
export async function write(page: Page, field: string, words: string) {
  await page.locator(`[data-field="${field}"] input, [data-field="${field}"] textarea`).first().fill(words)
}

/** Saves the form. */
export const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click()

/** The calendar. */
export const grid = (page: Page): Locator => page.locator('[aria-describedby=grid-keys]')

/** A booking on the calendar, by its purpose. */
export const span = (page: Page, purpose: string): Locator =>
  grid(page).getByRole('button').filter({ hasText: purpose })

/** Today’s column of the week. */
export const todayColumn = async (page: Page): Promise<number> => {
  const heads = grid(page).locator('div[role=columnheader]')
  for (let nth = 0; nth < (await heads.count()); nth += 1) {
    if ((await heads.nth(nth).getAttribute('aria-current')) === 'date') return nth
  }
  throw new Error('today stands on no column')
}

/** Where a time of day stands in a column of the calendar, scrolled into sight; pixels of the window. */
export async function pointAt(page: Page, column: number, minute: number): Promise<{ x: number; y: number }> {
  const first = await grid(page).locator('[aria-hidden] > span').first().innerText()
  const [hour] = first.split(':').map(Number)
  const hours = await grid(page).locator('[aria-hidden] > span').count()
  const part = (minute - hour! * 60) / (hours * 60)
  const body = grid(page).getByRole('presentation')
  await grid(page).evaluate((box, at) => {
    box.scrollTop = Math.max(0, at * box.scrollHeight - box.clientHeight / 2)
  }, part)
  const box = (await body.boundingBox())!
  const columns = await grid(page).getByRole('gridcell').count()
  return { x: box.x + ((column + 0.5) / columns) * box.width, y: box.y + part * box.height }
}

/** Draws a stretch in a column of the calendar. */
export async function draw(page: Page, column: number, from: number, to: number) {
  const start = await pointAt(page, column, from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const end = { x: start.x, y: start.y + (await pixelsPerMinute(page)) * (to - from) - 1 }
  await page.mouse.move(end.x, (start.y + end.y) / 2)
  await page.mouse.move(end.x, end.y)
  await page.mouse.up()
}

/** Drags a booking down or up by so many minutes. */
export async function dragBy(page: Page, purpose: string, minutes: number) {
  const box = (await span(page, purpose).boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 10)
  await page.mouse.move(x, y + (await pixelsPerMinute(page)) * minutes)
  await page.mouse.up()
}

async function pixelsPerMinute(page: Page): Promise<number> {
  const box = (await grid(page).getByRole('presentation').boundingBox())!
  return box.height / ((await grid(page).locator('[aria-hidden] > span').count()) * 60)
}

/** The record page that is open says this of the booking. */
export const stands = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('article').first()).toContainText(words)

/** Shows another room, or another venue, in the calendar. */
export const chooseRoom = (page: Page, name: string) =>
  pick(page, page.getByRole('region', { name: '日历' }).getByRole('combobox'), name)

type NewRoom = {
  /** Where there is more than one. */
  readonly venueName?: string
  readonly name: string
  readonly capacity: number
  readonly equipment: string | null
  readonly needsApproval: boolean
  readonly openedDay: string
  readonly weekdays: readonly number[]
  /** From an hour to an hour. */
  readonly hours: readonly [number, number]
}

/** Sets up a meeting room, in the first venue unless another one is named. */
export async function addRoom(page: Page, room: NewRoom) {
  await goTo(page, '活动场所')
  await openView(page, '场所与房间')
  await page.getByRole('button', { name: '新建房间' }).click()
  if (room.venueName) {
    await pick(page, page.locator('[data-field="venueId"]').getByRole('combobox'), room.venueName)
  }
  await write(page, 'name', room.name)
  await write(page, 'capacity', String(room.capacity))
  await write(page, 'equipment', room.equipment ?? '')
  await write(page, 'openedDay', room.openedDay)
  if (room.needsApproval) {
    await page.locator('[data-field="needsApproval"]').getByText('是', { exact: true }).click()
  }
  const hours = room.hours.map(sayHour).join('-')
  for (const [nth, word] of weekdayWords.entries()) {
    await page.getByLabel(`${word}的开放时间`).fill(room.weekdays.includes(nth + 1) ? hours : '')
  }
  await save(page)
  await expect(page.getByRole('heading', { name: room.name })).toBeVisible()
}

const sayHour = (hour: number): string => sayMinute(hour * 60)

/** Repeats on one day of the week only. */
export async function repeatOn(page: Page, word: string) {
  for (const one of weekdayWords) {
    await page.getByRole('checkbox', { name: one, exact: true }).setChecked(one === word)
  }
}
