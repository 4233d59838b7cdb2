import { AutoComplete } from 'antd'
import { useEffect, useState } from 'react'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { usePeopleSearchHint } from './search-hint.ts'

/** A person by name, and their id where they stand in the roster. */
export type PickedPerson = { readonly name: string; readonly memberId: string | null }

type Props = {
  readonly label: string
  readonly value: PickedPerson
  readonly onChange: (person: PickedPerson) => void
  /** The branch by its id, told beside a name, because names repeat. */
  readonly nameOf: (id: string) => string | undefined
}

/**
 * Finds a member by what {@link usePeopleSearchHint} names while somebody types; a name that is not in the
 * roster stays a name.
 */
export function MemberPicker({ label, value, onChange, nameOf }: Props) {
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(value.name.trim().slice(0, 60)), 150)
    return () => clearTimeout(timer)
  }, [value.name])
  const found = useLedgerQuery(
    members.list,
    { search, filters: { present: true }, limit: 10 },
    { enabled: search !== '' && value.memberId === null, keepPrevious: true },
  )
  const rows = value.memberId === null && search !== '' ? (found.data?.rows ?? []) : []
  return (
    <AutoComplete
      style={{ width: '100%' }}
      aria-label={label}
      showSearch={{ filterOption: false }}
      placeholder={usePeopleSearchHint()}
      value={value.name}
      onChange={(name) => onChange({ name, memberId: null })}
      onSelect={(id) => {
        const row = rows.find((one) => one.id === id)
        if (row) onChange({ name: row.name, memberId: row.id })
      }}
      options={rows.map((row) => ({
        value: row.id as string,
        label: `${row.name}　${nameOf(row.branchId) ?? ''}　${row.birthDay ?? ''}`,
      }))}
    />
  )
}
