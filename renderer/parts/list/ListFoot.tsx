import { sayInteger, sayYuan } from '../../../shared/kernel/yuan.ts'
import css from './list.module.css'
import type { ListSpec } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'
import type { Windows } from './use-list-windows.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState; readonly windows: Windows }

/** How many rows there are in all and their sums, of everything found, not only of what is in sight. */
export function ListFoot({ spec, state, windows }: Props) {
  if (windows.total === undefined) return <div className={css.foot}>&nbsp;</div>
  return (
    <div className={css.foot} role="status">
      <span>
        {state.isFiltered ? '找到' : '共'} <b>{sayInteger(windows.total)}</b> {spec.counted}
      </span>
      {spec.sums.map(({ key, label, kind }) => (
        <span key={key}>
          {label} <b>{(kind === 'fen' ? sayYuan : sayInteger)(windows.sums[key] ?? 0)}</b>
        </span>
      ))}
    </div>
  )
}
