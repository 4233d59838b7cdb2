// biome-ignore-all lint/a11y/useSemanticElements: a <table> would need every row; this grid draws
// those in sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import type { Field } from '../../../shared/fields/field.ts'
import { isFigure } from '../values/show-value.ts'
import css from './list.module.css'
import type { ListSpec } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'

type Props = {
  readonly spec: ListSpec
  readonly state: ListState
  readonly unit: number
  readonly height: number
}

/** The headings of a list. Only declared columns sort; a second click turns the order round. */
export function ListHead({ spec, state, unit, height }: Props) {
  return (
    <div className={css.head} role="row" style={{ height }}>
      {state.columns.map((field) => (
        <div
          key={field.name}
          role="columnheader"
          aria-sort={sortOf(spec, state, field)}
          className={`${css.cell}${isFigure(field) ? ` ${css.figure}` : ''}`}
          style={{ width: field.width * unit, flexGrow: field.width }}
        >
          <Heading spec={spec} state={state} field={field} />
        </div>
      ))}
    </div>
  )
}

function Heading({ spec, state, field }: Pick<Props, 'spec' | 'state'> & { readonly field: Field }) {
  const sort = spec.sorts[field.name]
  if (!sort) return field.label
  const isSorted = state.asked.sort === sort
  const Mark = isSorted && state.asked.descending ? CaretDownFilled : CaretUpFilled
  return (
    <button
      type="button"
      className={`${css.sort}${isSorted ? ` ${css.sorted}` : ''}`}
      title={`按“${field.label}”排序`}
      onClick={() => state.change({ sort, descending: isSorted ? !state.asked.descending : false })}
    >
      {field.label}
      <Mark aria-hidden />
    </button>
  )
}

function sortOf(
  spec: ListSpec,
  { asked }: ListState,
  field: Field,
): 'ascending' | 'descending' | 'none' | undefined {
  const sort = spec.sorts[field.name]
  if (!sort) return undefined
  if (asked.sort !== sort) return 'none'
  return asked.descending ? 'descending' : 'ascending'
}
