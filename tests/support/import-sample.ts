import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { type MemberFieldName, memberFields } from '../../shared/ledgers/members/fields.ts'
import { judgeMember, memberKey, memberReaders } from '../../shared/ledgers/members/import-row.ts'
import { guessHeading, type HeadingGuess } from '../../shared/sheets/heading.ts'
import type { ImportJob, RowValues } from '../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../shared/sheets/resolve-names.ts'
import type { Sheet } from '../../shared/sheets/sheet.ts'
import { type SampleOffice, sampleDay } from './sample-office.ts'

/**
 * An import of members as the program sets it up: headings guessed, branches found by name, a
 * practice ledger.
 */
export function memberImport(
  sheet: Sheet,
  { organisations }: Pick<SampleOffice, 'organisations'>,
  existing: ReadonlyMap<string, RowValues<MemberFieldName>> = new Map(),
  today: Day = sampleDay,
): { readonly job: ImportJob<MemberFieldName>; readonly guess: HeadingGuess<MemberFieldName> } {
  const guess = guessHeading(sheet, memberFields)!
  const resolve = nameResolver(
    organisations.map(({ code, fullName, shortName }) => ({ id: code, names: [code, fullName, shortName] })),
  )
  const mapping = guess.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]))
  const job: ImportJob<MemberFieldName> = {
    sheet,
    headingRow: guess.headingRow,
    mapping,
    fields: memberFields,
    existing,
    keyOf: memberKey,
    resolve: (_field, text) => resolve(text),
    readers: memberReaders({ today, practice: true }),
    judge: judgeMember({ today }),
  }
  return { job, guess }
}

/** The first sheet of a workbook. */
export const firstSheet = (bytes: Uint8Array): Sheet => readWorkbook(bytes).sheets[0]!
