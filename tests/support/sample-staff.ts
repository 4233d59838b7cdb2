import { educationCodes } from '../../shared/codes/education.ts'
import { labelOf } from '../../shared/codes/index.ts'
import { socialWorkLevelCodes, staffPostCodes } from '../../shared/codes/payroll.ts'
import { addDays, Day } from '../../shared/kernel/day.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'
import { dice } from './dice.ts'
import { type RawCell, rawWorkbook } from './raw-workbook.ts'
import { givenNames, surnames } from './sample-words.ts'

/** One invented 社区工作人员 of the sample office. */
export type SampleStaff = {
  readonly name: string
  readonly idNumber: string
  readonly post: 'chief' | 'deputy' | 'worker'
  readonly grade: number
  readonly level: string
  readonly education: string
  readonly joinedDay: Day
  readonly mobile: string
  readonly bankAccount: string
  readonly baseFen: number
}

/** The eighteen people whose pay the sample community keeps: one 正职, three 副职, fourteen others. */
export function sampleStaff(): readonly SampleStaff[] {
  const chance = dice(18)
  return Array.from({ length: 18 }, (_, nth) => {
    const isMan = chance.onceIn(2)
    const birthDay = addDays(Day.parse('1972-01-01'), chance.roll(28 * 365))
    const sequence = String(2 * (1 + chance.roll(400)) + (isMan ? 1 : 0)).padStart(3, '0')
    const digits = `990000${birthDay.replaceAll('-', '')}${sequence}`
    const post = nth === 0 ? 'chief' : nth < 4 ? 'deputy' : 'worker'
    const grade = { chief: 12, deputy: 9, worker: 3 }[post] + chance.roll(3)
    return {
      name: chance.pick(surnames) + chance.pick(isMan ? givenNames.men : givenNames.women),
      idNumber: digits + checkSignOf(digits),
      post,
      grade,
      level: chance.pick(['none', 'none', 'junior', 'middle']),
      education: chance.pick(['21', '21', '31', '31', '14']),
      joinedDay: addDays(Day.parse('2014-03-01'), chance.roll(9 * 365)),
      mobile: `1990000${String(chance.roll(10_000)).padStart(4, '0')}`,
      bankAccount: `6200990000${String(chance.roll(1_000_000_000)).padStart(9, '0')}`,
      baseFen: 520_000 + 26_000 * (grade - 1),
    }
  })
}

/** The list of staff as the office's clerk keeps it: two title rows, headings of its own, a totals line. */
export function staffWorkbook(staff: readonly SampleStaff[] = sampleStaff()): Uint8Array {
  const headings = [
    '序号',
    '姓名',
    '身份证号',
    '岗位类别',
    '薪级',
    '社工证',
    '文化程度',
    '入职时间',
    '手机号',
  ]
  const more = ['开户行', '工资卡号', '社保缴费基数', '备注']
  const rows = staff.map((one, index): RawCell[] => [
    { number: String(index + 1) },
    one.name,
    one.idNumber,
    labelOf(staffPostCodes, one.post),
    { number: String(one.grade) },
    labelOf(socialWorkLevelCodes, one.level),
    labelOf(educationCodes, one.education),
    { day: one.joinedDay },
    one.mobile,
    '样例银行样例支行',
    one.bankAccount,
    { number: (one.baseFen / 100).toFixed(2) },
    '样例',
  ])
  return rawWorkbook({
    name: '工作人员',
    rows: [
      ['幸福社区工作人员花名册（样例数据，并非真实人员）'],
      ['填报单位：幸福社区居民委员会（样例）'],
      [...headings, ...more],
      ...rows,
      ['合计', { number: String(staff.length) }],
    ],
    merges: ['A1:M1', 'A2:M2'],
    widths: [6, 10, 22, 14, 8, 16, 14, 12, 14, 20, 24, 14, 8],
  })
}
