import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { enrolmentFields } from '../../../shared/ledgers/payroll/fields.ts'
import { Enrolment, type Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blamesOfChange } from './form-fields.ts'

type Props = {
  readonly staff: Pick<Staff, 'id' | 'name'>
  readonly enrolments: readonly Enrolment[]
  readonly onClose: () => void
}

/** 缴费基数调整: a new base for every item a person is enrolled in, from a month on. */
export function BaseDialog({ staff, enrolments, onClose }: Props) {
  const now = enrolments.find(({ toMonth }) => toMonth === null)
  return (
    <FieldsDialog
      title={`调整缴费基数：${staff.name}`}
      okText="调整"
      done="已调整缴费基数"
      door={payroll.changeBase}
      fields={fields}
      shape={Enrolment.shape}
      initial={{ baseFen: now?.baseFen, fromMonth: thisMonth() }}
      blames={blamesOfChange}
      offers={['年度基数调整', '申报更正']}
      inputOf={(values, reason) => ({ ...values, staffId: staff.id, reason })}
      onClose={onClose}
    >
      <FormField name="baseFen" hint="正在参保的各险种一起调整" />
      <FormField name="fromMonth" />
    </FieldsDialog>
  )
}

const fields = enrolmentFields.filter(({ name }) => name === 'baseFen' || name === 'fromMonth')
