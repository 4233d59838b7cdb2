import { expect, test } from 'vitest'
import { firstDayOf, monthOf, parseFlexibleDay } from '../../shared/kernel/flexible-day.ts'
import { fc } from '../support/properties.ts'

const read = (text: string) => {
  const result = parseFlexibleDay(text)
  if (!result.ok) return result.fault
  return result.value.kind === 'day' ? result.value.day : result.value.month
}

test.each([
  ['1990.3', '1990-03'],
  ['１９９０．３', '1990-03'],
  ['199003', '1990-03'],
  ['1990年3月', '1990-03'],
  ['1990 年 3 月份', '1990-03'],
  ['1990-03-07', '1990-03-07'],
  ['1990/3/7', '1990-03-07'],
  ['19900307', '1990-03-07'],
  ['1990年3月7日', '1990-03-07'],
  [' 1990。3。7 ', '1990-03-07'],
  ['1990 3 7', '1990-03-07'],
  ['1990-03-07 00:00:00', '1990-03-07'],
  ['1990-03-07T08:30:00.000Z', '1990-03-07'],
  ['2000.2.29', '2000-02-29'],
  ['1900.2.29', 'no-such-day'],
  ['1990.13', 'no-such-day'],
  ['1990.4.31', 'no-such-day'],
  ['199013', 'no-such-day'],
  ['0990.1.1', 'no-such-day'],
  ['1990', 'year-only'],
  ['1990年', 'year-only'],
  ['90.3', 'short-year'],
  ['90年3月7日', 'short-year'],
  ['', 'unreadable'],
  ['1990.', 'unreadable'],
  ['去年春天', 'unreadable'],
  ['1990.3.7.1', 'unreadable'],
  ['1990-1991', 'unreadable'],
  ['32933', 'unreadable'],
])('“%s” is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const spellings: ((year: string, month: string, date: string) => string)[] = [
  (year, month, date) => `${year}${month}${date}`,
  (year, month, date) => `${year}.${Number(month)}.${Number(date)}`,
  (year, month, date) => `${year}/${month}/${date} 0:00`,
  (year, month, date) => `${year}年${Number(month)}月${Number(date)}日`,
  (year, month, date) => ` ${year} - ${month} - ${date} `,
]

test('every day reads the same in every spelling, and its month without the day', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...spellings), (written, spell) => {
      const [year, month, date] = written.split('-') as [string, string, string]
      expect(read(spell(year, month, date))).toBe(written)
      const monthOnly = parseFlexibleDay(`${year}.${month}`)
      expect(monthOnly.ok && firstDayOf(monthOnly.value)).toBe(`${year}-${month}-01`)
      expect(monthOnly.ok && monthOf(monthOnly.value)).toBe(`${year}-${month}`)
    }),
  )
})

test('whatever is typed, the answer is a day of the calendar, a month or a reason', () => {
  const typed = fc.stringMatching(/^[0-9.\-/年月日 ]{0,14}$/)
  fc.assert(
    fc.property(fc.oneof(typed, fc.string()), (text) => {
      const result = parseFlexibleDay(text)
      if (!result.ok) return
      const first = firstDayOf(result.value)
      expect(new Date(`${first}T00:00:00Z`).toISOString().slice(0, 10)).toBe(first)
    }),
    { numRuns: 2000 },
  )
})
