import { masked } from '../kernel/mask.ts'
import type { Field } from './field.ts'

/** Records as lists, cards and papers show them: stars in what their fields hide. */
export const maskingBy = <R extends object>(fields: readonly Field[]) => {
  const hidden = fields.flatMap(({ name, mask }) => (mask ? [{ name: name as keyof R, mask }] : []))
  return (record: R): R & { masked: boolean } => {
    const shown: R & { masked: boolean } = { ...record, masked: true }
    for (const { name, mask } of hidden) {
      const value = record[name]
      if (typeof value === 'string') Object.assign(shown, { [name]: masked(mask, value) })
    }
    return shown
  }
}
