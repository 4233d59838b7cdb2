import { labelOf } from '../../../shared/codes/index.ts'
import { organisationTypeCodes } from '../../../shared/codes/organisation.ts'
import {
  type OrganisationFieldName,
  organisationFields,
} from '../../../shared/ledgers/organisation/fields.ts'
import { importedFields, judgeSheet } from '../../../shared/ledgers/organisation/import-judge.ts'
import {
  judgeOrganisation,
  organisationKey,
  organisationReaders,
  parentResolver,
} from '../../../shared/ledgers/organisation/import-row.ts'
import type { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import { type ImportJob, type ImportPlan, planSteps } from '../../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../../shared/sheets/resolve-names.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Asked, ImportNoun, Planned } from '../../imports/noun.ts'
import { applyOrganisations, ordersOf } from './import-apply.ts'
import { undoOrganisations } from './import-undo.ts'
import * as store from './store.ts'

type Job = ImportJob<OrganisationFieldName>

/**
 * How a list of organisations is imported: by code, parents found by any name, in the ledger or in the
 * sheet.
 */
export const organisationImport: ImportNoun = {
  fields: organisationFields,

  *plan(reader, asked) {
    const known = store.allOrganisations(reader)
    const job = jobOf(asked, known)
    const members = store.membersNow(reader)
    const read = yield* planSteps(job)
    yield
    const plan = judgeSheet(read, { known, members, today: asked.today })
    const names = new Map<string, string>(known.map(({ id, fullName }) => [id, fullName]))
    const nameOf = (id: string) => names.get(id) ?? nameInSheet(plan, id)
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values, key }) => String(values.fullName ?? values.shortName ?? key ?? ''),
      show: (field, value) =>
        field === 'type' && typeof value === 'string'
          ? labelOf(organisationTypeCodes, value)
          : showCell(organisationFields.find(({ name }) => name === field)!, value, nameOf),
      apply: (unit, batch) => applyOrganisations(unit, batch, ordersOf(plan, known)),
    } satisfies Planned
  },

  undo: undoOrganisations,
}

function jobOf({ sheet, headingRow, mapping }: Asked, known: readonly Organisation[]): Job {
  const place = { sheet, headingRow, mapping: mapping as Job['mapping'] }
  const standing = known.filter(({ dissolvedDay }) => dissolvedDay === null)
  const inLedger = nameResolver(
    standing.map(({ id, code, fullName, shortName }) => ({ id, names: [fullName, shortName, code] })),
  )
  const parent = parentResolver(place, inLedger)
  return {
    ...place,
    fields: organisationFields,
    existing: new Map(known.map((each) => [each.code, valuesOf(each)])),
    keyOf: organisationKey,
    resolve: (_field, text) => parent(text),
    readers: organisationReaders,
    judge: judgeOrganisation,
  }
}

function valuesOf(organisation: Organisation): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of importedFields) {
    const value = organisation[name]
    if (value !== null) values[name] = value
  }
  return values
}

function nameInSheet({ rows }: ImportPlan<OrganisationFieldName>, id: string): string {
  const row = rows.find(({ key }) => key !== null && id === `code:${key}`)
  return String(row?.values.fullName ?? id.replace('code:', ''))
}
