import type { GeneratedAlways } from 'kysely'
import type {
  InsuranceRate,
  PayComponent,
  PayRate,
  TaxBracket,
} from '../../../shared/ledgers/payroll/parameters.ts'
import type {
  InsuranceRecord,
  PayEntry,
  PayLine,
  PayMonth,
  PaySlip,
} from '../../../shared/ledgers/payroll/run.ts'
import type {
  Deduction,
  Enrolment,
  Staff,
  StaffPost,
  TaxYear,
} from '../../../shared/ledgers/payroll/staff.ts'
import type { ColumnsOf } from '../../db/columns.ts'

/** 社区工作人员, parameters and months of pay as the file keeps them. */
type PayrollTables = {
  staff: StaffRow
  staff_post: ColumnsOf<StaffPost>
  staff_enrolment: ColumnsOf<Enrolment>
  staff_deduction: ColumnsOf<Deduction>
  staff_tax_year: ColumnsOf<TaxYear>
  pay_insurance: ColumnsOf<InsuranceRate>
  pay_rate: ColumnsOf<PayRate>
  pay_component: ColumnsOf<PayComponent>
  pay_bracket: ColumnsOf<TaxBracket>
  pay_entry: ColumnsOf<PayEntry>
  pay_run: ColumnsOf<PayMonth>
  pay_slip: ColumnsOf<PaySlip>
  pay_line: ColumnsOf<PayLine>
  insurance_record: ColumnsOf<InsuranceRecord>
}

declare module '../../db/schema.ts' {
  interface Schema extends PayrollTables {}
}

/** A row of `staff`, with what lists and search go by. */
export type StaffRow = ColumnsOf<Staff> & {
  search: string
  name_key: string
  tail: GeneratedAlways<string>
  present: GeneratedAlways<number>
}
