import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LAID_FOR } from '../../electron/sample-days.ts'
import { addDays, type Day, daysFrom, yearsBetween } from '../../shared/kernel/day.ts'
import { birthDayOf, type IdNumber, parseIdNumber } from '../../shared/kernel/id-number.ts'
import { monthAfter, monthOf } from '../../shared/kernel/month.ts'
import { staffImportFields } from '../../shared/ledgers/payroll/fields.ts'
import { guessHeading } from '../../shared/sheets/heading.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { firstSheet, memberImport } from '../support/import-sample.ts'
import { sampleWorkbook } from '../support/laid-sample.ts'
import { sampleDay, sampleOffice } from '../support/sample-office.ts'

const folder = decodeURIComponent(new URL('../../resources/sample', import.meta.url).pathname)
const office = sampleOffice()

/** Months far apart, their days before, at and behind the 23rd, and the days that calendars trip over. */
const days = [
  ...[-120, -7, 1, 40, 101, 360].map((months, nth) =>
    addDays(`${monthAfter(monthOf(sampleDay), months)}-01` as Day, [0, 21, 22, 27][nth % 4]!),
  ),
  ...(['2026-12-31', '2027-01-01', '2027-01-31', '2028-02-29', '2036-07-01', '2100-02-28'] as Day[]),
]

const rosterOn = (today: Day) => {
  const { job, guess } = memberImport(
    firstSheet(sampleWorkbook(folder, 'members', today)),
    office,
    new Map(),
    today,
  )
  return { ...planImport(job), guess }
}
const shipped = rosterOn(sampleDay)

const faultsOf = ({ rows }: ReturnType<typeof rosterOn>) =>
  rows.flatMap(({ row, verdict, issues }) =>
    verdict === 'wrong' ? issues.map(({ field, issue }) => `${row} ${field} ${issue.code}`) : [],
  )

describe('the workbooks of the sample, laid for a day', () => {
  test('are those that ship on the day they were made for', () => {
    expect(LAID_FOR).toBe(sampleDay)
    for (const noun of ['organisation', 'members', 'payroll'] as const) {
      expect(sampleWorkbook(folder, noun, sampleDay)).toEqual(
        sampleWorkbook(folder, noun, addDays(sampleDay, 7)),
      )
    }
    expect(sampleWorkbook(folder, 'members', sampleDay)).toEqual(readFileSync(`${folder}/党员花名册.xlsx`))
  })

  test.each(days)('bring the same people on %s, of the same ages, and the same rows wrong', (today) => {
    const laid = rosterOn(today)
    expect(laid.counts).toEqual(shipped.counts)
    expect(faultsOf(laid)).toEqual(faultsOf(shipped))
    for (const [nth, { verdict, values }] of laid.rows.entries()) {
      if (verdict !== 'new') continue
      const then = shipped.rows[nth]!.values
      expect(values.name).toBe(then.name)
      const ages = [
        yearsBetween(birthDayOf(values.idNumber as IdNumber), today),
        yearsBetween(birthDayOf(then.idNumber as IdNumber), sampleDay),
      ] as const
      expect(Math.abs(ages[0] - ages[1])).toBeLessThanOrEqual(1)
      if (values.category !== 'probation') continue
      const ago = daysFrom(values.joinDay as Day, today)
      expect(ago).toBeGreaterThanOrEqual(0)
      expect(ago).toBeLessThan(366)
    }
  })

  test.each(days)('say terms of office that are about to end on %s, and sound numbers of staff', (today) => {
    const organisations = firstSheet(sampleWorkbook(folder, 'organisation', today))
    const ends = organisations.rows.flatMap((cells) => cells[11]?.match(/^\d{4}\/\d+\/\d+$/) ?? [])
    expect(ends).toHaveLength(11)
    for (const end of ends) {
      const [year, month, date] = end.split('/') as [string, string, string]
      const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` as Day
      expect(Math.abs(daysFrom(today, day))).toBeLessThan(31)
    }
    const staff = firstSheet(sampleWorkbook(folder, 'payroll', today))
    const { headingRow, columns } = guessHeading(staff, staffImportFields)!
    const { column } = columns.find(({ field }) => field === 'idNumber')!
    const numbers = staff.rows.slice(headingRow + 1).flatMap((cells) => cells[column] ?? [])
    expect(numbers).toHaveLength(18)
    for (const number of numbers) expect(parseIdNumber(number, { today, practice: true }).ok).toBe(true)
  })
})
