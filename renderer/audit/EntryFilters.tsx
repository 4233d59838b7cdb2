import { Button, Select } from 'antd'
import type { audit } from '../../shared/audit/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { Day } from '../../shared/kernel/day.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { tableWords } from '../../shared/words/tables.ts'
import { DayInput } from '../parts/form/DayInput.tsx'
import { clearing } from '../parts/form/icons.tsx'
import css from './EntryFilters.module.css'
import type { EntryFilter } from './entry-filter.ts'

type Props = {
  readonly filter: EntryFilter
  readonly facets: Output<typeof audit.facets> | undefined
  readonly onChange: (filter: EntryFilter) => void
}

/** By whom, which deed, about what, and when. */
export function EntryFilters({ filter, facets, onChange }: Props) {
  const set = (name: keyof EntryFilter, value: string | null | undefined) => {
    const { [name]: _, ...others } = filter
    onChange(value ? ({ ...others, [name]: value } as EntryFilter) : others)
  }
  const day = (name: 'from' | 'to', label: string) => (
    <DayInput
      kind="day"
      label={label}
      hint={label}
      value={filter[name] ?? ''}
      onSettle={(typed) => set(name, Day.safeParse(typed).success ? typed : null)}
    />
  )
  return (
    <search className={`row ${css.filters}`}>
      <Choice
        label="人员"
        value={filter.user}
        onChange={(value) => set('user', value)}
        options={(facets?.users ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label="办理"
        value={filter.deed}
        onChange={(value) => set('deed', value)}
        options={(facets?.deeds ?? []).map((deed) => ({ value: deed, label: sayDeed(deed) }))}
      />
      <Choice
        label="对象"
        value={filter.table}
        onChange={(value) => set('table', value)}
        options={(facets?.tables ?? []).map((table) => ({ value: table, label: tableWords[table] ?? table }))}
      />
      {day('from', '起始日期')}
      <span>至</span>
      {day('to', '截止日期')}
      {Object.keys(filter).length > 0 && <Button onClick={() => onChange({})}>清除条件</Button>}
    </search>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly value: string | undefined
  readonly options: { value: string; label: string }[]
  readonly onChange: (value: string | undefined) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      allowClear={clearing}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      style={{ minWidth: '9em' }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={options}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}
