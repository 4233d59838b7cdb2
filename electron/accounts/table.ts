import type { AccountLink } from '../../shared/accounts/account-link.ts'
import type { ColumnsOf } from '../db/columns.ts'

/** Whose accounts are, as the file keeps it. */
export type AccountTables = { account_link: ColumnsOf<AccountLink> }
