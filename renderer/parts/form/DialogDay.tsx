import { DayInput } from './DayInput.tsx'
import { DialogField } from './DialogField.tsx'

type Props = {
  readonly label: string
  /** Null where there is none to be read. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly kind?: 'day' | 'month'
}

/** A labelled day, or month, inside a dialog. */
export function DialogDay({ label, value, onChange, kind = 'day' }: Props) {
  return (
    <DialogField label={label}>
      <DayInput
        kind={kind}
        label={label}
        hint={kind === 'day' ? '如 2026-03-07' : '如 2026-03'}
        value={value ?? ''}
        onSettle={onChange}
        width="100%"
      />
    </DialogField>
  )
}
