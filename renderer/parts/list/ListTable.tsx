// biome-ignore-all lint/a11y/useSemanticElements: a <table> would need every row; this grid draws
// those in sight
import { useVirtualizer } from '@tanstack/react-virtual'
import { theme } from 'antd'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useKeptScroll, usePlaceState } from '../../bridge/place.ts'
import { ListHead } from './ListHead.tsx'
import { ListLine } from './ListLine.tsx'
import css from './list.module.css'
import type { Asked, ListSpec, Row } from './list-kinds.ts'
import { useGridKeys } from './use-grid-keys.ts'
import type { ListState } from './use-list-state.ts'
import { useListWindows, type Windows } from './use-list-windows.ts'

type Props = {
  readonly spec: ListSpec
  readonly state: ListState
  /** Stands in place of the rows when there are none. */
  readonly whenEmpty: ReactNode
  /** What stands under the table, told from the same answer. */
  readonly foot: (windows: Windows) => ReactNode
}

/** The rows of a list: only those in sight exist, so 100,000 scroll as smoothly as ten. */
export function ListTable({ spec, state, whenEmpty, foot }: Props) {
  const { token } = theme.useToken()
  const rowHeight = Math.round(token.fontSize * 2.6)
  const scroller = useRef<HTMLDivElement>(null)
  const { asked, columns } = state
  const [activeAtFirst, keepActive] = usePlaceState('at', 0)
  const { lines, total, windows } = useLinesInSight(spec, asked, scroller, rowHeight)
  const question = JSON.stringify(asked)
  useTopOfNew(scroller, question)
  useKeptScroll(scroller, total > 0)
  const keys = useGridKeys({ first: activeAtFirst, question, total, rowHeight, scroller, open: openAt })
  const open = useCallback(
    (row: Row, index: number) => {
      keepActive(index)
      spec.onOpen(row as never)
    },
    [spec.onOpen, keepActive],
  )
  function openAt(index: number): void {
    const row = windows.rowAt(index)
    if (row) open(row, index)
  }
  const unit = token.fontSize / 14
  const width = columns.reduce((sum, field) => sum + field.width * unit, 0)
  return (
    <>
      <div
        ref={scroller}
        className={`${css.table}${windows.isPrevious ? ` ${css.tableWaits}` : ''}`}
        role="grid"
        aria-label={spec.title}
        aria-rowcount={total}
        aria-busy={windows.isPrevious || windows.total === undefined}
        aria-activedescendant={total > 0 ? `row-${keys.active}` : undefined}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
      >
        <div className={css.sheet} style={{ minWidth: width }}>
          <ListHead spec={spec} state={state} unit={unit} height={rowHeight} />
          <div className={css.rows} style={{ height: total * rowHeight }}>
            {lines.map(({ index }) => (
              <ListLine
                key={index}
                index={index}
                row={windows.rowAt(index)}
                isActive={index === keys.active}
                spec={spec}
                columns={columns}
                unit={unit}
                top={index * rowHeight}
                height={rowHeight}
                onTake={keys.take}
                onOpen={open}
              />
            ))}
          </div>
        </div>
        {windows.total === 0 && <div className={css.empty}>{whenEmpty}</div>}
      </div>
      {foot(windows)}
    </>
  )
}

/** The lines in sight and a few around them, with the windows of rows that fill them. */
function useLinesInSight(
  spec: ListSpec,
  asked: Asked,
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
) {
  const [total, setTotal] = useState(0)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: rowHeight,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: large type changes the height of every row
  useEffect(() => virtual.measure(), [rowHeight, virtual])
  const lines = virtual.getVirtualItems()
  const windows = useListWindows(spec.door, asked, lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0)
  useLayoutEffect(() => setTotal(windows.total ?? 0), [windows.total])
  return { lines, total, windows }
}

/** A new question starts at the top. */
function useTopOfNew(scroller: RefObject<HTMLDivElement | null>, question: string): void {
  const last = useRef(question)
  useLayoutEffect(() => {
    if (last.current !== question && scroller.current) scroller.current.scrollTop = 0
    last.current = question
  }, [scroller, question])
}
