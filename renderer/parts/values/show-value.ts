import { labelOf } from '../../../shared/codes/index.ts'
import type { Field } from '../../../shared/fields/field.ts'
import { sayFactor, sayPercent } from '../../../shared/kernel/basis-points.ts'
import { sayMinute } from '../../../shared/kernel/minute.ts'
import { sayInteger, sayYuan } from '../../../shared/kernel/yuan.ts'

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
      return sayInteger(Number(value))
    case 'fen':
      return sayYuan(Number(value))
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

/** Figures stand right-aligned, everything else left. */
export const isFigure = ({ kind }: Field): boolean =>
  kind === 'integer' || kind === 'fen' || kind === 'percent' || kind === 'factor'
