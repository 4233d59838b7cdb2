import { Checkbox, Segmented, Select, TreeSelect } from 'antd'
import { codesOf } from '../../../shared/codes/index.ts'
import { clearing, unfolding } from '../form/icons.tsx'
import { treeMatches } from '../values/tree-choice.ts'
import { DayRange } from './DayRange.tsx'
import type { ListFilter } from './list-kinds.ts'
import type { ListState } from './use-list-state.ts'

type Props = {
  readonly filter: ListFilter
  readonly state: ListState
  /** The label already stands beside it. */
  readonly isNamed?: boolean
}

/** The control of one declared filter. */
export function OneFilter({ filter, state, isNamed = false }: Props) {
  const { filters } = state.asked
  const hint = isNamed ? '不限' : filter.label
  switch (filter.kind) {
    case 'codes':
      return (
        <Select
          mode="multiple"
          allowClear={clearing}
          maxTagCount={1}
          style={{ minWidth: '9.5em' }}
          popupMatchSelectWidth={false}
          placeholder={hint}
          aria-label={filter.label}
          value={(filters[filter.key] as string[] | undefined) ?? []}
          onChange={(codes) => state.filter({ [filter.key]: codes })}
          options={codesOf(filter.codes)
            .filter((code) => !code.heading)
            .map((code) => ({ value: code.code, label: code.label }))}
          optionFilterProp="label"
        />
      )
    case 'tree':
      return (
        <TreeSelect
          {...unfolding}
          allowClear={clearing}
          showSearch={{ filterTreeNode: treeMatches }}
          style={{ width: '14em' }}
          popupMatchSelectWidth={320}
          treeDefaultExpandAll
          placeholder={hint}
          aria-label={filter.label}
          value={(filters[filter.key] as string | undefined) ?? null}
          onChange={(id) => state.filter({ [filter.key]: id ?? undefined })}
          treeData={filter.nodes as never}
        />
      )
    case 'days':
      return (
        <DayRange
          label={filter.label}
          from={filters[filter.from] as string | undefined}
          to={filters[filter.to] as string | undefined}
          onChange={(from, to) => state.filter({ [filter.from]: from, [filter.to]: to })}
        />
      )
    case 'flag':
      return (
        <Checkbox
          checked={filters[filter.key] === true}
          onChange={(event) => state.filter({ [filter.key]: event.target.checked || undefined })}
        >
          {isNamed ? '只看这些' : filter.label}
        </Checkbox>
      )
    case 'switch':
      return <SwitchFilter filter={filter} state={state} />
  }
}

function SwitchFilter({ filter, state }: Props) {
  if (filter.kind !== 'switch') return null
  const value = state.asked.filters[filter.key]
  const at = filter.choices.findIndex((choice) => choice.value === value)
  return (
    <Segmented
      aria-label={filter.label}
      value={Math.max(0, at)}
      onChange={(place) => state.filter({ [filter.key]: filter.choices[Number(place)]?.value })}
      options={filter.choices.map((choice, place) => ({ label: choice.label, value: place }))}
    />
  )
}
