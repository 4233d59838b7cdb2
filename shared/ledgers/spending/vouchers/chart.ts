import { postedCodes } from '../../../codes/posting-accounts.ts'
import { type Fault, fault } from '../../../kernel/faults.ts'
import { no, ok, type Result } from '../../../kernel/result.ts'
import type { Account } from './account.ts'

type Charted = Pick<Account, 'code' | 'name' | 'byFund' | 'stopped'>

/** The accounts of a ledger, and the codes of those that are stopped with entries in them. */
export type Chart = { readonly accounts: readonly Charted[]; readonly held: ReadonlySet<string> }

/**
 * The codes that others stand below: accounts in use, or stopped ones with entries. A stopped account without
 * any leaves the one above it as if it had never been there.
 */
export function headingsOf({ accounts, held }: Codes): ReadonlySet<string> {
  const standing = accounts.filter(({ code, stopped }) => !stopped || held.has(code))
  return new Set(standing.flatMap(({ code }) => codesAbove(code)))
}
type Codes = Pick<Chart, 'held'> & { readonly accounts: readonly Pick<Charted, 'code' | 'stopped'>[] }

/** The codes an account stands below, the highest first. */
export function codesAbove(code: string): string[] {
  const codes: string[] = []
  for (let length = 4; length < code.length; length += 2) codes.push(code.slice(0, length))
  return codes
}

/**
 * The code that an entry of the program goes to: the account itself, or the only one in use that stands last
 * below it and names funds as it does. Faults: `spending.account-unclear`, `spending.account-stopped`.
 */
export function placeOf(code: string, chart: Chart): Result<string, Fault> {
  const { accounts } = chart
  const headings = headingsOf(chart)
  const account = accounts.find((one) => one.code === code)
  if (!account || !headings.has(code)) return ok(code)
  const last = accounts.filter((one) => codesAbove(one.code).includes(code) && !headings.has(one.code))
  const inUse = last.filter(({ stopped }) => !stopped)
  const [only, ...others] = inUse.filter(({ byFund }) => byFund === account.byFund)
  if (only && others.length === 0) return ok(only.code)
  const [stopped] = last.filter((one) => one.stopped && chart.held.has(one.code))
  if (inUse.length === 0 && stopped) return no(fault('spending.account-stopped', { name: stopped.name }))
  const below = inUse.map((one) => `${one.code} ${one.name}`)
  return no(fault('spending.account-unclear', { name: account.name, below }))
}

/**
 * Why an account may not be put to use below others; nothing where it may. Money must go on finding its
 * place: `chart` has the account in use already, `hasEntries` says what stands in those above it.
 */
export function judgePlace(
  { code, byFund }: Pick<Charted, 'code' | 'byFund'>,
  chart: Chart,
  hasEntries: (code: string) => boolean,
): Fault | undefined {
  for (const above of chart.accounts.filter((one) => codesAbove(code).includes(one.code))) {
    const { name } = above
    if (hasEntries(above.code)) return fault('spending.account-has-entries', { name })
    if (!postedCodes.has(above.code)) continue
    if (above.byFund !== byFund) return fault('spending.account-other-fund', { name, byFund: above.byFund })
    const place = placeOf(above.code, chart)
    if (!place.ok) return place.fault
  }
  return undefined
}
