import { useMemo } from 'react'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { AccountTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { useLedgerQuery } from '../../../bridge/use-ledger-query.ts'
import type { TreeChoice } from '../../../parts/values/tree-choice.ts'

/** The chart of accounts and the funds, as filters and forms choose them. */
export function useAccounts() {
  const { data } = useLedgerQuery(spending.accounts, {})
  return useMemo(() => {
    const accounts = data?.accounts ?? []
    const funds = data?.funds ?? []
    return {
      accounts,
      funds,
      choices: branches(accounts, ''),
      fundChoices: funds.map(({ id, name }): TreeChoice => ({ value: id, title: name })),
    }
  }, [data])
}

function branches(accounts: readonly AccountTold[], above: string): TreeChoice[] {
  return accounts
    .filter(({ code }) => (above === '' ? code.length === 4 : code.slice(0, -2) === above))
    .map(({ code, name }) => {
      const children = branches(accounts, code)
      const choice = { value: code, title: `${code} ${name}` }
      return children.length > 0 ? { ...choice, children } : choice
    })
}
