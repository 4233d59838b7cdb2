import { dictionary } from '../kernel/dictionary.ts'
import { tables } from '../tables.ts'

/** What people call each table of the ledger file. */
export const tableWords = dictionary<string>(
  Object.fromEntries(tables.map(({ table, label }) => [table, label])),
)
