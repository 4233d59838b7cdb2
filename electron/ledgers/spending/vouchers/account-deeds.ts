import { refuse, refuseIf } from '../../../../shared/kernel/refusal.ts'
import type { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import { judgePlace } from '../../../../shared/ledgers/spending/vouchers/chart.ts'
import type { Unit } from '../../../chain/commit.ts'
import type { Handlers } from '../../../ipc/handlers.ts'
import { hasEntries } from './balance-store.ts'
import { ownAccounts } from './posting.ts'
import * as store from './store.ts'

/** 会计科目: the shipped chart is taken over with the first change, and grows from there. */
export const accountDeeds = {
  addAccount(unit, { reason: _, ...wanted }) {
    const accounts = new Map(ownAccounts(unit).map((account) => [account.code, account]))
    const { code, kind } = wanted
    if (accounts.has(code)) refuse('spending.account-taken', { code })
    const above = code.slice(0, -2)
    const parent = accounts.get(above)
    if (code.length > 4) {
      if (!parent) return refuse('spending.account-no-parent', { code: above })
      const { name } = parent
      if (parent.kind !== kind) refuse('spending.account-other-kind', { name })
    }
    const account: Account = { ...wanted, id: unit.newId(), stopped: false, revision: 1 }
    refuseUnlessPlaced(unit, account)
    store.insertAccount(unit, account)
    return account
  },

  stopAccount(unit, { code, stopped }) {
    const account = ownAccounts(unit).find((one) => one.code === code)
    if (!account) return refuse('spending.account-not-found', { code })
    if (account.stopped === stopped) refuse('spending.stale', {})
    const kept = { ...account, stopped, revision: account.revision + 1 }
    if (!stopped) refuseUnlessPlaced(unit, kept)
    store.updateAccount(unit, kept)
    return kept
  },
} satisfies Partial<Handlers<typeof spending>>

/** Refuses an account in use that would leave money without a place in the books. */
function refuseUnlessPlaced(unit: Unit, account: Account): void {
  const others = ownAccounts(unit).filter(({ code }) => code !== account.code)
  const ids = new Map(others.map(({ code, id }) => [code, id]))
  const chart = { accounts: [...others, account], held: store.heldCodes(unit) }
  refuseIf(judgePlace(account, chart, (code) => hasEntries(unit, ids.get(code)!)))
}
