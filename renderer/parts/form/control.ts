import type { Field } from '../../../shared/fields/field.ts'
import type { TreeChoice } from '../values/tree-choice.ts'

/** What every control of a form is given. */
export type ControlProps = {
  readonly field: Field
  readonly ids: { readonly id: string; readonly noteId: string }
  readonly lines?: number | undefined
  readonly choices?: readonly TreeChoice[] | undefined
  readonly only?: readonly string[] | undefined
}

/** The marks that tie an input to its note, for screen readers. */
export function inputMarks(ids: ControlProps['ids'], isWrong: boolean) {
  return {
    id: ids.id,
    'aria-describedby': ids.noteId,
    'aria-invalid': isWrong,
    status: isWrong ? ('error' as const) : ('' as const),
  }
}
