import { useMemo } from 'react'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundTold } from '../../../shared/ledgers/spending/fund.ts'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { today } from '../../parts/values/clock.ts'
import type { NameOf } from '../../parts/values/show-value.ts'
import type { TreeChoice } from '../../parts/values/tree-choice.ts'

/** The funds of one year with their budget lines, by name and as trees to choose from. */
export type Funds = {
  readonly funds: readonly FundTold[]
  readonly isKnown: boolean
  /** The name of a fund or a line of this or the last year. */
  readonly nameOf: (id: string) => string | undefined
  readonly fieldName: NameOf
  /** Funds; their lines below them may be chosen, the funds themselves not. */
  readonly lineChoices: readonly TreeChoice[]
  readonly fundChoices: readonly TreeChoice[]
}

/** Asks for funds once; every page of the ledger shares the answer. */
export function useFunds(year: number = thisYear()): Funds {
  const now = useLedgerQuery(spending.funds, { year }, { keepPrevious: true })
  const last = useLedgerQuery(spending.funds, { year: year - 1 }, { keepPrevious: true })
  return useMemo(() => fundsIn(now.data, last.data), [now.data, last.data])
}

/** The budget year the pages look at; it stays while going from page to page of one view. */
export const useYear = () => usePlaceState<number>('year', thisYear())

/** This year by this computer’s clock. */
export const thisYear = (): number => Number(today().slice(0, 4))

function fundsIn(now: readonly FundTold[] | undefined, last: readonly FundTold[] | undefined): Funds {
  const funds = now ?? []
  const names = new Map<string, string>()
  for (const fund of [...(last ?? []), ...funds]) {
    names.set(fund.id, fund.name)
    for (const line of fund.lines) names.set(line.id, line.name)
  }
  const nameOf = (id: string) => names.get(id)
  const linesOf = (fundId: string): TreeChoice[] =>
    [...(now ?? []), ...(last ?? [])]
      .filter(({ id }) => id === fundId)
      .flatMap(({ lines }) => lines)
      .map(({ id, name, year }) => ({ value: id, title: `${year} ${name}` }))
  return {
    funds,
    isKnown: now !== undefined,
    nameOf,
    fieldName: (_field, id) => nameOf(id) ?? '（以往年度的科目）',
    fundChoices: funds.map(({ id, name }) => ({ value: id, title: name })),
    lineChoices: funds.map(({ id, name }) => ({
      value: id,
      title: name,
      disabled: true,
      children: linesOf(id),
    })),
  }
}
