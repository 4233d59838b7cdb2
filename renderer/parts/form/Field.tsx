import { type ReactNode, useId } from 'react'

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
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${id}-note`,
        'aria-invalid': Boolean(error),
        status: error ? 'error' : '',
      })}
      <div id={`${id}-note`} className={error ? 'field-note field-error' : 'field-note'} aria-live="polite">
        {error ?? hint}
      </div>
    </div>
  )
}
