import { activityKindCodes } from '../../shared/codes/bookings.ts'
import { labelOf } from '../../shared/codes/index.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sayMinute } from '../../shared/kernel/minute.ts'
import { sampleUses } from '../../shared/ledgers/bookings/sample.ts'
import { sampleRooms } from '../../shared/ledgers/bookings/sample-words.ts'
import { type RawCell, rawWorkbook } from './raw-workbook.ts'
import { sampleDay } from './sample-office.ts'

/** What is wrong in the workbook, by its row among the uses. */
export const SPOILT_USES: ReadonlyMap<number, (row: RawCell[]) => void> = new Map([
  [40, (row) => row.splice(4, 1, '四楼天台')],
  [250, (row) => row.splice(3, 1, '8点')],
  [700, (row) => row.splice(1, 1, '去年春天')],
  [1100, (row) => row.splice(11, 1, '约三十')],
])

/** The register of the rooms, or of some of them, as the community's clerk keeps it until a day. */
export function usesWorkbook(today: Day = sampleDay, rooms: readonly number[] = [0, 1, 2, 3, 4]): Uint8Array {
  const past = sampleUses(today).filter(
    ({ day, cancelled, room }) => day < today && cancelled === null && rooms.includes(room),
  )
  const number = (value: number | undefined): RawCell =>
    value === undefined ? null : { number: String(value) }
  const rows = past.map((use, nth): RawCell[] => {
    const row: RawCell[] = [
      number(nth + 1)!,
      { day: use.day },
      sayMinute(use.fromMinute),
      sayMinute(use.toMinute),
      sampleRooms[use.room]!.name,
      use.purpose,
      labelOf(activityKindCodes, use.activity),
      use.branch,
      use.organiser,
      use.responsible,
      use.phone,
      number(use.expected),
      number(use.came?.cameResident),
      number(use.came?.cameMobile),
      number(use.came?.cameOnDuty),
      number(use.came?.camePublic),
      use.came?.damage ?? null,
      use.came ? (use.came.isTidy ? '是' : '否') : null,
    ]
    SPOILT_USES.get(nth)?.(row)
    return row
  })
  return rawWorkbook({
    name: '活动室使用登记',
    rows: [
      ['幸福社区活动场所使用登记表（样例数据，并非真实人员）'],
      ['登记单位：幸福社区党群服务中心（样例）'],
      [...headings],
      ...rows,
      ['合计', null, null, null, null, null, null, null, null, null, null, number(past.length)],
    ],
    merges: ['A1:R1', 'A2:R2'],
    widths: [6, 12, 8, 8, 16, 18, 12, 14, 22, 10, 14, 10, 8, 8, 8, 8, 22, 8],
  })
}

const headings = [
  ...['序号', '使用日期', '开始', '结束', '活动地点', '活动内容', '活动类别', '主办支部', '使用单位'],
  ...['负责人', '联系电话', '预计人数', '在管', '流动', '在职', '群众', '损坏情况', '是否清场'],
] as const
