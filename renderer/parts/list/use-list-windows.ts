import { useEffect, useRef } from 'react'
import type { Query, RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { useLedgerQueries } from '../../bridge/use-ledger-query.ts'
import type { Asked, Row, Window } from './list-kinds.ts'

/** Rows are fetched this many at a time. */
export const WINDOW_ROWS = 100

/** A long list seen through the windows that are in sight. */
export type Windows = {
  /** Rows in all; undefined before the first answer. */
  readonly total: number | undefined
  readonly sums: Readonly<Record<string, number>>
  /** The row at a place, or undefined while its window is on its way. */
  readonly rowAt: (index: number) => Row | undefined
  /** The rows still belong to the question before. */
  readonly isPrevious: boolean
  readonly fault: Fault | undefined
  readonly refetch: () => void
}

/**
 * Asks a list door for the windows that cover the visible rows. Until a new question is answered
 * the rows of the
 * question before stay, so that nothing jumps while somebody types.
 */
export function useListWindows(door: Query, asked: Asked, first: number, last: number): Windows {
  const question = JSON.stringify(asked)
  const kept = useRef<Kept | undefined>(undefined)
  const isNew = kept.current !== undefined && kept.current.question !== question
  // Subtle: a new question is always looked at from its top; the old scroll position means nothing in it.
  const offsets = isNew ? [0] : offsetsOf(first, last)
  const inputs = offsets.map((offset) => ({ ...asked, offset, limit: WINDOW_ROWS }) as RawInput<Query>)
  const answers = useLedgerQueries(door, inputs)
  const windows = new Map<number, Window>()
  for (const [place, answer] of answers.entries()) {
    if (answer.data) windows.set(offsets[place]!, answer.data as Window)
  }
  const fresh: Kept | undefined = windows.size > 0 ? { question, windows } : undefined
  const shown = fresh ?? kept.current
  useEffect(() => {
    if (fresh) kept.current = fresh
  })
  const any = shown?.windows.values().next().value
  return {
    total: any?.total,
    sums: any?.sums ?? {},
    rowAt: (index) => {
      const offset = offsetOf(index)
      return shown?.windows.get(offset)?.rows[index - offset]
    },
    isPrevious: shown !== undefined && shown.question !== question,
    fault: answers.find((answer) => answer.fault)?.fault,
    refetch: () => {
      for (const answer of answers) answer.refetch()
    },
  }
}

type Kept = { readonly question: string; readonly windows: ReadonlyMap<number, Window> }

const offsetOf = (index: number): number => Math.floor(index / WINDOW_ROWS) * WINDOW_ROWS

function offsetsOf(first: number, last: number): readonly number[] {
  const offsets: number[] = []
  for (let offset = offsetOf(first); offset <= Math.max(first, last); offset += WINDOW_ROWS)
    offsets.push(offset)
  return offsets
}
