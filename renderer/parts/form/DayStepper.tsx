import { Button } from 'antd'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import { today } from '../values/clock.ts'
import { DayInput } from './DayInput.tsx'

type Props = {
  readonly label: string
  readonly value: Day
  /** A click goes on by a week or by a day. */
  readonly by: 'week' | 'day'
  readonly onChange: (day: Day) => void
}

/** A day, typed or one click back or forward; one click returns to today. */
export function DayStepper({ label, value, by, onChange }: Props) {
  const [days, unit] = by === 'week' ? [7, '周'] : [1, '天']
  const step = (sign: 1 | -1) => (
    <Button
      aria-label={`${sign < 0 ? '上' : '下'}一${unit}`}
      title={`${sign < 0 ? '上' : '下'}一${unit}`}
      onClick={() => onChange(addDays(value, sign * days))}
    >
      {sign < 0 ? '‹' : '›'}
    </Button>
  )
  return (
    <>
      {step(-1)}
      <Button onClick={() => onChange(today())}>今天</Button>
      {step(1)}
      <DayInput
        kind="day"
        label={label}
        hint={today()}
        value={value}
        onSettle={(day) => onChange((day ?? today()) as Day)}
      />
    </>
  )
}
