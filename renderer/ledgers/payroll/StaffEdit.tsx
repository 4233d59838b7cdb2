import type { Id } from '../../../shared/kernel/id.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { StaffCard } from '../../../shared/ledgers/payroll/staff.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { CardFields } from './CardFields.tsx'
import { blames, cardFields } from './form-fields.ts'

/** 更正工作人员信息, the day somebody left among it. */
export function StaffEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(payroll.get, { id })
  return (
    <Answered of={told}>
      {({ staff }) => (
        <CorrectionForm
          key={id}
          title={`更正：${staff.name}`}
          name="payroll"
          door={payroll.correct}
          record={staff}
          fields={cardFields}
          shape={StaffCard.shape}
          blames={blames}
        >
          <CardFields canLeave />
        </CorrectionForm>
      )}
    </Answered>
  )
}
