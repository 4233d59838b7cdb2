import { useMemo } from 'react'
import type { Entry } from '../../shared/audit/contract.ts'
import { Day } from '../../shared/kernel/day.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { nameWithin } from './entry-subject.ts'

/** Names for the ids that entries hold, as far as this page knows them. */
export type NameOf = {
  readonly nameOf: (id: string) => string | undefined
  readonly subject: (entry: Entry) => string | undefined
}

/** The names of organisations and of the people who use the ledger. */
export function useNames(users: readonly { readonly id: string; readonly name: string }[]): NameOf {
  const tree = useLedgerQuery(organisation.tree, { asOf: Day.parse(sayMomentDay(Date.now())) })
  return useMemo(() => {
    const known = new Map([
      ...(tree.data ?? []).map((one) => [one.id, one.shortName] as const),
      ...users.map((user) => [user.id, user.name] as const),
    ] as readonly (readonly [string, string])[])
    const nameOf = (id: string) => known.get(id)
    return { nameOf, subject: (entry: Entry) => nameWithin(entry) ?? nameOf(entry.id) }
  }, [tree.data, users])
}
