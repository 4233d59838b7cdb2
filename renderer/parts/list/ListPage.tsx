import { Button, Flex } from 'antd'
import { useRef } from 'react'
import type { Query } from '../../../shared/ipc/endpoint.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { EmptyList } from './EmptyList.tsx'
import { ListDeeds } from './ListDeeds.tsx'
import { ListFilters } from './ListFilters.tsx'
import { ListFoot } from './ListFoot.tsx'
import { ListTable } from './ListTable.tsx'
import css from './list.module.css'
import type { ListSpec } from './list-kinds.ts'
import { SavedViews } from './SavedViews.tsx'
import { SearchBox, type SearchBoxHandle } from './SearchBox.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useListState } from './use-list-state.ts'

/**
 * A whole list page from what a ledger says of its list: search, filters, saved views, the table,
 * its total and
 * sums, and 新建 · 导入 · 导出 · 打印 in the same place on every page.
 */
export function ListPage<D extends Query>(props: ListSpec<D>) {
  // Subtle: inside the engine a row is only a record of values; the types of this one list end here.
  const spec = props as unknown as ListSpec
  const state = useListState(spec)
  const search = useRef<SearchBoxHandle>(null)
  const page = useRef<HTMLElement>(null)
  useListKeys({ focusSearch: () => search.current?.focus(), create: spec.create })
  return (
    <section ref={page} className={css.page} aria-label={spec.title}>
      <Flex wrap gap={8} align="center">
        <h1 className={css.title}>{spec.title}</h1>
        <SavedViews spec={spec} state={state} />
        <span className="list-bar-gap" />
        <ListDeeds spec={spec} state={state} />
      </Flex>
      <div className={css.bar}>
        <SearchBox
          ref={search}
          hint={spec.searchHint}
          value={state.asked.search}
          onSearch={(words) => state.change({ search: words })}
          onDown={() => page.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
        />
        <ListFilters spec={spec} state={state} />
      </div>
      <div className={css.frame}>
        <ListTable
          spec={spec}
          state={state}
          whenEmpty={<EmptyList spec={spec} state={state} />}
          foot={(windows) => (
            <>
              <FaultNote fault={windows.fault} action={<Button onClick={windows.refetch}>再试一次</Button>} />
              <ListFoot spec={spec} state={state} windows={windows} />
            </>
          )}
        />
      </div>
    </section>
  )
}
