import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import { type MaskedSpending, Payment } from '../../../shared/ledgers/spending/spending.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly spending: MaskedSpending; readonly onClose: () => void }

/** 登记支付: when, how, and the bank's number. A voucher is written at once. */
export function PayDialog({ spending: one, onClose }: Props) {
  return (
    <FieldsDialog
      title={`登记支付：${one.purpose}`}
      okText="登记支付"
      done="已登记支付，并生成记账凭证"
      door={spending.pay}
      fields={payFields}
      shape={Payment.shape}
      initial={{ paidDay: today(), payWay: 'transfer' }}
      blames={{ 'spending.future-day': 'paidDay', 'spending.paid-before': 'paidDay' }}
      inputOf={(values) => ({ ...values, id: one.id, revision: one.revision })}
      onClose={onClose}
    >
      <FormField name="paidDay" />
      <FormField name="payWay" />
      <FormField name="payReference" />
    </FieldsDialog>
  )
}

const payFields = spendingFields
  .filter(({ name }) => name in Payment.shape)
  .map((field) => ({ ...field, required: field.name !== 'payReference' }))
