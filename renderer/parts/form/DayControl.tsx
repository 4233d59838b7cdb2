import { useState } from 'react'
import { type ControlProps, inputMarks } from './control.ts'
import { DayBox } from './DayBox.tsx'
import { readDay } from './day-words.ts'
import css from './form.module.css'
import { useForm } from './form-context.ts'

/**
 * A date typed in any usual way; leaving it writes it out, and says so where a month was completed
 * to a day.
 */
export function DayControl({ field, ids }: ControlProps) {
  const form = useForm()
  const [settled, setSettled] = useState({ value: '', note: '' })
  const text = String(form.values[field.name] ?? '')
  const kind = field.kind === 'month' ? 'month' : 'day'
  const settle = (): void => {
    const read = readDay(text, kind)
    if (!read.ok) {
      form.check(field.name)
      return
    }
    const value = read.value.value ?? ''
    if (value !== text) form.write(field.name, value)
    setSettled({ value, note: read.value.note })
  }
  return (
    <>
      <DayBox
        kind={kind}
        onPick={(picked) => {
          form.write(field.name, picked)
          setSettled({ value: picked, note: '' })
        }}
        {...inputMarks(ids, form.errors[field.name] !== undefined)}
        placeholder={kind === 'day' ? '如 1990-03-07 或 1990.3' : '如 1990-03'}
        value={text}
        onChange={(event) => form.write(field.name, event.target.value)}
        onBlur={settle}
      />
      {settled.note && settled.value === text && <div className={css.note}>{settled.note}</div>}
    </>
  )
}
