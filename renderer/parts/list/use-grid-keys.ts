import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { dictionary } from '../../../shared/kernel/dictionary.ts'

type Grid = {
  /** The active row when the page is opened. */
  readonly first: number
  /** Another question starts at its first row again. */
  readonly question: string
  readonly total: number
  readonly rowHeight: number
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly open: (index: number) => void
}

/** Arrows, Page Up and Down, Home and End move through a list; Enter opens the row. */
export function useGridKeys({ first, question, total, rowHeight, scroller, open }: Grid) {
  const [chosen, take] = useState(first)
  const active = Math.min(chosen, Math.max(0, total - 1))
  const asked = useRef(question)
  useLayoutEffect(() => {
    if (asked.current !== question) take(0)
    asked.current = question
  }, [question])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const box = scroller.current
    if (!box || total === 0) return
    if (event.key === 'Enter') {
      event.preventDefault()
      open(active)
      return
    }
    const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 2)
    const target = targetOf(event.key, active, page, total)
    if (target === undefined) return
    event.preventDefault()
    take(target)
    bringIntoSight(box, target, rowHeight)
  }
  return { active, take, onKeyDown }
}

function targetOf(key: string, active: number, page: number, total: number): number | undefined {
  const steps = dictionary<number>({ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page })
  if (key === 'Home') return 0
  if (key === 'End') return total - 1
  const step = steps[key]
  return step === undefined ? undefined : Math.max(0, Math.min(total - 1, active + step))
}

/** Subtle: the heading row sticks to the top of the box and hides one row's height of it. */
function bringIntoSight(box: HTMLDivElement, index: number, rowHeight: number): void {
  const top = index * rowHeight
  const sight = box.clientHeight - rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight > box.scrollTop + sight) box.scrollTop = top + rowHeight - sight
}
