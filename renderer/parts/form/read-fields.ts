import type { z } from 'zod'
import type { Field } from '../../../shared/fields/field.ts'
import { parseIdNumber } from '../../../shared/kernel/id-number.ts'
import { today } from '../values/clock.ts'
import { fromWritten, type WrittenValues } from './form-values.ts'
import { sayIssue } from './form-words.ts'
import { idNumberFlaws } from './id-number-words.ts'

/** What was written in these fields: the values to send, and for each wrong one the words that say so. */
export function readFields(
  fields: readonly Field[],
  values: WrittenValues,
  shape: Readonly<Record<string, z.ZodType>>,
  practice: boolean,
): { kept: Record<string, unknown>; wrong: Record<string, string> } {
  const kept: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for (const field of fields) {
    const read = fromWritten(field, values[field.name])
    if (!read.ok) {
      wrong[field.name] = read.fault
      continue
    }
    const schema = shape[field.name]
    // Subtle: what the schema does not let be null (a counterpart) is kept as an empty text.
    const value = read.value === null && schema?.safeParse(null).success === false ? '' : read.value
    const words = flawOf(field, value, schema, practice)
    if (words === undefined) kept[field.name] = value
    else wrong[field.name] = words
  }
  return { kept, wrong }
}

function flawOf(
  field: Field,
  value: unknown,
  schema: z.ZodType | undefined,
  practice: boolean,
): string | undefined {
  const judged = schema?.safeParse(value)
  if (judged?.success === false) return sayIssue(field, judged.error.issues[0]!)
  if (field.mask !== 'id-number' || typeof value !== 'string' || value === '') return undefined
  const read = parseIdNumber(value, { today: today(), practice })
  return read.ok ? undefined : idNumberFlaws[read.fault]
}
