import { type KeyboardEvent, useState } from 'react'
import {
  fitted,
  type GridColumn,
  type GridDay,
  type GridSlot,
  type GridSpan,
  STEP,
  spanAt,
  USUAL,
} from './time-grid.ts'

type Keys = {
  readonly columns: readonly GridColumn[]
  readonly spans: readonly GridSpan[]
  readonly day: GridDay
  readonly onCreate: ((slot: GridSlot) => void) | undefined
  readonly onMove: ((span: GridSpan, slot: GridSlot) => void) | undefined
  readonly onOpen: (span: GridSpan) => void
}
type Cursor = { readonly nth: number; readonly from: number; readonly length: number }

/**
 * The keys of a time grid: arrows walk, Shift with up and down changes the length, Enter opens what is
 * there or asks for what is free, M takes a span up and Enter puts it down, Escape lets go.
 */
export function useGridCursor({ columns, spans, day, onCreate, onMove, onOpen }: Keys) {
  const [cursor, setCursor] = useState<Cursor>()
  const [carriedId, carry] = useState<string>()
  const carried = spans.find(({ id }) => id === carriedId)
  const at = cursor ?? { nth: 0, from: Math.max(day.first, 9 * 60), length: USUAL }
  const column = columns[Math.min(at.nth, columns.length - 1)]
  const slot: GridSlot | undefined = column && {
    column: column.key,
    ...fitted(at.from, carried ? carried.to - carried.from : at.length, day),
  }
  const here = slot && spanAt(spans, { ...slot, to: slot.from + 1 })

  function act(key: string): boolean {
    if (!slot) return false
    if (key === 'Escape' && carried) carry(undefined)
    else if (key === 'Enter' && carried) {
      const isElsewhere = slot.column !== carried.column || slot.from !== carried.from
      if (isElsewhere) onMove?.(carried, slot)
      carry(undefined)
    } else if (key === 'Enter' && here) onOpen(here)
    else if (key === 'Enter') onCreate?.(slot)
    else if ((key === 'm' || key === 'M') && here?.canMove && onMove) {
      setCursor({ ...at, from: here.from, length: here.to - here.from })
      carry(here.id)
    } else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = walked(at, event.key, event.shiftKey && !carried, columns.length, day)
    if (next) setCursor(next)
    if (next || act(event.key)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  return { slot, here, carried, column, onKeyDown }
}

function walked(at: Cursor, key: string, grows: boolean, columns: number, day: GridDay): Cursor | undefined {
  const { nth, from, length } = at
  switch (key) {
    case 'ArrowLeft':
      return { ...at, nth: Math.max(0, nth - 1) }
    case 'ArrowRight':
      return { ...at, nth: Math.min(columns - 1, nth + 1) }
    case 'ArrowUp':
      return grows
        ? { ...at, length: Math.max(STEP, length - STEP) }
        : { ...at, from: Math.max(day.first, from - STEP) }
    case 'ArrowDown':
      return grows
        ? { ...at, length: Math.min(day.last - from, length + STEP) }
        : { ...at, from: Math.min(day.last - STEP, from + STEP) }
    case 'Home':
      return { ...at, from: day.first }
    case 'End':
      return { ...at, from: day.last - length }
    default:
      return undefined
  }
}
