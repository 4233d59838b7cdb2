import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { taxYearFields } from '../../../shared/ledgers/payroll/fields.ts'
import { TaxYear } from '../../../shared/ledgers/payroll/staff.ts'
import type { StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'

type Props = { readonly view: StaffView; readonly onClose: () => void }

/** How one year's tax is counted, and what was withheld before this ledger began. */
export function TaxYearDialog({ view, onClose }: Props) {
  const { staff, taxYears } = view
  const year = Number(thisMonth().slice(0, 4))
  const now = taxYears.find((one) => one.year === year)
  return (
    <FieldsDialog
      title={`年度计税方式：${staff.name}`}
      okText="保存"
      done="已保存年度计税方式"
      door={payroll.setTaxYear}
      fields={taxYearFields}
      shape={TaxYear.shape}
      initial={now ?? { year, basis: 'monthly', ...nothing }}
      blames={blames}
      offers={['年初确认', '年中建账', '本人申报首次就业']}
      inputOf={(values, reason) => ({ ...values, staffId: staff.id, reason })}
      onClose={onClose}
    >
      <FormField name="year" span={3} />
      <FormField name="basis" span={9} />
      <FormField name="throughMonth" span={6} hint="年中才用本台账的，填以前已算到的月份" />
      <FormField name="incomeFen" span={6} />
      <FormField name="insuranceFen" span={4} />
      <FormField name="specialFen" span={4} />
      <FormField name="withheldFen" span={4} />
    </FieldsDialog>
  )
}

const nothing = { incomeFen: 0, insuranceFen: 0, specialFen: 0, withheldFen: 0 }
