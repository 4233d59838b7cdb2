/** The accounts of the shipped chart that the program itself posts to (resources/defaults/accounts.json). */
export const postingAccounts = {
  cash: '1001',
  bank: '1002',
  /** Appropriations that arrived. */
  received: '4001',
  /** Where a year carried forward leaves what is left over: by fund, and what belongs to none. */
  left: { byFund: '300101', other: '300102' },
  /** What a month of pay cost, and to whom it is owed. */
  pay: { cost: '510105', net: '220101', social: '220102', housing: '220103', tax: '210201', kept: '2307' },
  /** The expense of each spend category; our own map. */
  spent: {
    party: '500101',
    'party-care': '500102',
    convenience: '500103',
    repair: '500103',
    'self-governance': '500104',
    culture: '500105',
    aid: '500106',
    other: '500199',
    stationery: '510101',
    utilities: '510102',
    upkeep: '510104',
    duty: '510199',
  },
  /** Other costs of an office fund are office costs. */
  spentOffice: '510199',
} as const

/** The account of a category’s expense; a category that is none of ours is other expense. */
export function accountFor(fundKind: string, category: string): string {
  if (fundKind === 'office' && category === 'other') return postingAccounts.spentOffice
  const { spent } = postingAccounts
  return Object.hasOwn(spent, category) ? spent[category as keyof typeof spent] : spent.other
}

/** Every code the program posts to. */
export const postedCodes: ReadonlySet<string> = new Set(
  Object.values(postingAccounts).flatMap((one): string[] =>
    typeof one === 'string' ? [one] : Object.values(one),
  ),
)
