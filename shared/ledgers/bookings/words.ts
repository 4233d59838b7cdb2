import { sayMinute } from '../../kernel/minute.ts'
import type { WordsFor } from '../../kernel/words-for.ts'
import type { BookingFaults, InTheWay } from './faults.ts'

/** The days of the week, Monday first. */
export const weekdayWords = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** `周三` for 3. */
export const sayWeekday = (weekday: number): string => weekdayWords[weekday - 1] ?? ''

/** `09:00—11:30`. */
export const saySpan = ({ fromMinute, toMinute }: Pick<InTheWay, 'fromMinute' | 'toMinute'>): string =>
  `${sayMinute(fromMinute)}—${sayMinute(toMinute)}`

const NAMED = 3

/** The first bookings in the way by name, and how many in all. */
function sayOthers(others: readonly InTheWay[]): string {
  const named = others.slice(0, NAMED).map((one) => `${one.day} ${saySpan(one)}“${shortened(one.purpose)}”`)
  const rest = others.length > NAMED ? `等 ${others.length} 场` : ''
  return `${named.join('、')}${rest}`
}

const shortened = (text: string): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text)

export const bookingFaultWords: WordsFor<BookingFaults> = {
  'bookings.not-found': () => '找不到这场预约，可能已被撤销导入。请返回日历重新查找。',
  'bookings.not-over': ({ day }) =>
    `这场预约在 ${day}，联系方式还要使用，未做任何修改。请在活动结束以后再清除。`,
  'bookings.venue-not-found': () => '找不到这个活动场所。请刷新“场所与房间”后重试。',
  'bookings.room-not-found': () => '找不到这个房间。请先在“场所与房间”里建立它。',
  'bookings.stale': () => '这条记录刚被别人改过，请重新打开、核对后再改。',
  'bookings.no-change': () => '没有任何改动，不需要保存。',
  'bookings.unknown-code': ({ field }) => `“${field}”填的不在选项之内，请从列表中选择。`,
  'bookings.name-taken': ({ name }) => `已经有一个“${name}”，请换一个名称，以免混淆。`,
  'bookings.hours-clash': ({ weekday }) =>
    `${sayWeekday(weekday)}的开放时段有重叠，或结束不晚于开始，请核对后重新填写。`,
  'bookings.no-organiser': () => '主办的党组织和其他主办方都没有填，请至少填写一项。',
  'bookings.ends-before-start': () => '结束时间不晚于开始时间，请核对起止时间。',
  'bookings.past-day': () =>
    '这一天已经过去，不能再预约、改动或批准。请选择今天或以后的日期；还没有审批的，请取消或不批准。',
  'bookings.outside-hours': ({ day, hours }) =>
    hours.length === 0
      ? `${day} 这个房间不开放，请换一天，或先调整开放时间。`
      : `${day} 的开放时间是 ${hours.map(saySpan).join('、')}，请把预约放在其中一段之内。`,
  'bookings.closed': ({ day, fromDay, toDay, reason }) =>
    `${day} 房间停用（${fromDay} 至 ${toDay}，${reason}），请换一天或换一个房间。`,
  'bookings.out-of-use': ({ day, since, until }) =>
    until === ''
      ? `${day} 这个房间还没有启用（${since} 起启用），请换一天或换一个房间。`
      : `${day} 这个房间已停止使用（${until} 起），请换一个房间。`,
  'bookings.overlap': ({ with: others }) =>
    `与已有预约时间重叠：${sayOthers(others)}。请换一个时间或房间，或先与对方协商。`,
  'bookings.over-capacity': ({ capacity }) =>
    `预计人数超过房间可容纳的 ${capacity} 人，请换大一些的房间或分批安排。`,
  'bookings.not-standing': ({ state }) =>
    state === 'refused'
      ? '这场预约没有获得批准，不能再办理。如仍要使用，请重新预约。'
      : '这场预约已经取消，不能再办理。如仍要使用，请重新预约。',
  'bookings.not-approved': () =>
    '这场预约还没有审批，不能签到，也不能用导入改动。请先由没有录入、改动过它的复核人或负责人审批；' +
    '日子已经过去的，请先取消它，再导入这次活动。',
  'bookings.not-asked': () => '这场预约不在待审批状态，不需要再审批。请刷新后核对。',
  'bookings.self-approval': () =>
    '不能审批自己录入或改动过的预约，哪怕别人后来又改过。请由没有录入、改动过它的复核人或负责人审批；' +
    '没有这样的人的，请取消后重新预约。',
  'bookings.reason-missing': () => '不批准时要说明原因，请至少写两个字。',
  'bookings.counted': () =>
    '这场活动已经签到，不能再移动、更正或取消。人数有误的，请重新签到；登错了场次的，请先“撤销签到”。',
  'bookings.not-counted': () => '这场活动没有签到人数，不需要撤销。请刷新后核对。',
  'bookings.too-early': ({ day }) => `活动在 ${day}，还没有到日子，请到当天再签到。`,
  'bookings.nobody-came': () =>
    '到场人数全是 0。没有人来的，请改为取消并写明原因；已经签到的，请先“撤销签到”，再取消。',
  'bookings.no-occurrence': () => '按这样的星期和起止日期，一场也排不出来。请核对星期、日期和跳过的日子。',
  'bookings.too-many-occurrences': ({ limit }) => `一次最多预约 ${limit} 场，请把截止日期提前，到期后再续。`,
  'bookings.series-over': () => '这个周期预约在那天以后没有可以取消的场次，请刷新后核对。',
  'bookings.closure-over': () => '找不到这次停用，或它已经结束，不需要再恢复。请刷新后核对。',
  'bookings.booked-then': ({ with: others }) =>
    `这样改会影响已有的预约：${sayOthers(others)}。请先移动或取消它们。`,
}
