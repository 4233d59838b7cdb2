import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { deductionFields } from '../../../shared/ledgers/payroll/fields.ts'
import { Deduction, type Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'

type Props = { readonly staff: Pick<Staff, 'id' | 'name'>; readonly onClose: () => void }

/** 专项附加扣除 from a month on; what is declared late is made up with the next month. */
export function DeductDialog({ staff, onClose }: Props) {
  return (
    <FieldsDialog
      title={`专项附加扣除：${staff.name}`}
      okText="登记"
      done="已登记扣除"
      door={payroll.deduct}
      fields={fields}
      shape={Deduction.shape}
      initial={{ fromMonth: thisMonth() }}
      blames={blames}
      offers={['本人申报', '年度确认']}
      inputOf={(values, reason) => ({ ...values, staffId: staff.id, reason })}
      onClose={onClose}
    >
      <FormField name="kind" span={6} hint="大病医疗只在年度汇算时扣，这里不登记" />
      <FormField name="amountFen" span={6} hint="子女和婴幼儿按人数合计" />
      <FormField name="fromMonth" span={6} hint="以前月份漏报的，从那个月填起，会自动补扣" />
      <FormField name="toMonth" span={6} hint="继续扣除的不填" />
    </FieldsDialog>
  )
}

const fields = deductionFields.filter(({ name }) => name !== 'reason')
