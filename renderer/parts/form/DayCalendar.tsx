import { Button, Calendar } from 'antd'
import dayjs, { type Dayjs, type ManipulateType } from 'dayjs'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { today } from '../values/clock.ts'
import css from './DayCalendar.module.css'

type Props = {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly kind: 'day' | 'month'
  /** `2026-03-07` or `2026-03`; null begins at today. */
  readonly value: string | null
  readonly onPick: (picked: string) => void
  /** Called on Escape. */
  readonly onLeave: () => void
}

type Step = readonly [count: number, unit: ManipulateType]

/** A month of days, or a year of months, to pick one: by the mouse, or by arrows, page keys and Enter. */
export function DayCalendar({ ref: panel, kind, value, onPick, onLeave }: Props) {
  const [at, setAt] = useState(() => dayjs(value ?? today()))
  // The first time it is loaded after its frame has opened.
  useEffect(() => panel.current?.focus(), [panel])
  const format = kind === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM'
  const go = ([count, unit]: Step): void => setAt(at.add(count, unit))
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[kind].get(event.key)
    if (step) go(step)
    else if (event.key === 'Enter' && event.target === panel.current) onPick(at.format(format))
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={panel} className={css.panel} role="dialog" aria-label="日历" tabIndex={-1} onKeyDown={press}>
      <output className={css.heard}>{at.format(kind === 'day' ? 'YYYY年M月D日 dddd' : 'YYYY年M月')}</output>
      <Calendar
        fullscreen={false}
        mode={kind === 'day' ? 'month' : 'year'}
        value={at}
        onSelect={(picked, { source }) => {
          if (source === 'date' || source === 'month') onPick(picked.format(format))
        }}
        headerRender={() => <Header kind={kind} at={at} onGo={go} onToday={() => setAt(dayjs(today()))} />}
      />
    </div>
  )
}

type HeaderProps = {
  readonly kind: Props['kind']
  readonly at: Dayjs
  readonly onGo: (step: Step) => void
  readonly onToday: () => void
}

function Header({ kind, at, onGo, onToday }: HeaderProps) {
  const step = (label: string, sign: string, by: Step) => (
    <Button size="small" type="text" tabIndex={-1} aria-label={label} title={label} onClick={() => onGo(by)}>
      {sign}
    </Button>
  )
  return (
    <div className={css.header}>
      {step('上一年', '«', [-1, 'year'])}
      {kind === 'day' && step('上一月', '‹', [-1, 'month'])}
      <span className={css.title}>{at.format(kind === 'day' ? 'YYYY年M月' : 'YYYY年')}</span>
      {kind === 'day' && step('下一月', '›', [1, 'month'])}
      {step('下一年', '»', [1, 'year'])}
      <Button size="small" type="link" tabIndex={-1} onClick={onToday}>
        {kind === 'day' ? '今天' : '本月'}
      </Button>
    </div>
  )
}

const STEPS: Readonly<Record<Props['kind'], ReadonlyMap<string, Step>>> = {
  day: new Map<string, Step>([
    ['ArrowLeft', [-1, 'day']],
    ['ArrowRight', [1, 'day']],
    ['ArrowUp', [-7, 'day']],
    ['ArrowDown', [7, 'day']],
    ['PageUp', [-1, 'month']],
    ['PageDown', [1, 'month']],
  ]),
  month: new Map<string, Step>([
    ['ArrowLeft', [-1, 'month']],
    ['ArrowRight', [1, 'month']],
    ['ArrowUp', [-3, 'month']],
    ['ArrowDown', [3, 'month']],
    ['PageUp', [-1, 'year']],
    ['PageDown', [1, 'year']],
  ]),
}
