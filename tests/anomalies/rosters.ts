import { addDays, Day } from '../../shared/kernel/day.ts'
import { checkSignOf } from '../../shared/kernel/id-number.ts'

/** The n-th of many sound ID numbers that nobody has: area 990000. */
export function numberOf(nth: number): string {
  const day = addDays(Day.parse('1950-01-01'), Math.floor(nth / 900))
  const digits = `990000${day.replaceAll('-', '')}${String((nth % 900) + 1).padStart(3, '0')}`
  return digits + checkSignOf(digits)
}

/** A small roster as people paste it, of `count` people from the `from`-th number on. */
export function pastedRoster(branch: string, count: number, from: number): string {
  const heading = ['姓名', '公民身份号码', '所在党支部', '人员类别', '入党日期', '手机号码']
  const line = (nth: number) =>
    ['陈样例', numberOf(nth), branch, '正式党员', '1999-07-01', '13900000001'].join('\t')
  return [heading.join('\t'), ...Array.from({ length: count }, (_, nth) => line(from + nth))].join('\n')
}
