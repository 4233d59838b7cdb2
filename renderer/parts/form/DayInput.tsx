import { useEffect, useState } from 'react'
import { DayBox } from './DayBox.tsx'
import { readDay } from './day-words.ts'
import { clearing } from './icons.tsx'

type Props = {
  readonly kind: 'day' | 'month'
  readonly label: string
  readonly hint: string
  readonly value: string
  /**
   * Called when somebody leaves the field or presses Enter: the date, or null where there is none
   * to be read.
   */
  readonly onSettle: (day: string | null) => void
  readonly width?: string
}

/** A date for filters and dialogs: typed in any usual way, shown as 2026-03-07 once it is understood. */
export function DayInput({ kind, label, hint, value, onSettle, width = '10em' }: Props) {
  const [text, setText] = useState(value)
  const [flaw, setFlaw] = useState('')
  // Subtle: what cannot be read settles as no date, and yet stays on the screen to be corrected.
  useEffect(
    () => setText((before) => (value === '' && !readDay(before, kind).ok ? before : value)),
    [value, kind],
  )
  const settle = (): void => {
    const read = readDay(text, kind)
    setFlaw(read.ok ? '' : read.fault)
    const day = read.ok ? read.value.value : null
    if (read.ok) setText(day ?? '')
    if ((day ?? '') !== value) onSettle(day)
  }
  return (
    <DayBox
      kind={kind}
      onPick={(picked) => {
        setText(picked)
        setFlaw('')
        if (picked !== value) onSettle(picked)
      }}
      style={{ width }}
      allowClear={clearing}
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
