import { z } from 'zod'
import type { Day } from './day.ts'
import { no, ok, type Result } from './result.ts'

/**
 * 公民身份号码 as it is kept: 17 digits and a check sign, `X` upper-case. The shape only; see {@link
 * parseIdNumber}.
 */
export const IdNumber = z
  .string()
  .regex(/^\d{17}[\dX]$/)
  .brand('IdNumber')
export type IdNumber = z.infer<typeof IdNumber>

/** What a sound number says of its bearer; `sex` is GB/T 2261.1. */
export type IdNumberFacts = { readonly idNumber: IdNumber; readonly birthDay: Day; readonly sex: '1' | '2' }

/** Why a number cannot be taken; `old` is the abolished form of 15 digits. */
export type IdNumberFlaw = 'length' | 'old' | 'character' | 'province' | 'date' | 'future' | 'check'

/**
 * Reads a number by GB 11643, forgiving spaces, full-width signs and a lower-case x. `today` bounds the
 * birth day. The area code 990000, which nobody has, is taken in a practice ledger only.
 */
export function parseIdNumber(
  text: string,
  { today, practice }: { readonly today: Day; readonly practice: boolean },
): Result<IdNumberFacts, IdNumberFlaw> {
  const written = tidyIdNumber(text)
  if (/^\d{15}$/.test(written)) return no('old')
  if (written.length !== 18) return no('length')
  if (!/^\d{17}[\dX]$/.test(written)) return no('character')
  if (!isProvince(written, practice)) return no('province')
  const birthDay = dayIn(written)
  if (!birthDay) return no('date')
  if (birthDay > today) return no('future')
  if (checkSignOf(written) !== written[17]) return no('check')
  return ok({ idNumber: written as IdNumber, birthDay, sex: Number(written[16]) % 2 === 1 ? '1' : '2' })
}

/** The number without spaces and quotation marks, half-width and upper-case, right or wrong. */
export function tidyIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}'‘’`"]/gu, '')
    .toUpperCase()
}

/** The 18th sign for the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkSignOf(digits: string): string {
  let sum = 0
  for (let place = 0; place < 17; place++) sum += Number(digits[place]) * WEIGHTS[place]!
  return '10X98765432'[sum % 11]!
}

/** The birth day inside a kept number, without looking at the rest. */
export function birthDayOf(idNumber: IdNumber): Day {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}` as Day
}

/** The sex (GB/T 2261.1) inside a kept number: the 17th digit is odd for men. */
export function sexOf(idNumber: IdNumber): '1' | '2' {
  return Number(idNumber[16]) % 2 === 1 ? '1' : '2'
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB/T 2260 province prefixes, and 81–83 of the residence permits of Hong Kong, Macao and Taiwan people. */
const PROVINCES = new Set(
  [
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46',
    '50 51 52 53 54 61 62 63 64 65 71 81 82 83',
  ]
    .join(' ')
    .split(' '),
)

function isProvince(written: string, practice: boolean): boolean {
  return PROVINCES.has(written.slice(0, 2)) || (practice && written.startsWith('990000'))
}

function dayIn(written: string): Day | undefined {
  const [year, month, date] = [written.slice(6, 10), written.slice(10, 12), written.slice(12, 14)]
  if (Number(year) < 1800) return undefined
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  const day = `${year}-${month}-${date}`
  return time.toISOString().slice(0, 10) === day ? (day as Day) : undefined
}
