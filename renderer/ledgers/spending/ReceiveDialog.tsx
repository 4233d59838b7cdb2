import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { appropriationFields } from '../../../shared/ledgers/spending/fields.ts'
import { AppropriationCard } from '../../../shared/ledgers/spending/fund.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { today } from '../../parts/values/clock.ts'
import { useFunds } from './use-funds.ts'

/** 登记拨款: money arrived. A voucher is written at once. */
export function ReceiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { fundChoices } = useFunds()
  const only = fundChoices.length === 1 ? fundChoices[0]!.value : null
  return (
    <FieldsDialog
      title="登记拨款"
      okText="登记"
      done="已登记拨款，并生成记账凭证"
      door={spending.receive}
      fields={appropriationFields}
      shape={AppropriationCard.shape}
      initial={{ day: today(), fundId: only }}
      blames={{
        'spending.fund-not-found': 'fundId',
        'spending.future-day': 'day',
        'spending.not-opened': 'day',
        'spending.fund-closed': 'day',
        'spending.month-closed': 'day',
      }}
      inputOf={(values) => values}
      onClose={onClose}
    >
      <FormField name="fundId" choices={fundChoices} span={6} />
      <FormField name="day" span={3} />
      <FormField name="amountFen" span={3} />
      <FormField name="payer" span={6} />
      <FormField name="document" span={6} />
      <FormField name="remark" span={12} />
    </FieldsDialog>
  )
}
