/** Where money of the bank, of the till and of appropriations stands in the shipped chart of accounts. */
export const postingAccounts = { bank: '1002', cash: '1001', received: '4001' } as const

/** The account of a category’s expense; an office fund’s other costs are office costs. Our own map. */
export function accountFor(fundKind: string, category: string): string {
  if (fundKind === 'office' && category === 'other') return '510199'
  return ACCOUNTS[category] ?? '500199'
}

const ACCOUNTS: Readonly<Record<string, string>> = {
  party: '500101',
  'party-care': '500102',
  convenience: '500103',
  repair: '500103',
  culture: '500105',
  'self-governance': '500104',
  aid: '500106',
  other: '500199',
  stationery: '510101',
  utilities: '510102',
  upkeep: '510104',
  duty: '510199',
}
