import { addDays } from '../../../shared/kernel/day.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { publicityFields } from '../../../shared/ledgers/spending/fields.ts'
import { type MaskedSpending, PublicityCard } from '../../../shared/ledgers/spending/spending.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly spendings: readonly MaskedSpending[]; readonly onClose: () => void }

/** 登记公示: where and how long paid spendings hang on the board. */
export function PublishDialog({ spendings, onClose }: Props) {
  return (
    <FieldsDialog
      title={`登记公示：${spendings.length} 笔支出`}
      okText="登记公示"
      done="已登记公示"
      door={spending.publicise}
      fields={publicityFields}
      shape={PublicityCard.shape}
      initial={{
        place: '社区公示栏',
        fromDay: today(),
        toDay: addDays(today(), 9),
        paper: `${today().slice(0, 4)}年${Number(today().slice(5, 7))}月经费支出公示`,
      }}
      blames={{ 'spending.publicity-short': 'toDay', 'spending.publicity-early': 'fromDay' }}
      inputOf={(values) => ({ ...values, spendingIds: spendings.map(({ id }) => id) })}
      onClose={onClose}
    >
      <FormField name="place" span={6} />
      <FormField name="paper" span={6} />
      <FormField name="fromDay" />
      <FormField name="toDay" />
    </FieldsDialog>
  )
}
