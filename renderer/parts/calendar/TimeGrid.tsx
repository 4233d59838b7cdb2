// biome-ignore-all lint/a11y/useSemanticElements: a table has no place for what lasts from a time to another
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names where its cursor is
import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import { sayMinute } from '../../../shared/kernel/minute.ts'
import css from './calendar.module.css'
import { GridLane } from './GridLane.tsx'
import {
  type GridColumn,
  type GridDay,
  type GridSlot,
  type GridSpan,
  isOpen,
  stretchWords,
} from './time-grid.ts'
import { useGridCursor } from './use-grid-cursor.ts'
import { useGridDrag } from './use-grid-drag.ts'

type Props = {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly spans: readonly GridSpan[]
  readonly day: GridDay
  /** Left out where nothing may be added or moved. */
  readonly onCreate?: ((slot: GridSlot) => void) | undefined
  readonly onMove?: ((span: GridSpan, slot: GridSlot) => void) | undefined
  readonly onOpen: (span: GridSpan) => void
}

/** Days or rooms side by side, hours downwards: drag to draw and to move, or use the keys. */
export function TimeGrid({ label, columns, spans, day, onCreate, onMove, onOpen }: Props) {
  const body = useRef<HTMLDivElement>(null)
  const drag = useGridDrag({ columns, day, body, onCreate, onMove, onOpen })
  const keys = useGridCursor({ columns, spans, day, onCreate, onMove, onOpen })
  const scroller = useRef<HTMLDivElement>(null)
  useCursorInSight(scroller, keys.slot)
  const shown = drag.shown ?? (keys.carried && keys.slot)
  const moving = drag.moving ?? keys.carried
  return (
    <div className={css.frame}>
      <div
        ref={scroller}
        className={css.scroller}
        role="grid"
        aria-label={label}
        aria-describedby="grid-keys"
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        style={{ '--hours': (day.last - day.first) / 60, '--columns': columns.length } as CSSProperties}
      >
        <GridHead columns={columns} />
        <div className={css.rows} role="row">
          <Hours day={day} />
          <div ref={body} className={css.body} role="presentation" {...drag.handlers}>
            {columns.map((column) => (
              <GridLane
                key={column.key}
                column={column}
                day={day}
                spans={spans.filter((span) => span.column === column.key)}
                shown={shown?.column === column.key ? shown : undefined}
                moving={moving}
                cursor={keys.slot?.column === column.key ? keys.slot : undefined}
                canDraw={onCreate !== undefined}
                onPointerDown={drag.onPointerDown}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      </div>
      <output className={css.said} aria-live="polite">
        {keys.column && keys.slot && said(keys.column, keys.slot, keys.here, keys.carried)}
      </output>
      <p id="grid-keys" className={`${css.hint} soft`}>
        {onCreate ? '拖过空白处新建，拖动预约改时间。' : ''}
        键盘：方向键移动，Shift+上下键改长短，回车新建或打开，M 拿起后用方向键移到别处、回车放下。
      </p>
    </div>
  )
}

function GridHead({ columns }: { readonly columns: readonly GridColumn[] }) {
  return (
    <div className={css.head} role="row">
      <span role="columnheader" aria-label="时间" />
      {columns.map(({ key, title, note, isMarked }) => (
        <div
          key={key}
          role="columnheader"
          className={isMarked ? css.marked : ''}
          aria-current={isMarked ? 'date' : undefined}
        >
          <b>{title}</b>
          <small>{note}</small>
        </div>
      ))}
    </div>
  )
}

function Hours({ day }: { readonly day: GridDay }) {
  const hours = Array.from({ length: (day.last - day.first) / 60 }, (_, nth) => day.first + nth * 60)
  return (
    <div className={css.hours} aria-hidden>
      {hours.map((minute) => (
        <span key={minute}>{sayMinute(minute)}</span>
      ))}
    </div>
  )
}

function said(
  column: GridColumn,
  slot: GridSlot,
  here: GridSpan | undefined,
  carried: GridSpan | undefined,
): string {
  const where = `${column.title} ${stretchWords(slot)}`
  if (carried) return `移动“${carried.title}”到 ${where}`
  if (here) return `${column.title} ${stretchWords(here)} ${here.title}`
  return `${where} ${isOpen(column, slot) ? '空闲' : '不开放'}`
}

/** Keeps the cursor of the keys in sight. */
function useCursorInSight(scroller: { current: HTMLDivElement | null }, slot: GridSlot | undefined): void {
  const place = slot && `${slot.column} ${slot.from}`
  const before = useRef(place)
  useLayoutEffect(() => {
    if (before.current === place) return
    before.current = place
    scroller.current?.querySelector(`.${css.cursor}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}
