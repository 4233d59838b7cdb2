import { no, ok, type Result } from './result.ts'
import { ungrouped } from './written-number.ts'

/** Ten-thousandths as a percentage without idle zeros: 1650 → 16.5%. */
export const sayPercent = (bp: number): string => `${bp / 100}%`

/** Ten-thousandths as a factor: 13500 → 1.35. */
export const sayFactor = (bp: number): string => String(bp / 10_000)

/** A written percentage as ten-thousandths, its sign left out or not: 16.5 and 16.5% → 1650. */
export const readPercent = (text: string): Result<number, 'unreadable'> => readPlaces(text, 2, '%?')

/** A written factor as ten-thousandths: 1.35 → 13500. */
export const readFactor = (text: string): Result<number, 'unreadable'> => readPlaces(text, 4)

/** A figure with at most so many decimal places, as a whole number of the last of them; `tail` may follow. */
function readPlaces(text: string, places: number, tail = ''): Result<number, 'unreadable'> {
  const number = new RegExp(`^(\\d{1,6})(?:\\.(\\d{1,${places}})0*)?${tail}$`)
  const match = number.exec(ungrouped(text) ?? '')
  if (!match) return no('unreadable')
  return ok(Number(match[1]) * 10 ** places + Number((match[2] ?? '').padEnd(places, '0')))
}
