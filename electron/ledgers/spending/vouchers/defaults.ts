import { z } from 'zod'
import shipped from '../../../../resources/defaults/accounts.json' with { type: 'json' }
import { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'

/** The chart of accounts that ships, with its sources; a ledger takes it and goes its own way. */
export const shippedAccounts: readonly Omit<Account, 'id'>[] = z
  .strictObject({ accounts: z.array(Account.omit({ id: true, stopped: true, revision: true })) })
  .parse(shipped)
  .accounts.map((account) => ({ ...account, stopped: false, revision: 1 }))
