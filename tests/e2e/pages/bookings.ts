import { expect, type Locator, type Page } from '@playwright/test'
import { pick } from './shell.ts'

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
export const grid = (page: Page): Locator => page.locator('.grid-scroller')

/** A booking on the calendar, by its purpose. */
export const span = (page: Page, purpose: string): Locator => page.locator('.grid-span', { hasText: purpose })

/** Today’s column of the week. */
export const todayColumn = async (page: Page): Promise<number> => {
  const heads = page.locator('.grid-head > div')
  for (let nth = 0; nth < (await heads.count()); nth += 1) {
    if (await heads.nth(nth).evaluate((head) => head.classList.contains('grid-marked'))) return nth
  }
  throw new Error('today stands on no column')
}

/** Where a time of day stands in a column of the calendar, scrolled into sight; pixels of the window. */
export async function pointAt(page: Page, column: number, minute: number): Promise<{ x: number; y: number }> {
  const first = await page.locator('.grid-hours > span').first().innerText()
  const [hour] = first.split(':').map(Number)
  const hours = await page.locator('.grid-hours > span').count()
  const part = (minute - hour! * 60) / (hours * 60)
  const body = page.locator('.grid-body')
  await grid(page).evaluate((box, at) => {
    box.scrollTop = Math.max(0, at * box.scrollHeight - box.clientHeight / 2)
  }, part)
  const box = (await body.boundingBox())!
  const columns = await page.locator('.grid-column').count()
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
  const box = (await page.locator('.grid-body').boundingBox())!
  return box.height / ((await page.locator('.grid-hours > span').count()) * 60)
}

/** The record page that is open says this of the booking. */
export const stands = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('article').first()).toContainText(words)

/** Shows another room, or another venue, in the calendar. */
export const chooseRoom = (page: Page, name: string) =>
  pick(page, page.getByRole('region', { name: '日历' }).getByRole('combobox'), name)
