import { no, ok } from '../../kernel/result.ts'
import { plain } from '../../kernel/text.ts'
import type { CellReader, Resolve } from '../../sheets/cells.ts'
import { issue } from '../../sheets/issues.ts'
import type { ImportJob, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import { nameResolver } from '../../sheets/resolve-names.ts'
import type { OrganisationFieldName } from './fields.ts'

/** How the cells of an organisation list are read where their kind alone does not say it. */
export const organisationReaders: Partial<Record<OrganisationFieldName, CellReader>> = {
  code: (text) => {
    const code = plain(text).toUpperCase()
    return /^[0-9A-Z-]{1,30}$/.test(code)
      ? ok({ value: code })
      : no(issue('number-unreadable', { written: text }))
  },
}

/** What makes two rows the same organisation. */
export const organisationKey = ({ code }: RowValues<OrganisationFieldName>): string | null =>
  typeof code === 'string' ? code : null

/**
 * Terms run forwards, and nothing but the top committee stands alone. A new row without a short
 * name takes its own, and brings its secretary along; of an organisation that stands already, who leads it
 * is changed by appointing.
 */
export function judgeOrganisation({
  given,
  before,
}: JudgedRow<OrganisationFieldName>): RowJudgement<OrganisationFieldName> {
  const { termStart, termEnd, fullName } = { ...before, ...given }
  const backwards = typeof termStart === 'string' && typeof termEnd === 'string' && termEnd < termStart
  return {
    issues: backwards
      ? [{ field: 'termEnd', issue: issue('day-too-early', { than: '本届起始日期', day: termStart }) }]
      : [],
    defaults: {
      ...(typeof fullName === 'string' ? { shortName: shortNameOf(fullName) } : {}),
      ...(given.secretary === undefined ? {} : { secretary: given.secretary }),
    },
  }
}

/**
 * The id that stands for an organisation of the same sheet, which has none of its own before it is
 * kept.
 */
export const idInSheet = (code: string): string => `code:${code}`

/** The code inside an {@link idInSheet}, or undefined for a real id. */
export const codeInSheet = (id: string): string | undefined =>
  id.startsWith('code:') ? id.slice(5) : undefined

/**
 * Finds a parent among the organisations of the ledger first, then among the rows of the sheet itself.
 */
export function parentResolver(
  { sheet, headingRow, mapping }: Pick<ImportJob<OrganisationFieldName>, 'sheet' | 'headingRow' | 'mapping'>,
  known: Resolve,
): Resolve {
  const columnOf = (name: OrganisationFieldName) => mapping.find(({ field }) => field === name)?.column
  const [code, fullName, shortName] = [columnOf('code'), columnOf('fullName'), columnOf('shortName')]
  const cell = (row: readonly (string | null)[], column: number | undefined) =>
    column === undefined ? null : (row[column] ?? null)
  const inSheet = nameResolver(
    sheet.rows.slice(headingRow + 1).flatMap((row) => {
      const own = cell(row, code)
      if (own === null) return []
      const key = plain(own).toUpperCase()
      return [{ id: idInSheet(key), names: [key, cell(row, fullName), cell(row, shortName)] }]
    }),
  )
  return (text) => {
    const found = known(text)
    return found === 'unknown' ? inSheet(text) : found
  }
}

const shortNameOf = (fullName: string) =>
  fullName
    .replace(/^(?:中国共产党|中共)/, '')
    .replace(/委员会$/, '')
    .slice(0, 40)
