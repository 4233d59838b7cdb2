import { sayMinute } from '../../../shared/kernel/minute.ts'

/** One column of a time grid: a day of a room, or a room of a day. */
export type GridColumn = {
  readonly key: string
  readonly title: string
  readonly note: string
  /** Stands out: today. */
  readonly isMarked: boolean
  /** When it may be had, in minutes of the day. */
  readonly open: readonly GridStretch[]
}

/** From a minute of the day up to another. */
export type GridStretch = { readonly from: number; readonly to: number }

/** A stretch of one column. */
export type GridSlot = GridStretch & { readonly column: string }

/** Something that takes up a stretch of a column. */
export type GridSpan = GridSlot & {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly tone: 'firm' | 'waiting' | 'done'
  readonly canMove: boolean
}

/** The part of the day that is shown, in minutes. */
export type GridDay = { readonly first: number; readonly last: number }

/** What is pointed at snaps to quarters of an hour. */
export const SNAP = 15
/** What a click alone asks for, and what the keys begin with. */
export const USUAL = 60
/** The keys move by half hours. */
export const STEP = 30

/** The stretch that was drawn from one minute to another, whichever came first; a click is an hour. */
export function drawn(from: number, to: number, { first, last }: GridDay): GridStretch {
  const low = Math.max(first, Math.floor(Math.min(from, to) / SNAP) * SNAP)
  const high = Math.min(last, Math.ceil(Math.max(from, to) / SNAP) * SNAP)
  const isClick = Math.abs(to - from) < SNAP / 2
  return isClick ? fitted(low, USUAL, { first, last }) : { from: low, to: Math.max(high, low + SNAP) }
}

/** A stretch of a given length, as near to a minute as the shown day lets it. */
export function fitted(from: number, length: number, { first, last }: GridDay): GridStretch {
  const snapped = Math.round(from / SNAP) * SNAP
  const start = Math.max(first, Math.min(snapped, last - length))
  return { from: start, to: Math.min(last, start + length) }
}

/** The part of the day to show: whole hours around everything that is open or taken. */
export function dayAround(columns: readonly GridColumn[], spans: readonly GridStretch[]): GridDay {
  const all = [...columns.flatMap(({ open }) => open), ...spans]
  if (all.length === 0) return { first: 8 * 60, last: 20 * 60 }
  const first = Math.min(...all.map(({ from }) => from))
  const last = Math.max(...all.map(({ to }) => to))
  return { first: Math.floor(first / 60) * 60, last: Math.ceil(last / 60) * 60 }
}

/** The span that a stretch of a column touches first. */
export const spanAt = (spans: readonly GridSpan[], { column, from, to }: GridSlot): GridSpan | undefined =>
  spans
    .filter((span) => span.column === column && span.from < to && from < span.to)
    .sort((a, b) => a.from - b.from)[0]

/** Whether a column is open for the whole of a stretch. */
export const isOpen = ({ open }: GridColumn, { from, to }: GridStretch): boolean =>
  open.some((window) => window.from <= from && to <= window.to)

/** A stretch in words: 09:00—10:30. */
export const stretchWords = ({ from, to }: GridStretch): string => `${sayMinute(from)}—${sayMinute(to)}`
