import { mkdirSync, writeFileSync } from 'node:fs'
import { spendingsWorkbook } from './sample-spendings.ts'
import { staffWorkbook } from './sample-staff.ts'
import { usesWorkbook } from './sample-uses.ts'
import { memberWorkbook, organisationWorkbook } from './sample-workbooks.ts'

/** Makes the committed sample office anew: `node tests/support/write-sample.ts`. */
const folder = new URL('../../resources/sample/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('党组织.xlsx', folder), organisationWorkbook())
writeFileSync(new URL('党员花名册.xlsx', folder), memberWorkbook())
writeFileSync(new URL('工作人员.xlsx', folder), staffWorkbook())
writeFileSync(new URL('经费支出登记.xlsx', folder), spendingsWorkbook())
writeFileSync(new URL('活动场所使用登记.xlsx', folder), usesWorkbook())
