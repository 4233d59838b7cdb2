import type { AccountLink } from '../../shared/accounts/account-link.ts'
import type { ColumnsOf } from '../db/columns.ts'

/** Whose accounts are, as the file keeps it. */
type AccountTables = { account_link: ColumnsOf<AccountLink> }

declare module '../db/schema.ts' {
  interface Schema extends AccountTables {}
}
