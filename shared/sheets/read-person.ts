import type { Day } from '../kernel/day.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { no, ok } from '../kernel/result.ts'
import { plain, tidy, tidyName } from '../kernel/text.ts'
import type { CellReader } from './cells.ts'
import { issue } from './issues.ts'

/** A person's name: letters and dots, two to thirty. */
export const readName: CellReader = (text) => {
  const name = tidyName(text)
  return /^[\p{L}·. ]{2,30}$/u.test(name)
    ? ok({ value: name })
    : no(issue('name-unreadable', { written: name }))
}

/** A sound ID number; `today` bounds the birth day, and made-up ones are for practice. */
export const idNumberReader =
  (setting: { readonly today: Day; readonly practice: boolean }): CellReader =>
  (text) => {
    const read = parseIdNumber(text, setting)
    return read.ok ? ok({ value: read.value.idNumber }) : no(issue('id-number', { flaw: read.fault }))
  }

/**
 * A mobile or landline number without its spaces and country code; a clerk's list holds both in one
 * column.
 */
export function readPhone(text: string): ReturnType<CellReader> {
  const digits = plain(text)
    .replace(/^(?:\+86|0086)/, '')
    .replace(/[–—−‐]/g, '-')
  const bare = digits.replaceAll('-', '')
  if (/^1\d{10}$/.test(bare)) return ok({ value: bare })
  if (/^(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,5})?$/.test(digits)) return ok({ value: digits })
  return no(issue('phone-unreadable', { written: tidy(text) }))
}
