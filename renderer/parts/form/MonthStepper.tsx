import { Button } from 'antd'
import { sayMonth } from '../../../shared/kernel/month-words.ts'
import { monthAfter } from '../values/months.ts'

type Props = {
  readonly label: string
  /** `2026-03`. */
  readonly value: string
  readonly onChange: (month: string) => void
}

/** A month, one click back or forward. */
export function MonthStepper({ label, value, onChange }: Props) {
  const step = (months: number) => onChange(monthAfter(value, months))
  return (
    <fieldset className="month-stepper">
      <legend>{label}</legend>
      <Button aria-label="上一月" onClick={() => step(-1)}>
        ‹
      </Button>
      <output>{sayMonth(value)}</output>
      <Button aria-label="下一月" onClick={() => step(1)}>
        ›
      </Button>
    </fieldset>
  )
}
