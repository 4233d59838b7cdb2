import type { RoomCard, VenueCard } from './venue.ts'

/** The two places of the sample community. */
export const sampleVenues: readonly VenueCard[] = [
  { name: '样例社区党群服务中心', address: '样例市样例区幸福路1号', areaM2: 860, remark: '样例数据' },
  { name: '样例小区党群驿站', address: '样例市样例区幸福路88号', areaM2: 120, remark: '样例数据' },
]

type SampleRoom = Pick<RoomCard, 'name' | 'kind' | 'capacity' | 'equipment' | 'needsApproval'> & {
  /** Which of the places it is in. */
  readonly venue: 0 | 1
  /** Weekdays it is open. */
  readonly weekdays: readonly number[]
  /** From an hour to an hour. */
  readonly hours: readonly [number, number]
}

const daily = [1, 2, 3, 4, 5, 6, 7]

/** The five rooms of the sample community. */
export const sampleRooms: readonly SampleRoom[] = [
  {
    ...{ venue: 0, name: '一楼党员活动室', kind: 'meeting', capacity: 40, needsApproval: false },
    ...{ equipment: '投影仪、音响、党旗、会议桌', weekdays: daily, hours: [8, 21] },
  },
  {
    ...{ venue: 0, name: '二楼市民学校', kind: 'classroom', capacity: 60, needsApproval: false },
    ...{ equipment: '电子白板、课桌 60 套', weekdays: [1, 2, 3, 4, 5, 6], hours: [8.5, 20.5] },
  },
  {
    ...{ venue: 0, name: '二楼居民议事厅', kind: 'meeting', capacity: 24, needsApproval: true },
    ...{ equipment: '圆桌、录音笔', weekdays: [1, 2, 3, 4, 5], hours: [8.5, 18] },
  },
  {
    ...{ venue: 0, name: '三楼多功能厅', kind: 'activity', capacity: 120, needsApproval: true },
    ...{ equipment: '舞台、灯光、音响、折叠椅 120 把', weekdays: daily, hours: [8, 21] },
  },
  {
    ...{ venue: 1, name: '驿站共享书房', kind: 'reading', capacity: 20, needsApproval: false },
    ...{ equipment: '图书 3000 册、饮水机', weekdays: [2, 3, 4, 5, 6, 7], hours: [9, 20] },
  },
]

/** What happens again and again in the sample's rooms. */
export type SampleHabit = {
  readonly room: number
  readonly weekday: number
  /** From an hour to an hour. */
  readonly hours: readonly [number, number]
  readonly everyWeeks: 1 | 2 | 4
  readonly activity: string
  readonly purpose: string
  /** Who else than a branch holds it; null where the branches take turns. */
  readonly organiser: string | null
  /** How many of each class usually come: 在管, 流动, 在职, 群众. */
  readonly usual: readonly [number, number, number, number]
}

type Row = [
  room: number,
  weekday: number,
  hours: readonly [number, number],
  everyWeeks: 1 | 2 | 4,
  activity: string,
  purpose: string,
  organiser: string | null,
  usual: readonly [number, number, number, number],
]

const rows: readonly Row[] = [
  [0, 1, [9, 10.5], 1, 'party', '支部党员大会', null, [22, 3, 2, 0]],
  [0, 2, [14, 16], 2, 'party', '党课学习', null, [26, 2, 4, 0]],
  [0, 3, [9, 11], 2, 'party', '流动党员座谈', '流动党员服务站（样例）', [3, 12, 0, 0]],
  [0, 4, [19, 20.5], 1, 'volunteer', '在职党员报到服务', '在职党员服务队（样例）', [2, 0, 14, 6]],
  [0, 5, [15, 17], 1, 'party', '支部委员会', null, [6, 0, 1, 0]],
  [0, 6, [9, 11], 1, 'party', '主题党日', null, [24, 4, 5, 0]],
  [0, 7, [14, 16], 1, 'party', '退休党员读报', '退休职工读报组（样例）', [15, 0, 0, 4]],
  [1, 1, [14, 16], 1, 'culture', '老年书法班', '幸福书画社（样例）', [6, 0, 0, 20]],
  [1, 2, [9, 11], 1, 'training', '智能手机课堂', '市民学校（样例）', [4, 0, 2, 30]],
  [1, 3, [18.5, 20], 1, 'training', '青年夜校', '市民学校（样例）', [1, 3, 4, 22]],
  [1, 4, [9, 11], 2, 'training', '家庭教育讲座', '家长学校（样例）', [2, 1, 3, 34]],
  [1, 5, [9, 10.5], 2, 'service', '健康讲座', '社区卫生服务站（样例）', [8, 1, 0, 36]],
  [1, 6, [14, 16], 1, 'training', '假日课堂', '市民学校（样例）', [0, 0, 3, 24]],
  [2, 2, [9, 11], 1, 'council', '居民议事会', '居民议事会（样例）', [5, 0, 2, 10]],
  [2, 3, [15, 16.5], 4, 'council', '共建单位联席会', '共建单位（样例）', [4, 0, 9, 0]],
  [2, 4, [15, 17], 2, 'council', '物业业主协商会', '业主委员会（样例）', [3, 0, 1, 12]],
  [2, 5, [10, 11.5], 2, 'service', '法律咨询日', '法律服务站（样例）', [2, 1, 1, 9]],
  [3, 1, [19, 20.5], 1, 'culture', '舞蹈队排练', '幸福舞蹈队（样例）', [4, 0, 0, 30]],
  [3, 3, [9, 11], 1, 'culture', '合唱队排练', '幸福合唱队（样例）', [10, 0, 0, 32]],
  [3, 3, [19, 20.5], 1, 'culture', '太极拳晚练', '健身队（样例）', [5, 0, 1, 26]],
  [3, 5, [14, 17], 4, 'service', '义诊服务', '社区卫生服务站（样例）', [9, 1, 2, 60]],
  [3, 6, [19, 21], 2, 'culture', '社区电影', '社区文化站（样例）', [12, 3, 4, 70]],
  [3, 7, [9, 11.5], 4, 'volunteer', '邻里志愿集市', '志愿服务队（样例）', [14, 2, 12, 55]],
  [4, 2, [15, 17], 1, 'culture', '银龄读书会', '读书会（样例）', [5, 0, 0, 9]],
  [4, 4, [16, 18], 1, 'training', '四点半课堂', '志愿服务队（样例）', [0, 0, 2, 14]],
  [4, 5, [18, 19], 2, 'party', '骑手党员之家', '流动党员服务站（样例）', [1, 8, 0, 3]],
  [4, 6, [10, 11.5], 1, 'culture', '亲子阅读', '读书会（样例）', [0, 1, 1, 15]],
  [4, 7, [15, 17], 2, 'party', '党员荐书', null, [9, 1, 3, 4]],
]

/** The habits of the sample's rooms; no two of one room ever meet. */
export const sampleHabits: readonly SampleHabit[] = rows.map(
  ([room, weekday, hours, everyWeeks, activity, purpose, organiser, usual]) => ({
    ...{ room, weekday, hours, everyWeeks, activity, purpose, organiser, usual },
  }),
)

/** The branches that take turns, by the names the sample's organisations go by. */
export const sampleBranches = ['第一', '第二', '第三', '第四', '第五', '第六', '退休职工'].map(
  (name) => `${name}党支部`,
)

/** Who answers for a booking of the sample. */
export const samplePeople = ['王样例', '李样例', '张样例', '刘样例', '陈样例', '赵样例', '周样例'] as const

/** Words of the sample’s single events. */
export const sampleEvents = {
  cancelled: ['报名人数不足，改期举行', '主讲人临时有事', '与街道会议时间冲突'],
  damage: ['投影仪遥控器损坏，已报修', '一把折叠椅断裂，已登记', '白板笔用完，已补充'],
  closed: '灯光和消防检修（样例）',
  /** Held week after week by one rule. */
  series: '健康操公益课（样例）',
  seriesOrganiser: '健身队（样例）',
} as const
