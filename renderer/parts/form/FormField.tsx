import { type ReactNode, useId } from 'react'
import type { TreeChoice } from '../values/tree-choice.ts'
import { FieldControl } from './FieldControl.tsx'
import css from './form.module.css'
import { useForm } from './form-context.ts'
import { HiddenControl } from './HiddenControl.tsx'

type Props = {
  readonly name: string
  /** Twelfths of the width; four by default. */
  readonly span?: number
  readonly hint?: ReactNode
  /** More than one line of text. */
  readonly lines?: number
  /** For references: what may be chosen. */
  readonly choices?: readonly TreeChoice[]
  /** For codes: only these of the set. */
  readonly only?: readonly string[]
}

/**
 * A field of a form: the label of the official form, its control, and beside it what is wrong or
 * worth knowing.
 */
export function FormField({ name, span = 4, hint, lines, choices, only }: Props) {
  const form = useForm()
  const id = useId()
  const field = form.fieldOf(name)
  const error = form.errors[name]
  const ids = { id, noteId: `${id}-note` }
  return (
    <div data-field={name} className="form-field" style={{ gridColumn: `span ${span}` }}>
      <label htmlFor={id}>
        {field.label}
        {field.required && (
          <span className={css.required} title="必填">
            必填
          </span>
        )}
      </label>
      {form.hidden.has(name) ? (
        <HiddenControl field={field} ids={ids} />
      ) : (
        <FieldControl field={field} ids={ids} lines={lines} choices={choices} only={only} />
      )}
      <FieldNote id={ids.noteId} name={name} error={error} hint={hint} />
    </div>
  )
}

function FieldNote(props: {
  readonly id: string
  readonly name: string
  readonly error: string | undefined
  readonly hint: ReactNode
}) {
  return (
    <div id={props.id} className={`${css.note}${props.error ? ` ${css.error}` : ''}`} aria-live="polite">
      {props.error ?? props.hint}
    </div>
  )
}
