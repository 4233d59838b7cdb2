import type { Entry } from '../../shared/audit/contract.ts'
import type { LedgerDefinition } from '../../shared/definition/define-ledger.ts'
import type { LedgerName } from '../../shared/ledgers/index.ts'
import { definitions } from '../../shared/ledgers/index.ts'
import { tableNamed } from '../../shared/tables.ts'

/** The record an entry is about: of a part, the whole it belongs to, where the entry says which. */
export type Subject = { readonly table: string; readonly id: string }

/** What an entry is about; `undefined` where it is about no record, or does not say about which. */
export function subjectOf({ table, deed, id, before, after }: Entry): Subject | undefined {
  if (table === '') {
    const about = kinds.find((kind) => Object.hasOwn(kind.about ?? {}, deed))?.about?.[deed]
    const of = about ?? after?.['of_table']
    return typeof of === 'string' && id !== '' ? { table: of, id } : undefined
  }
  const partOf = tableNamed[table]?.partOf
  if (!partOf) return { table, id }
  const cell = (column: string) => after?.[column] ?? before?.[column]
  const of = 'table' in partOf ? partOf.table : cell(partOf.tableIn)
  const whole = cell(partOf.column)
  return typeof of === 'string' && typeof whole === 'string' ? { table: of, id: whole } : undefined
}

/** The kind of ledger that keeps a table, if one of them does. */
export const kindOf = (table: string): LedgerName | undefined =>
  Object.values(definitions).find((kind: LedgerDefinition) => kind.tables.some((one) => one.table === table))
    ?.name

/** A name that stands in the entry itself. */
export function nameWithin({ before, after }: Entry): string | undefined {
  for (const column of nameColumns) {
    const value = after?.[column] ?? before?.[column]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

const kinds: readonly LedgerDefinition[] = Object.values(definitions)
const nameColumns = ['short_name', 'name', 'holder_name', 'office_name', 'workbook', 'file_name', 'purpose']
