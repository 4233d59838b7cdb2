import { type ReactNode, useId } from 'react'
import css from './Field.module.css'

type Props = {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly children: (ids: {
    id: string
    'aria-describedby': string
    'aria-invalid': boolean
    status: '' | 'error'
  }) => ReactNode
}

/** A labelled field with its hint, and its error in words below. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${id}-note`,
        'aria-invalid': Boolean(error),
        status: error ? 'error' : '',
      })}
      <div id={`${id}-note`} className={error ? `${css.note} ${css.error}` : css.note} aria-live="polite">
        {error ?? hint}
      </div>
    </div>
  )
}
