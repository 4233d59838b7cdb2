import type { Id } from '../../../shared/kernel/id.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { SpendingCard } from '../../../shared/ledgers/spending/spending.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { blames, cardFields } from './form-fields.ts'
import { SpendingFields } from './SpendingFields.tsx'
import { useFunds } from './use-funds.ts'

/** 更正支出: while it is a draft, or came back. */
export function SpendingEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(spending.get, { id })
  const { fieldName } = useFunds()
  return (
    <Answered of={told}>
      {({ spending: record }) => (
        <CorrectionForm
          key={id}
          title={`更正：${record.purpose}`}
          name="spending"
          door={spending.correct}
          record={record}
          fields={cardFields}
          shape={SpendingCard.shape}
          blames={blames}
          nameOf={fieldName}
        >
          <SpendingFields />
        </CorrectionForm>
      )}
    </Answered>
  )
}
