import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { StaffCard } from '../../../shared/ledgers/payroll/staff.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { CardFields } from './CardFields.tsx'
import { blames, cardFields } from './form-fields.ts'

/** 新建工作人员; posts, enrolments and deductions are written on the card. */
export function StaffForm() {
  return (
    <EntryForm
      title="新建工作人员"
      name="payroll"
      door={payroll.enter}
      fields={fields}
      shape={StaffCard.shape}
      initial={initial}
      blames={blames}
    >
      <CardFields />
    </EntryForm>
  )
}

const fields = cardFields.filter(({ name }) => name !== 'leftDay')
const initial = { level: 'none' }
