import { CalendarOutlined } from '@ant-design/icons'
import { Input, type InputProps, type InputRef, Popover } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import css from './DayBox.module.css'
import { readDay } from './day-words.ts'

const DayCalendar = lazy(async () => ({ default: (await import('./DayCalendar.tsx')).DayCalendar }))

type Props = Omit<InputProps, 'suffix' | 'onKeyDown'> & {
  readonly kind: 'day' | 'month'
  /** Called with what was picked from the calendar: a day, or a month. */
  readonly onPick: (picked: string) => void
}

/** A date is typed, or picked from a calendar: by the button beside it, or by Alt and the arrow down. */
export function DayBox({ kind, onPick, ...input }: Props) {
  const box = useRef<InputRef>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  // Subtle: a closed frame keeps its content as it was; each opening begins at the written date.
  const [openings, setOpenings] = useState(0)
  const turn = (opened: boolean): void => {
    setOpen(opened)
    if (opened) setOpenings(openings + 1)
  }
  const read = readDay(String(input.value ?? ''), kind)
  const close = (): void => {
    turn(false)
    box.current?.focus()
  }
  const calendar = (
    <Suspense>
      <DayCalendar
        key={openings}
        ref={panel}
        kind={kind}
        value={read.ok ? read.value.value : null}
        onPick={(picked) => {
          close()
          onPick(picked)
        }}
        onLeave={close}
      />
    </Suspense>
  )
  return (
    <Input
      {...input}
      ref={box}
      onKeyDown={(event) => {
        if (!event.altKey || event.key !== 'ArrowDown') return
        event.preventDefault()
        turn(true)
      }}
      suffix={
        <Popover
          open={isOpen}
          onOpenChange={turn}
          afterOpenChange={(opened) => opened && panel.current?.focus()}
          trigger="click"
          placement="bottomRight"
          getPopupContainer={inItsDialog}
          content={calendar}
        >
          {/* The keyboard opens it from the field: one stop for each date. */}
          <button
            type="button"
            className={css.opener}
            tabIndex={-1}
            disabled={input.disabled}
            aria-label="打开日历"
            aria-expanded={isOpen}
            title="打开日历（Alt+↓）"
          >
            <CalendarOutlined aria-hidden />
          </button>
        </Popover>
      }
    />
  )
}

/** Within a dialog, which lets the focus go nowhere else. */
const inItsDialog = (opener: HTMLElement): HTMLElement =>
  opener.closest<HTMLElement>('[role=dialog]') ?? document.body
