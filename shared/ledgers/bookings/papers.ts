import { type Day, weekdayOf } from '../../kernel/day.ts'
import { type Html, html, type Paper, paperTable, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import { closureOn, windowsOn } from './rules.ts'
import { partOf, type RoomUse } from './use-rate.ts'
import type { CalendarEntry, RoomTold } from './views.ts'
import { saySpan, sayWeekday } from './words.ts'

/** What a list of bookings is called on paper and in workbooks. */
export const bookingListTitle = { title: '活动场所使用登记表', counted: '场' } as const

/** A room with what happens in it on the days of a door sheet. */
export type DoorSheet = {
  readonly room: RoomTold
  readonly venue: string
  readonly bookings: readonly CalendarEntry[]
}

/** 门牌表: a page per room, to be read from a step away; no telephone numbers. */
export function doorSheets(
  sheets: readonly DoorSheet[],
  days: readonly Day[],
  organisationOf: (id: string) => string,
  about: Printing,
): Paper {
  const pages = sheets.map(({ room, venue, bookings }, at) => {
    const isLast = at === sheets.length - 1
    const parts = days.map((day) => {
      const here = bookings.filter((one) => one.day === day)
      const table = dayTable(room, day, here, organisationOf)
      return html`<h2 style="font-size: 16pt">${dayTitle(day)}</h2>${table}`
    })
    return html`<section ${isLast ? null : PAGE_BREAK}>
<p style="margin: 0; text-align: center; font-size: 14pt">${venue}</p>
<h1 style="font-size: 34pt; margin: 0">${room.name}</h1>
<p style="margin: 0; text-align: center">${sizeOf(room)}</p>
${parts}</section>`
  })
  return { title: '活动场所门牌表', ...footOf(about), body: html`${pages}` }
}

const sizeOf = ({ capacity, equipment }: RoomTold): string =>
  `可容纳 ${capacity} 人${equipment ? `　${equipment}` : ''}`

const PAGE_BREAK: Html = html`style="break-after: page"`

const dayTitle = (day: Day): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日　${sayWeekday(weekdayOf(day))}`

function dayTable(
  room: RoomTold,
  day: Day,
  bookings: readonly CalendarEntry[],
  organisationOf: (id: string) => string,
): Html {
  const closure = closureOn(room.closures, day)
  if (closure) return html`<p>停用：${closure.reason}（至 ${closure.toDay}）</p>`
  const open = windowsOn(room.hours, day)
  const hours = open.length === 0 ? '今日不开放' : `开放时间 ${open.map(saySpan).join('、')}`
  if (bookings.length === 0) return html`<p>${hours}。没有预约，欢迎使用。</p>`
  const rows = bookings.map((one) => [
    saySpan(one),
    one.purpose + (one.state === 'asked' ? '（待审批）' : ''),
    one.organisationId === null ? (one.organiser ?? '') : organisationOf(one.organisationId),
    one.responsible,
  ])
  return html`<p style="margin: 0 0 1mm">${hours}</p>
<div style="font-size: 13pt">${paperTable(['时间', '活动', '主办', '负责人'], rows)}</div>`
}

/** A room's use beside its name. */
export type NamedUse = RoomUse & { readonly name: string }

/** 活动场所使用情况表: open and used hours, bookings and people by class. */
export function ratePaper(
  rooms: readonly NamedUse[],
  about: Printing & { readonly officeName: string; readonly from: string; readonly to: string },
): Paper {
  const rows = [...rooms, { ...totalUse(rooms), name: '合计' }].map((use) => [
    use.name,
    sayHours(use.openMinutes),
    sayHours(use.usedMinutes),
    sayPart(use.usedMinutes, use.openMinutes),
    ...[use.count, use.counted, use.resident, use.mobile, use.onDuty, use.public].map(sayCount),
    sayCount(use.resident + use.mobile + use.onDuty + use.public),
  ])
  return {
    title: '活动场所使用情况表',
    landscape: true,
    ...footOf(about),
    body: html`<h1>活动场所使用情况表</h1>
<div class="head"><span>单位：${about.officeName}</span><span>${about.from} 至 ${about.to}</span></div>
${paperTable(rateHeadings, rows)}
<p>使用率＝开放时间内被使用的小时数÷开放小时数。人次只计已签到的场次。</p>
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

const sayCount = (count: number): string => count.toLocaleString('zh-CN')

/** The headings of a table of use, in its order. */
export const rateHeadings = [
  '房间',
  '开放小时',
  '使用小时',
  '使用率',
  '场次',
  '已签到场次',
  '在管党员',
  '流动党员',
  '在职党员',
  '群众',
  '合计人次',
] as const

/** The use of several rooms together. */
export function totalUse(rooms: readonly RoomUse[]): Omit<RoomUse, 'roomId'> {
  const sum = (of: (use: RoomUse) => number): number => rooms.reduce((total, use) => total + of(use), 0)
  return {
    openMinutes: sum((use) => use.openMinutes),
    usedMinutes: sum((use) => use.usedMinutes),
    count: sum((use) => use.count),
    counted: sum((use) => use.counted),
    resident: sum((use) => use.resident),
    mobile: sum((use) => use.mobile),
    onDuty: sum((use) => use.onDuty),
    public: sum((use) => use.public),
  }
}

/** Minutes as hours with one place: 90 → 1.5, 60600 → 1,010.0. */
export const sayHours = (minutes: number): string =>
  (Math.round(minutes / 6) / 10).toLocaleString('zh-CN', { minimumFractionDigits: 1 })

/** A part as percent with one place; a dash where there is no whole. */
export const sayPart = (used: number, open: number): string =>
  open === 0 ? '—' : `${(partOf(used, open) / 10).toFixed(1)}%`
