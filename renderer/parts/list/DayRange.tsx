import { DayInput } from '../form/DayInput.tsx'
import css from './list.module.css'

type Props = {
  readonly label: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (from: string | undefined, to: string | undefined) => void
}

/** From a day to a day, both included; either end may stay open. A month alone means its first day. */
export function DayRange({ label, from, to, onChange }: Props) {
  return (
    <fieldset className={css.days} aria-label={label}>
      <DayInput
        kind="day"
        label={`${label}从`}
        hint="从"
        value={from ?? ''}
        onSettle={(day) => onChange(day ?? undefined, to)}
      />
      —
      <DayInput
        kind="day"
        label={`${label}到`}
        hint="到"
        value={to ?? ''}
        onSettle={(day) => onChange(from, day ?? undefined)}
      />
    </fieldset>
  )
}
