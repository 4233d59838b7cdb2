import type { CellFlaw } from '../../shared/sheets/sheet.ts'

/** What a cell's format makes of a number. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'fixed'; readonly decimals: number; readonly leastDigits: number }
  | { readonly kind: 'percent'; readonly decimals: number }
  | { readonly kind: 'date'; readonly precision: 'month' | 'day' | 'time' }

/** A number as text, and what may have been lost of what was typed. */
export type NumberText = { readonly text: string; readonly flag: CellFlaw | undefined }

/**
 * Reads a format code (`yyyy"年"m"月"`, `0.00`, `000000`, `0%`); only its first section counts. A code longer
 * than any program writes says nothing.
 */
export function numberFormat(code: string): NumberFormat {
  if (code.length > LONGEST_CODE) return PLAIN
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\][]*\]/gi, '')
  if (/general|@/i.test(bare)) return PLAIN
  if (/[yd]|(?:^|[^0#?.])m{1,5}(?![0#?])/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/, ''))) {
    if (/[hs]/i.test(bare) && /[yd]/i.test(bare)) return { kind: 'date', precision: 'time' }
    if (/d/i.test(bare)) return { kind: 'date', precision: 'day' }
    return /y/i.test(bare) ? { kind: 'date', precision: 'month' } : PLAIN
  }
  const decimals = /\.(0+)/.exec(bare)?.[1]?.length ?? 0
  if (bare.includes('%')) return { kind: 'percent', decimals }
  const whole = bare.split('.')[0]!.replace(/[^0#?]/g, '')
  return { kind: 'fixed', decimals, leastDigits: whole.replace(/[^0]/g, '').length }
}

/** The formats that have no code in the file (ECMA-376 18.8.30), with the Chinese date formats. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 1 || id === 3) return { kind: 'fixed', decimals: 0, leastDigits: 1 }
  if (id === 2 || id === 4) return { kind: 'fixed', decimals: 2, leastDigits: 1 }
  if (id === 9 || id === 10) return { kind: 'percent', decimals: id === 10 ? 2 : 0 }
  if (id === 17 || id === 27 || id === 57 || id === 36 || id === 50 || id === 52 || id === 55) return MONTH
  if (id === 22) return { kind: 'date', precision: 'time' }
  if ((id >= 14 && id <= 16) || [28, 29, 30, 31, 51, 53, 54, 58].includes(id)) return DAY
  return PLAIN
}

const LONGEST_CODE = 255
/** Seventeen digits, a sign, a point and an exponent, with room for idle zeros and spaces. */
const LONGEST_NUMBER = 64
const PLAIN: NumberFormat = { kind: 'plain' }
const MONTH: NumberFormat = { kind: 'date', precision: 'month' }
const DAY: NumberFormat = { kind: 'date', precision: 'day' }

/**
 * A stored number (`4.1E+17`, `32933`, `0.1`) as the text somebody would read; dates as `1990-03-07` or
 * `1990-03`.
 */
export function numberText(stored: string, format: NumberFormat, epoch1904: boolean): NumberText {
  const value = Number(stored)
  if (stored.length > LONGEST_NUMBER || !Number.isFinite(value)) return { text: stored, flag: 'error' }
  if (format.kind === 'date') {
    const date = dateText(value, format.precision, epoch1904)
    if (date) return { text: date, flag: undefined }
  }
  if (format.kind === 'percent') {
    return { text: `${padDecimals(digitsOf(value * 100), format.decimals)}%`, flag: undefined }
  }
  const digits = /[eE]/.test(stored) || !Number.isSafeInteger(value) ? digitsOf(value) : stored.trim()
  if (Math.abs(value) >= 1e15) return { text: exactDigits(stored), flag: 'digits-lost' }
  if (format.kind === 'fixed')
    return { text: fixedText(digits, format.decimals, format.leastDigits), flag: undefined }
  return { text: digits, flag: /^(?:19|20)\d\d\.1$/.test(digits) ? 'zero-lost' : undefined }
}

/** Fifteen digits, as spreadsheets show: 0.1 + 0.2 is 0.3. Never with an exponent. */
function digitsOf(value: number): string {
  return exactDigits(String(Number(value.toPrecision(15))))
}

/** A number's own digits with the exponent worked out on the text, so that none is lost or made up. */
function exactDigits(stored: string): string {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(stored.trim())
  if (!parts) return stored
  const [, sign, whole, fraction = '', exponent] = parts
  const point = whole!.length + Math.max(-400, Math.min(400, Number(exponent ?? 0)))
  const digits = whole! + fraction
  const before = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const after = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/(?<!0)0+$/, '')
  const body = `${before.replace(/^0+(?=\d)/, '')}${after ? `.${after}` : ''}`
  return sign === '-' && body !== '0' ? `-${body}` : body
}

function fixedText(digits: string, decimals: number, leastDigits: number): string {
  const negative = digits.startsWith('-')
  const [whole, fraction] = digits.replace('-', '').split('.')
  const padded = whole!.padStart(leastDigits, '0') + (fraction ? `.${fraction}` : '')
  return (negative ? '-' : '') + padDecimals(padded, decimals)
}

/** Adds the zeros a format shows, and never cuts: the stored number is the truth. */
function padDecimals(digits: string, decimals: number): string {
  if (decimals === 0) return digits
  const [whole, fraction = ''] = digits.split('.')
  return `${whole}.${fraction.padEnd(decimals, '0')}`
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const LAST_SERIAL = 2_958_465

/**
 * A date serial as text. Serial 60 is a day that never was; before it every serial is one day off (1900
 * epoch).
 */
function dateText(
  serial: number,
  precision: 'month' | 'day' | 'time',
  epoch1904: boolean,
): string | undefined {
  if (serial < 1 || serial > LAST_SERIAL) return undefined
  const shift = epoch1904 ? 1462 : serial < 60 ? 1 : 0
  const moment = Math.round((serial + shift) * DAY_MS)
  // Subtle: programs that reckon with a zone's history write a day some seconds early: 43 in Shanghai.
  const isShort = precision !== 'time' && DAY_MS - (moment % DAY_MS) <= MINUTE_MS
  const date = new Date(Date.UTC(1899, 11, 30) + (isShort ? Math.ceil(moment / DAY_MS) * DAY_MS : moment))
  const text = date.toISOString()
  if (precision === 'month') return date.getUTCDate() === 1 ? text.slice(0, 7) : text.slice(0, 10)
  return precision === 'time' && !text.includes('T00:00')
    ? text.slice(0, 16).replace('T', ' ')
    : text.slice(0, 10)
}
