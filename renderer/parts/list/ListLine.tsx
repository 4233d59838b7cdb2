// biome-ignore-all lint/a11y/useSemanticElements: a <table> would need every row; this grid draws
// those in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { memo } from 'react'
import type { Field } from '../../../shared/fields/field.ts'
import { isFigure, showValue } from '../values/show-value.ts'
import css from './list.module.css'
import type { ListSpec, Row } from './list-kinds.ts'

type Props = {
  readonly index: number
  readonly row: Row | undefined
  readonly isActive: boolean
  readonly spec: ListSpec
  readonly columns: readonly Field[]
  readonly unit: number
  readonly top: number
  readonly height: number
  readonly onTake: (index: number) => void
  readonly onOpen: (row: Row, index: number) => void
}

/** One line of a list. The first cell opens the record; a double click anywhere on the line does too. */
export const ListLine = memo(function ListLine(props: Props) {
  const { index, row, isActive, columns, unit, top, height, onTake, onOpen } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isActive}
      className={`${css.line}${isActive ? ` ${css.active}` : ''}${index % 2 ? ` ${css.odd}` : ''}`}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => onTake(index)}
      onDoubleClick={() => row && onOpen(row, index)}
    >
      {columns.map((field, place) => (
        <div
          key={field.name}
          role="gridcell"
          className={`${css.cell}${isFigure(field) ? ` ${css.figure}` : ''}`}
          style={{ width: field.width * unit, flexGrow: field.width }}
        >
          <Cell {...props} field={field} isFirst={place === 0} />
        </div>
      ))}
    </div>
  )
})

function Cell({
  row,
  index,
  spec,
  field,
  isFirst,
  onOpen,
}: Props & { readonly field: Field; readonly isFirst: boolean }) {
  if (!row) return <span className={css.blank} />
  const own = spec.cells?.[field.name]
  const text = showValue(field, row[field.name], spec.nameOf)
  const words = own ? own(row as never) : text
  if (!isFirst) return <span title={own ? undefined : text}>{words}</span>
  return (
    <button type="button" tabIndex={-1} className={css.opener} onClick={() => onOpen(row, index)}>
      {words}
    </button>
  )
}
