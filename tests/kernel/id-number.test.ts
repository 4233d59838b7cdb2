import { expect, test } from 'vitest'
import { Day } from '../../shared/kernel/day.ts'
import {
  birthDayOf,
  checkSignOf,
  IdNumber,
  type IdNumberFlaw,
  parseIdNumber,
  sexOf,
} from '../../shared/kernel/id-number.ts'
import { readCsv } from '../support/csv.ts'
import { fc } from '../support/properties.ts'

const today = Day.parse('2026-11-23')
const office = { today, practice: false }
const practice = { today, practice: true }

const FLAWS: Record<string, IdNumberFlaw> = {
  INVALID_CHECK_DIGIT: 'check',
  INVALID_PROVINCE: 'province',
  INVALID_DATE: 'date',
  INVALID_FUTURE_DATE: 'future',
  INVALID_15_DIGIT_OLD: 'old',
  INVALID_CHAR: 'character',
  INVALID_LENGTH: 'length',
}

test.each(readCsv(new URL('../fixtures/domain/id_number_cases.csv', import.meta.url)))(
  '“$input” is $expected: $why',
  ({ input, expected, birth, sex }) => {
    const result = parseIdNumber(input!, office)
    if (expected === 'VALID') {
      expect(result.ok && result.value.idNumber).toBe(input!.trim().toUpperCase())
      expect(result.ok && result.value.birthDay.replaceAll('-', '')).toBe(birth)
      expect(result.ok && result.value.sex).toBe(sex === '男' ? '1' : '2')
    } else expect(result).toEqual({ ok: false, fault: FLAWS[expected!] })
  },
)

const people = fc.record({
  area: fc.constantFrom('990000', '110101', '410305', '830000'),
  birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
  sequence: fc.integer({ min: 0, max: 999 }),
})
const numberOf = ({ area, birth, sequence }: { area: string; birth: Date; sequence: number }) => {
  const day = birth.toISOString().slice(0, 10).replaceAll('-', '')
  const digits = `${area}${day}${String(sequence).padStart(3, '0')}`
  return digits + checkSignOf(digits)
}

test('a sound number tells its birth day and sex, however it is spaced and however wide', () => {
  fc.assert(
    fc.property(people, fc.nat(18), (person, gap) => {
      const number = numberOf(person)
      const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      const spaced = `　${wide.slice(0, gap)} ${wide.slice(gap)}`.replace('X', 'ｘ')
      const facts = { idNumber: number, birthDay: person.birth.toISOString().slice(0, 10) }
      const sex = person.sequence % 2 === 1 ? '1' : '2'
      expect(parseIdNumber(spaced, practice)).toEqual({ ok: true, value: { ...facts, sex } })
      expect(birthDayOf(IdNumber.parse(number))).toBe(facts.birthDay)
      expect(sexOf(IdNumber.parse(number))).toBe(sex)
    }),
  )
})

test('no single wrong digit and no swap of neighbours is taken', () => {
  fc.assert(
    fc.property(people, fc.nat(16), fc.integer({ min: 1, max: 9 }), (person, place, shift) => {
      const number = numberOf(person)
      const wrong = String((Number(number[place]) + shift) % 10)
      expect(parseIdNumber(number.slice(0, place) + wrong + number.slice(place + 1), practice).ok).toBe(false)
      const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
      if (swapped !== number) expect(parseIdNumber(swapped, practice).ok).toBe(false)
    }),
  )
})

test('the area code that nobody has is for practice ledgers only', () => {
  const number = numberOf({ area: '990000', birth: new Date('1970-05-01'), sequence: 12 })
  expect(parseIdNumber(number, practice).ok).toBe(true)
  expect(parseIdNumber(number, office)).toEqual({ ok: false, fault: 'province' })
  const elsewhere = numberOf({ area: '990001', birth: new Date('1970-05-01'), sequence: 12 })
  expect(parseIdNumber(elsewhere, practice)).toEqual({ ok: false, fault: 'province' })
})
