import { labelOf } from '../../../shared/codes/index.ts'
import type { Field } from '../../../shared/fields/field.ts'
import { sayFactor, sayPercent } from '../../../shared/kernel/basis-points.ts'
import { sayMinute } from '../../../shared/kernel/minute.ts'

/** The name behind an id that a reference field holds; the page knows which noun it is. */
export type NameOf = (field: string, id: string) => string

/**
 * A value as people read it: code labels, names for references, 是/否, thousands separators; empty
 * for nothing.
 */
export function showValue(field: Field, value: unknown, nameOf: NameOf = (_, id) => id): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'code':
      return field.codes ? labelOf(field.codes, String(value)) : String(value)
    case 'flag':
      return value === true || value === 1 ? '是' : '否'
    case 'reference':
      return nameOf(field.name, String(value))
    case 'integer':
      return showInteger(Number(value))
    case 'fen':
      return showFen(Number(value))
    case 'percent':
      return sayPercent(Number(value))
    case 'factor':
      return sayFactor(Number(value))
    case 'minute':
      return sayMinute(Number(value))
    case 'text':
    case 'day':
    case 'month':
      return String(value)
  }
}

/** 12345 → 12,345. */
export function showInteger(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')
  return value < 0 ? `-${digits}` : digits
}

/** Whole fen as yuan with two places: 123456 → 1,234.56. */
export function showFen(fen: number): string {
  const absolute = Math.abs(fen)
  const yuan = showInteger(Math.floor(absolute / 100))
  return `${fen < 0 ? '-' : ''}${yuan}.${String(absolute % 100).padStart(2, '0')}`
}

/** Figures stand right-aligned, everything else left. */
export const isFigure = ({ kind }: Field): boolean =>
  kind === 'integer' || kind === 'fen' || kind === 'percent' || kind === 'factor'
