import { codeFrom } from '../../../shared/codes/index.ts'
import type { Field } from '../../../shared/fields/field.ts'
import { readFactor, readPercent, sayFactor, sayPercent } from '../../../shared/kernel/basis-points.ts'
import { tidyIdNumber } from '../../../shared/kernel/id-number.ts'
import { sayMinute } from '../../../shared/kernel/minute.ts'
import { no, ok, type Result } from '../../../shared/kernel/result.ts'
import { tidy } from '../../../shared/kernel/text.ts'
import { ungrouped } from '../../../shared/kernel/written-number.ts'
import { readMinute } from '../../../shared/sheets/read-minute.ts'
import { readDay } from './day-words.ts'

/** What a control holds: the text as typed, a code or id, a flag; null or '' is nothing. */
export type Written = string | boolean | null
export type WrittenValues = Readonly<Record<string, Written>>

/** A kept value as its control holds it. */
export function toWritten(field: Field, value: unknown): Written {
  if (field.kind === 'flag') return value === true
  if (value === null || value === undefined)
    return field.kind === 'code' || field.kind === 'reference' ? null : ''
  if (field.kind === 'fen') return (Number(value) / 100).toFixed(2)
  if (field.kind === 'minute') return sayMinute(Number(value))
  if (field.kind === 'percent') return sayPercent(Number(value))
  if (field.kind === 'factor') return sayFactor(Number(value))
  return String(value)
}

/** What a control holds as the value to keep, or words that say what is wrong. */
export function fromWritten(field: Field, written: Written | undefined): Result<unknown, string> {
  if (field.kind === 'flag') return ok(written === true)
  const text = written === null || written === undefined ? '' : tidy(String(written))
  if (text === '') return field.required ? no(missingWords(field)) : ok(null)
  switch (field.kind) {
    case 'text':
      return ok(field.mask === 'id-number' ? tidyIdNumber(text) : text)
    case 'code':
    case 'reference':
      return ok(text)
    case 'day':
    case 'month': {
      const read = readDay(text, field.kind)
      return read.ok ? ok(read.value.value) : read
    }
    case 'integer':
      return integerFrom(text)
    case 'minute': {
      const minute = readMinute(text)
      return minute === undefined ? no('请填写时间，如 9:30 或 下午2点。') : ok(minute)
    }
    case 'fen':
      return fenFrom(text)
    case 'percent': {
      const read = readPercent(text)
      return read.ok ? read : no('请填写百分比，如 8% 或 0.5%，最多两位小数。')
    }
    case 'factor': {
      const read = readFactor(text)
      return read.ok ? read : no('请填写系数，如 1.35，最多四位小数。')
    }
  }
}

/** A cell pasted from a workbook as the control would hold it; undefined where it cannot be understood. */
export function fromCell(field: Field, cell: string): Written | undefined {
  const text = tidy(cell)
  if (field.kind === 'flag') return /^(是|√|有|1|y)/i.test(text)
  if (field.kind === 'code') return text === '' ? null : field.codes && codeFrom(field.codes, text)
  if (field.kind === 'reference') return undefined
  return text
}

function missingWords(field: Field): string {
  const verb = field.kind === 'code' || field.kind === 'reference' ? '选择' : '填写'
  return `请${verb}${field.label}。`
}

function integerFrom(text: string): Result<number, string> {
  const number = ungrouped(text) ?? ''
  return /^-?\d{1,9}$/.test(number) ? ok(Number(number)) : no('请填写整数。')
}

function fenFrom(text: string): Result<number, string> {
  const match = /^(-?)¥?(\d{1,11})(?:\.(\d{1,2}))?元?$/.exec(ungrouped(text) ?? '')
  if (!match) return no('请填写金额，如 1234.50，最多两位小数。')
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return ok(match[1] ? -fen : fen)
}
