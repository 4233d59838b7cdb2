import type { Field } from '../shared/fields/field.ts'
import { addDays, addMonths, type Day } from '../shared/kernel/day.ts'
import { checkSignOf, tidyIdNumber } from '../shared/kernel/id-number.ts'
import { type Month, monthAfter, monthOf, monthsFrom } from '../shared/kernel/month.ts'
import { guessHeading } from '../shared/sheets/heading.ts'
import { columnLetters } from '../shared/sheets/sheet.ts'
import { sheetLimits } from './sheets/limits.ts'
import { openPackage, partText } from './sheets/package.ts'
import { readWorkbook } from './sheets/read-workbook.ts'
import { encodeText } from './sheets/xml.ts'

/** The day the shipped workbooks of the sample were laid for. */
export const LAID_FOR = '2026-11-23' as Day

/**
 * A shipped workbook of the sample as it would have been laid for a day: every day, month and ID number in
 * the columns of `fields`, and the days of the titles, moved by the same whole months. What was wrong stays
 * wrong, in the same cells.
 */
export function laidFor(today: Day, bytes: Uint8Array, fields: readonly Field[]): Uint8Array {
  const months = monthsBehind(today)
  if (months === 0) return bytes
  const [sheet] = readWorkbook(bytes).sheets
  const guess = sheet && guessHeading(sheet, fields)
  if (!guess) return bytes
  const moved = new Map<string, string>()
  const flagged = new Set(sheet.flags.map(({ row, column }) => `${row} ${column}`))
  const movers = new Map(guess.columns.map(({ column, field }) => [column, moverOf(fields, field)]))
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, text] of cells.entries()) {
      // A number that lost digits is not the one somebody meant.
      if (text === null || flagged.has(`${row} ${column}`)) continue
      const move = row < guess.headingRow ? moveTitle : movers.get(column)
      const next = move?.(text, months) ?? text
      if (next !== text) moved.set(`${columnLetters(column)}${row + 1}`, next)
    }
  }
  return rewritten(bytes, moved)
}

/** Whole months from the day the workbooks were laid for; on the last of them `today` or a little earlier. */
function monthsBehind(today: Day): number {
  const months = monthsFrom(monthOf(LAID_FOR), monthOf(today)) - 1
  return today.slice(8) < LAID_FOR.slice(8) ? months - 1 : months
}

type Mover = (text: string, months: number) => string

function moverOf(fields: readonly Field[], name: string | null): Mover | undefined {
  const field = fields.find((one) => one.name === name)
  if (field?.name === 'idNumber') return moveIdNumber
  return field?.kind === 'day' || field?.kind === 'month' ? moveDay : undefined
}

/** A day or month in any of the spellings of the workbooks: 1990.7, 199007, 1990-07-01, 1990年7月1日. */
function moveDay(text: string, months: number): string {
  const read = /^(\d{4})(\D?)(\d{1,2})(?:(\D)(\d{1,2}))?(\D*)$/.exec(text.normalize('NFKC'))
  if (!read) return text
  const [, year, first, month, second, date, tail] = read as unknown as [string, ...(string | undefined)[]]
  if (Number(month) < 1 || Number(month) > 12) return text
  const day = movedDay(`${year}-${month!.padStart(2, '0')}-${date?.padStart(2, '0') ?? '01'}`, months)
  const isPadded = month!.length === 2 && (first === '' || first === '-')
  const short = (digits: string) => (isPadded ? digits : String(Number(digits)))
  const behind = date === undefined ? '' : `${second}${short(day.slice(8))}`
  return `${day.slice(0, 4)}${first}${short(day.slice(5, 7))}${behind}${tail}`
}

/** The same person born so many months later; a sound number stays sound, a wrong one wrong. */
function moveIdNumber(text: string, months: number): string {
  const tidy = tidyIdNumber(text)
  const read = /^(\d{6})(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{3})([\dX])$/.exec(tidy)
  if (!read) return text
  const [, area, year, month, date, order, sign] = read
  const written = `${year}-${month}-${date}`
  if (movedDay(written, 0) !== written) return text
  const digits = `${area}${movedDay(written, months).replaceAll('-', '')}${order}`
  const right = checkSignOf(digits)
  const fresh = digits + (checkSignOf(tidy) === sign ? right : right === '1' ? '2' : '1')
  // Spaces and full-width signs stay where they were.
  let at = 0
  return text.replace(/[\dXx０-９Ｘｘ]/g, (old) => {
    const next = fresh[at++]!
    return old > '\u{ff00}' ? String.fromCharCode(next.charCodeAt(0) + 0xfee0) : next
  })
}

const moveTitle: Mover = (text, months) =>
  text.replace(/\d{4}\D\d{1,2}\D\d{1,2}\D/, (told) => moveDay(told, months))

/** The same day so many months later, or the last of a shorter month. */
function movedDay(written: string, months: number): Day {
  const month = monthAfter(monthOf(written) as Month, months)
  const last = addDays(addMonths(`${month}-01` as Day, 1), -1)
  const day = `${month}-${written.slice(8)}` as Day
  return day > last ? last : day
}

/** The workbook with another text in the cells named, as `B7`; the rest keeps its bytes. */
function rewritten(bytes: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array {
  const { archive, sheets } = openPackage(bytes, '', sheetLimits)
  const { part } = sheets[0]!
  const cell = /<c r="([A-Z]+\d+)"( s="\d+")?[^>]*>.*?<\/c>/g
  const xml = partText(archive, part).replace(cell, (old, place: string, style = '') => {
    const text = texts.get(place)
    if (text === undefined) return old
    const held = `<is><t xml:space="preserve">${encodeText(text)}</t></is>`
    return `<c r="${place}"${style} t="inlineStr">${held}</c>`
  })
  return archive.rewrite(new Map([[part, Buffer.from(xml, 'utf8')]]))
}
