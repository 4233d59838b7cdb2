import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { laidFor } from '../../electron/sample-days.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { organisationFields } from '../../shared/ledgers/organisation/fields.ts'
import { staffImportFields } from '../../shared/ledgers/payroll/fields.ts'
import { practiceWords } from '../../shared/session/shell-words.ts'

const fieldsOf = { organisation: organisationFields, members: memberFields, payroll: staffImportFields }

/** A shipped workbook of the sample, laid for a day. */
export const sampleWorkbook = (folder: string, noun: keyof typeof fieldsOf, today: string): Uint8Array =>
  laidFor(today as Day, readFileSync(join(folder, practiceWords.workbooks[noun])), fieldsOf[noun])
