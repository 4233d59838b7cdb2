// biome-ignore-all lint/a11y/useSemanticElements: a table has no place for what lasts from a time to another
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names where its cursor is
import type { CSSProperties, PointerEvent } from 'react'
import css from './calendar.module.css'
import {
  type GridColumn,
  type GridDay,
  type GridSlot,
  type GridSpan,
  type GridStretch,
  stretchWords,
} from './time-grid.ts'

type Props = {
  readonly column: GridColumn
  readonly day: GridDay
  /** Those of this column. */
  readonly spans: readonly GridSpan[]
  /** Where what is drawn or moved would land, where that is in this column. */
  readonly shown: GridSlot | undefined
  readonly moving: GridSpan | undefined
  readonly cursor: GridSlot | undefined
  readonly canDraw: boolean
  readonly onPointerDown: (event: PointerEvent, span?: GridSpan) => void
  readonly onOpen: (span: GridSpan) => void
}

/** One column of the time grid: when it is open, what takes it up, what is just being drawn over it. */
export function GridLane({
  column,
  day,
  spans,
  shown,
  moving,
  cursor,
  canDraw,
  onPointerDown,
  onOpen,
}: Props) {
  return (
    <div
      role="gridcell"
      aria-label={`${column.title} ${column.note}`}
      className={`${css.column}${canDraw ? ` ${css.drawable}` : ''}`}
      onPointerDown={(event) => onPointerDown(event)}
    >
      {column.open.map((open) => (
        <div key={open.from} className={css.open} style={placed(open, day)} />
      ))}
      {spans.map((span) => (
        <button
          key={span.id}
          type="button"
          tabIndex={-1}
          className={spanClass(span, span.id === moving?.id)}
          style={placed(span, day)}
          title={`${stretchWords(span)} ${span.title}\n${span.note}`}
          onPointerDown={(event) => onPointerDown(event, span)}
          onClick={(event) => event.detail === 0 && onOpen(span)}
        >
          <b>{span.title}</b>
          <span>
            {stretchWords(span)} {span.note}
          </span>
        </button>
      ))}
      {shown && (
        <div className={css.shown} style={placed(shown, day)}>
          {stretchWords(shown)} {moving?.title}
        </div>
      )}
      {cursor && <div className={css.cursor} style={placed(cursor, day)} />}
    </div>
  )
}

const tones = { firm: '', waiting: css.waiting, done: css.done } as const

const spanClass = ({ tone, canMove, from, to }: GridSpan, isMoving: boolean): string =>
  [
    css.span,
    tones[tone],
    canMove ? css.movable : '',
    isMoving ? css.moving : '',
    to - from < 60 ? css.short : '',
  ].join(' ')

function placed({ from, to }: GridStretch, { first, last }: GridDay): CSSProperties {
  const whole = last - first
  return { top: `${((from - first) / whole) * 100}%`, height: `${((to - from) / whole) * 100}%` }
}
