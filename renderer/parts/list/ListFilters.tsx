import { FilterOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import css from './list.module.css'
import type { ListFilter, ListSpec } from './list-kinds.ts'
import { OneFilter } from './OneFilter.tsx'
import type { ListState } from './use-list-state.ts'

type Props = { readonly spec: ListSpec; readonly state: ListState }

/**
 * The filters people really use in a row, the others behind 更多筛选, and one button that clears
 * them all.
 */
export function ListFilters({ spec, state }: Props) {
  const more = spec.filters.filter((filter) => filter.more)
  const count = more.filter((filter) => isSet(filter, state)).length
  return (
    <>
      {spec.filters
        .filter((filter) => !filter.more)
        .map((filter) => (
          <OneFilter key={filter.label} filter={filter} state={state} />
        ))}
      {more.length > 0 && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <div className={css.more}>
              {more.map((filter) => (
                <MoreFilter key={filter.label} filter={filter} state={state} />
              ))}
            </div>
          }
        >
          <Badge count={count} size="small">
            <Button icon={<FilterOutlined aria-hidden />}>更多筛选</Button>
          </Badge>
        </Popover>
      )}
      {state.isFiltered && (
        <Button type="link" onClick={state.reset}>
          清除
        </Button>
      )}
    </>
  )
}

function MoreFilter({ filter, state }: { readonly filter: ListFilter; readonly state: ListState }) {
  return (
    <>
      <span>{filter.label}</span>
      <OneFilter filter={filter} state={state} isNamed />
    </>
  )
}

function isSet(filter: ListFilter, { asked }: ListState): boolean {
  const keys = filter.kind === 'days' ? [filter.from, filter.to] : [filter.key]
  return keys.some((key) => asked.filters[key] !== undefined)
}
