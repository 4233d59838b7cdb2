import { dictionary } from '../kernel/dictionary.ts'
import type { Names } from '../kernel/words-for.ts'
import { tables } from '../tables.ts'

/** What people call each table of the ledger file. */
export const tableWords = dictionary<string>(
  Object.fromEntries(tables.map(({ table, label }) => [table, label])),
)

/** The names of the house; a table that no page knows is called as the file calls it. */
export const names: Names = { table: (name) => tableWords[name] ?? name }
