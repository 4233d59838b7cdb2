import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { readDay } from './day-words.ts'

type Props = {
  readonly kind: 'day' | 'month'
  readonly label: string
  readonly hint: string
  readonly value: string
  /** Called when somebody leaves the field or presses Enter with a date that can be read. */
  readonly onSettle: (day: string | null) => void
}

/** A date for filters and dialogs: typed in any usual way, shown as 2026-03-07 once it is understood. */
export function DayInput({ kind, label, hint, value, onSettle }: Props) {
  const [text, setText] = useState(value)
  const [flaw, setFlaw] = useState('')
  useEffect(() => setText(value), [value])
  const settle = (): void => {
    const read = readDay(text, kind)
    setFlaw(read.ok ? '' : read.fault)
    if (!read.ok) return
    setText(read.value.value ?? '')
    if ((read.value.value ?? '') !== value) onSettle(read.value.value)
  }
  return (
    <Input
      style={{ width: '8.5em' }}
      allowClear
      aria-label={label}
      aria-invalid={flaw !== ''}
      status={flaw ? 'error' : ''}
      title={flaw || '可写成 1990.3、199003 或 1990-03-07'}
      placeholder={hint}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        if (event.target.value === '' && value !== '') onSettle(null)
      }}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}
