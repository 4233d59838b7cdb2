import { sayMonth } from './month-words.ts'

/** `，最早 2031-03-01` for a day; nothing where there is none. */
export const sayDay = (day: string | null, before: string): string => (day ? `${before} ${day}` : '')

/** `2031年3月的` for a day of that month; nothing where there is none. */
export const sayMonthOf = (day: string | null): string => (day ? `${sayMonth(day.slice(0, 7))}的` : '')
