import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { drawn, fitted, type GridColumn, type GridDay, type GridSlot, type GridSpan } from './time-grid.ts'

type Drag = {
  readonly columns: readonly GridColumn[]
  readonly day: GridDay
  readonly body: RefObject<HTMLDivElement | null>
  readonly onCreate: ((slot: GridSlot) => void) | undefined
  readonly onMove: ((span: GridSpan, slot: GridSlot) => void) | undefined
  readonly onOpen: (span: GridSpan) => void
}
type Held = {
  readonly pointer: number
  readonly column: string
  readonly minute: number
  /** What is moved; undefined where a new stretch is drawn. */
  readonly span: GridSpan | undefined
  readonly hasMoved: boolean
  readonly slot: GridSlot | undefined
}

/** Further than this many pixels is a drag; nearer is a click. */
const CLICK_PX = 4

/**
 * Draws a new stretch by dragging over what is free, and moves a span by dragging it; a click opens it.
 * Escape lets go. `shown` is where it would land.
 */
export function useGridDrag({ columns, day, body, onCreate, onMove, onOpen }: Drag) {
  const [held, hold] = useState<Held>()
  const start = useRef({ x: 0, y: 0 })
  const isHolding = held !== undefined
  useEffect(() => {
    if (!isHolding) return
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hold(undefined)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [isHolding])

  const pointAt = ({ clientX, clientY }: PointerEvent) =>
    placeIn(body.current, columns, day, clientX, clientY)

  function onPointerDown(event: PointerEvent, span?: GridSpan): void {
    const place = pointAt(event)
    if (event.button !== 0 || !place || held || (!span && !onCreate)) return
    event.stopPropagation()
    body.current?.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, y: event.clientY }
    hold({ pointer: event.pointerId, ...place, span, hasMoved: false, slot: undefined })
  }

  function onPointerMove(event: PointerEvent): void {
    const place = pointAt(event)
    if (!held || !place || event.pointerId !== held.pointer) return
    const { x, y } = start.current
    const hasMoved = held.hasMoved || Math.hypot(event.clientX - x, event.clientY - y) > CLICK_PX
    if (hasMoved) hold({ ...held, hasMoved, slot: slotOf(held, place, day, onMove !== undefined) })
  }

  function onPointerUp(event: PointerEvent): void {
    if (!held || event.pointerId !== held.pointer) return
    const { span, hasMoved, slot } = held
    hold(undefined)
    if (!span) {
      const { column, minute } = held
      onCreate?.(slot ?? { column, ...drawn(minute, minute, day) })
    } else if (!hasMoved) onOpen(span)
    else if (slot && (slot.column !== span.column || slot.from !== span.from)) onMove?.(span, slot)
  }

  return {
    shown: held?.slot,
    moving: held?.hasMoved ? held.span : undefined,
    onPointerDown,
    handlers: { onPointerMove, onPointerUp, onPointerCancel: () => hold(undefined) },
  }
}

type Place = { readonly column: string; readonly minute: number }

function slotOf(held: Held, place: Place, day: GridDay, mayMove: boolean): GridSlot | undefined {
  const { span, column, minute } = held
  if (!span) return { column, ...drawn(minute, place.minute, day) }
  if (!span.canMove || !mayMove) return undefined
  return {
    column: place.column,
    ...fitted(span.from + place.minute - minute, span.to - span.from, day),
  }
}

function placeIn(
  body: HTMLDivElement | null,
  columns: readonly GridColumn[],
  { first, last }: GridDay,
  x: number,
  y: number,
): Place | undefined {
  if (!body || columns.length === 0) return undefined
  const box = body.getBoundingClientRect()
  const nth = Math.floor(((x - box.left) / box.width) * columns.length)
  const column = columns[Math.max(0, Math.min(columns.length - 1, nth))]!
  const part = Math.max(0, Math.min(1, (y - box.top) / box.height))
  return { column: column.key, minute: first + part * (last - first) }
}
