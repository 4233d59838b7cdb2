import type { CodeSet } from '../codes/code-set.ts'
import type { Mask } from '../kernel/mask.ts'

/**
 * What the whole program knows of one field of a noun, said once: lists, forms, workbooks, prints, history
 * and bundles read it here.
 */
export type Field<Name extends string = string> = {
  /** The property's name in the noun, camelCase. */
  readonly name: Name
  /** The label people read, in the words of the official form. */
  readonly label: string
  readonly kind: FieldKind
  /** Column width in a list, in CSS pixels at 100 %. */
  readonly width: number
  /** For `kind: 'code'`: which set its values come from. */
  readonly codes?: CodeSet
  /** How it is hidden until somebody asks to see it; absent means it is shown. */
  readonly mask?: Mask
  readonly required?: boolean
  /** Other headings under which offices keep it in their workbooks; the label itself always counts. */
  readonly synonyms?: readonly string[]
  /** Shown in a list before anybody chose columns. */
  readonly shown?: boolean
  /** Computed from others (sex from the ID number): listed and printed, never typed or imported. */
  readonly derived?: boolean
}

/**
 * `reference` holds the id of another noun and is shown by that noun's name; `minute` is a time of day
 * in minutes since midnight; `percent` and `factor` are ten-thousandths, written 16.5% and 1.35.
 */
export type FieldKind =
  | 'text'
  | 'day'
  | 'month'
  | 'minute'
  | 'code'
  | 'integer'
  | 'fen'
  | 'percent'
  | 'factor'
  | 'flag'
  | 'reference'
