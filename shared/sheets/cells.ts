import { codeFrom, labelOf, suggestCodes } from '../codes/index.ts'
import type { Field } from '../fields/field.ts'
import { readFactor, readPercent, sayFactor, sayPercent } from '../kernel/basis-points.ts'
import type { Day } from '../kernel/day.ts'
import { type FlexibleDayFlaw, firstDayOf, monthOf, parseFlexibleDay } from '../kernel/flexible-day.ts'
import { sayMinute } from '../kernel/minute.ts'
import { no, ok, type Result } from '../kernel/result.ts'
import { plain, tidy } from '../kernel/text.ts'
import { ungrouped } from '../kernel/written-number.ts'
import { sayYuan } from '../kernel/yuan.ts'
import { isNothing, tickedWord } from './as-written.ts'
import { type CellIssue, type CellIssues, issue } from './issues.ts'
import { readMinute } from './read-minute.ts'
import type { CellValue } from './workbook.ts'

/**
 * What a cell says. `coarse` is the month where only the month was written and the day was taken to be the
 * first: a day already kept in that month is finer and stays.
 */
export type ReadCell = { readonly value: CellValue; readonly coarse?: string }
export type CellReader = (text: string) => Result<ReadCell, CellIssue>

/** The id of what a reference's text names; `ambiguous` where two bear the name. */
export type Resolve = (text: string) => { readonly id: string } | 'unknown' | 'ambiguous'

/**
 * Reads a field's cells by its kind: written dates of every kind, codes by label or synonym, 是/否, numbers
 * with thousands separators, yuan into fen, references by name. The same text is read once.
 */
export function readerOf(field: Field, resolve: Resolve, { epoch1904 = false }: Reading = {}): CellReader {
  return bounded(readerByKind(field, resolve, epoch1904))
}

/** How the workbook writes: whether it counts days from 1904, as those of old Macs do. */
type Reading = { readonly epoch1904?: boolean | undefined }

/**
 * A reader that takes what offices write for nothing as a blank cell, and a ticked box as its word; a word
 * that the field itself has is the field's.
 */
export const asWritten =
  ({ kind }: Field, read: CellReader): CellReader =>
  (text) => {
    const isChosen = kind === 'code' || kind === 'flag'
    const ticked = isChosen ? tickedWord(text) : undefined
    if (ticked !== undefined) return ticked === '' ? BLANK : read(ticked)
    if (!isNothing(text)) return read(text)
    const own = isChosen ? read(text) : BLANK
    return own.ok ? own : BLANK
  }

const BLANK: Result<ReadCell, never> = ok({ value: null })

/**
 * A reader that never sees more than a cell that anybody could have meant: whatever it makes of spaces and
 * signs ends quickly.
 */
export const bounded =
  (read: CellReader): CellReader =>
  (text) =>
    text.length > WRITTEN_LIMIT ? no(issue('too-long', { limit: TEXT_LIMIT })) : read(text)

function readerByKind(field: Field, resolve: Resolve, epoch1904: boolean): CellReader {
  switch (field.kind) {
    case 'text':
      return (text) => readText(text)
    case 'day':
      return remembered((text) => readDate(text, 'day', epoch1904))
    case 'month':
      return remembered((text) => readDate(text, 'month', epoch1904))
    case 'code':
      return remembered((text) => readCode(field, text))
    case 'reference':
      return remembered((text) => readReference(text, resolve))
    case 'integer':
      return readInteger
    case 'minute':
      return readTime
    case 'fen':
      return readFen
    case 'percent':
      return (text) => readRate(text, readPercent)
    case 'factor':
      return (text) => readRate(text, readFactor)
    case 'flag':
      return remembered(readFlag)
  }
}

/** A kept value as people read it: codes and references by their names, fen as yuan, flags as 是/否. */
export function showCell(field: Field, value: CellValue, nameOf: (id: string) => string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.kind === 'code' && field.codes) return labelOf(field.codes, String(value))
  if (field.kind === 'reference') return nameOf(String(value))
  if (field.kind === 'minute') return sayMinute(Number(value))
  if (field.kind === 'percent') return sayPercent(Number(value))
  if (field.kind === 'factor') return sayFactor(Number(value))
  if (field.kind !== 'fen' || typeof value !== 'number') return String(value)
  return sayYuan(value)
}

const TEXT_LIMIT = 500
/** Spaces and line breaks count here, and not above. */
const WRITTEN_LIMIT = 2 * TEXT_LIMIT
const readText: CellReader = (text) => {
  const value = tidy(text)
  return value.length > TEXT_LIMIT ? no(issue('too-long', { limit: TEXT_LIMIT })) : ok({ value })
}

const DATE_ISSUES = {
  unreadable: 'day-unreadable',
  'no-such-day': 'day-missing-in-calendar',
  'year-only': 'day-year-only',
  'short-year': 'day-short-year',
} as const satisfies Record<FlexibleDayFlaw, keyof CellIssues>

function readDate(text: string, kind: 'day' | 'month', epoch1904: boolean): Result<ReadCell, CellIssue> {
  const serial = /^\s*(\d{5})(?:\.0+)?\s*$/.exec(text)?.[1]
  if (serial) {
    const day = dayOfSerial(Number(serial) + (epoch1904 ? EPOCH_1904 : 0))
    const month = /^((?:19|20)\d\d)([1-9])$/.exec(serial)
    if (month) return no(issue('day-unclear', { written: serial, month: `${month[1]}-0${month[2]}`, day }))
    return ok({ value: day.slice(0, kind === 'day' ? 10 : 7) })
  }
  const read = parseFlexibleDay(text)
  if (!read.ok) return no(issue(DATE_ISSUES[read.fault], { written: tidy(text) }))
  if (kind === 'month') return ok({ value: monthOf(read.value) })
  const value = firstDayOf(read.value)
  return ok(read.value.kind === 'month' ? { value, coarse: read.value.month } : { value })
}

/** How many days later a workbook that counts from 1904 begins. */
const EPOCH_1904 = 1462

/** A spreadsheet's day number that lost its date format; five digits are the years 1927 to 2173. */
function dayOfSerial(serial: number): Day {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) as Day
}

function readCode({ codes }: Field, text: string): Result<ReadCell, CellIssue> {
  const code = codes && codeFrom(codes, text)
  if (code !== undefined) return ok({ value: code })
  const offers = codes ? suggestCodes(codes, text).map(({ label }) => label) : []
  return no(issue('code-unknown', { written: tidy(text), offers }))
}

function readReference(text: string, resolve: Resolve): Result<ReadCell, CellIssue> {
  const found = resolve(tidy(text))
  if (typeof found === 'object') return ok({ value: found.id })
  return no(issue(found === 'unknown' ? 'reference-unknown' : 'reference-ambiguous', { written: tidy(text) }))
}

const readInteger: CellReader = (text) => {
  const digits = ungrouped(text) ?? ''
  const value = Number(digits)
  if (!/^[+-]?\d+(?:\.0+)?$/.test(digits) || !Number.isSafeInteger(value)) {
    return no(issue('number-unreadable', { written: tidy(text) }))
  }
  return ok({ value })
}

const readTime: CellReader = (text) => {
  // A cell with a time format keeps the part of the day that has passed.
  const part = /^0?\.\d+$/.test(text.trim()) ? Math.round(Number(text) * 1440) : undefined
  const value = part ?? readMinute(text)
  return value === undefined ? no(issue('time-unreadable', { written: tidy(text) })) : ok({ value })
}

const readFen: CellReader = (text) => {
  const parts = /^([+-]?)[¥]?(\d+)(?:\.(\d{1,2})0*)?元?$/.exec(ungrouped(text) ?? '')
  const fen = parts ? Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0')) : Number.NaN
  if (!Number.isSafeInteger(fen)) return no(issue('number-unreadable', { written: tidy(text) }))
  return ok({ value: parts![1] === '-' ? -fen : fen })
}

function readRate(text: string, read: typeof readPercent): Result<ReadCell, CellIssue> {
  const value = read(text)
  return value.ok ? ok({ value: value.value }) : no(issue('number-unreadable', { written: tidy(text) }))
}

const YES = new Set(['是', 'true', '1', 'y', 'yes', '√', '✓', '✔', '☑', '■', '有', '对'])
const NO = new Set(['否', 'false', '0', 'n', 'no', '×', 'x', '✗', '无', '不是', '没有'])
function readFlag(text: string): Result<ReadCell, CellIssue> {
  const word = plain(text)
  if (YES.has(word)) return ok({ value: true })
  if (NO.has(word)) return ok({ value: false })
  return no(issue('flag-unreadable', { written: tidy(text) }))
}

const REMEMBERED = 10_000
function remembered(read: CellReader): CellReader {
  const seen = new Map<string, Result<ReadCell, CellIssue>>()
  return (text) => {
    let answer = seen.get(text)
    if (!answer) {
      answer = read(text)
      if (seen.size < REMEMBERED) seen.set(text, answer)
    }
    return answer
  }
}
