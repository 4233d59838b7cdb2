import { judges } from '../../definition/decision.ts'
import { defineLedger, maybeIn, type StoredRow, textIn, travelling } from '../../definition/define-ledger.ts'
import { sayDay } from '../../kernel/day-words.ts'
import { bookings } from './contract.ts'
import { bookingFields, roomFields, venueFields } from './fields.ts'
import { searchOf } from './search.ts'
import { bookingWire } from './wire.ts'
import { bookingFaultWords, sayWeekday } from './words.ts'

const travels = travelling(bookingWire)

const deriveBooking = () => (row: StoredRow) => ({
  search: searchOf({
    purpose: textIn(row, 'purpose'),
    organiser: maybeIn(row, 'organiser'),
    responsible: textIn(row, 'responsible'),
  }),
})

/** 活动场所: what the whole program knows of it. */
export const bookingsLedger = defineLedger({
  name: 'bookings',
  label: '活动场所',
  doors: bookings,
  deeds: {
    unmask: '查看隐藏内容',
    reserve: '预约场所',
    correct: '更正预约',
    move: '移动预约',
    decide: '审批预约',
    cancel: '取消预约',
    checkIn: '活动签到',
    clearCheckIn: '撤销签到',
    reserveSeries: '周期预约',
    cancelSeries: '取消周期预约',
    printUseRate: '打印使用率',
    doorSheet: '打印门牌表',
    addVenue: '新建活动场所',
    correctVenue: '更正活动场所',
    addRoom: '新建房间',
    correctRoom: '更正房间',
    setHours: '调整开放时间',
    close: '停用房间',
    reopen: '恢复使用',
    exportSheet: '导出场所使用登记表',
    printList: '打印场所使用登记表',
  },
  events: {
    'booking.unmasked': '查看隐藏内容',
    'bookings.exported': '导出场所使用登记表',
    'bookings.printed': '打印场所使用资料',
  },
  about: { 'booking.unmasked': 'booking' },
  faultWords: bookingFaultWords,
  deskWords: {
    'booking-waiting': (count, day) => `${count} 场活动场所预约等您审批${sayDay(day, '，最早')}`,
    'check-in-missing': (count) => `${count} 场活动已结束未签到`,
  },
  imports: {
    bookings: { label: '场所使用', template: '活动场所使用导入模板' },
  },
  tables: [
    {
      table: 'venue',
      label: '活动场所',
      fields: venueFields,
      columns: { name: '场所名称', area_m2: '建筑面积（平方米）' },
      audited: 'rows',
      travels: travels('venue'),
    },
    {
      table: 'room',
      label: '房间',
      fields: roomFields,
      columns: { name: '房间名称', kind: '房间用途' },
      audited: 'rows',
      hasHistory: true,
      travels: travels('room'),
    },
    {
      table: 'room_hours',
      label: '开放时间',
      columns: { weekday: '星期', from_minute: '开始时间', to_minute: '结束时间', room_id: '房间' },
      partOf: { table: 'room', column: 'room_id' },
      says: { weekday: (value) => sayWeekday(Number(value)) },
      audited: 'rows',
      travels: travels('room_hours'),
    },
    {
      table: 'room_closure',
      label: '停用',
      columns: { room_id: '房间' },
      partOf: { table: 'room', column: 'room_id' },
      audited: 'rows',
      travels: travels('room_closure'),
    },
    {
      table: 'booking_series',
      label: '周期预约',
      columns: {
        room_id: '房间',
        weekdays: '星期',
        every_weeks: '每几周',
        until_day: '截止日期',
        except_days: '例外的日子',
        from_minute: '开始时间',
        to_minute: '结束时间',
        entered_by: '录入人',
      },
      audited: 'rows',
      travels: travels('booking_series'),
    },
    {
      table: 'booking',
      label: '场所预约',
      fields: bookingFields,
      columns: { decided_by: '审批人', hands: '录入和改动过的人', series_id: '周期预约' },
      audited: 'rows',
      namesOrganisation: ['organisation_id'],
      hasHistory: true,
      travels: travels('booking'),
      derived: ['came_total', 'holds', 'search'],
      derive: deriveBooking,
      decides: { who: judges, columns: { decided_by: 'any' } },
    },
  ],
  figures: {
    label: '活动场所',
    counted: [
      { code: 'room-uses', label: '活动场次', kind: 'count' },
      { code: 'came-resident', label: '在管党员人次', kind: 'count' },
      { code: 'came-mobile', label: '流动党员人次', kind: 'count' },
      { code: 'came-on-duty', label: '在职党员人次', kind: 'count' },
      { code: 'came-public', label: '群众人次', kind: 'count' },
      { code: 'room-open', label: '场所开放小时', kind: 'minutes' },
      { code: 'room-used', label: '场所使用小时', kind: 'minutes' },
    ],
    shares: [{ code: 'room-use', label: '场所使用率', of: 'room-used', in: 'room-open' }],
  },
})
