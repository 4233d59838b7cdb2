import { useMemo, useState } from 'react'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { VoucherCard } from '../../../../shared/ledgers/spending/vouchers/contract.ts'
import { voucherFields } from '../../../../shared/ledgers/spending/vouchers/fields.ts'
import { EntryForm } from '../../../parts/form/EntryForm.tsx'
import { FormField } from '../../../parts/form/FormField.tsx'
import { FormSection } from '../../../parts/form/FormSection.tsx'
import { today } from '../../../parts/values/clock.ts'
import { EntryLines } from './EntryLines.tsx'
import { emptyLine, type Line, wantedOf } from './lines.ts'

/** 填制凭证 by hand; what was not filled in is refused by name. */
export function VoucherForm() {
  const [lines, setLines] = useState<readonly Line[]>([emptyLine(1), emptyLine(2)])
  const beside = useMemo(() => ({ entries: wantedOf(lines) }), [lines])
  const initial = useMemo(() => ({ day: today(), kind: 'manual' }), [])
  return (
    <EntryForm
      title="填制记账凭证"
      name="voucher"
      door={spending.enterVoucher}
      fields={fields}
      shape={VoucherCard.shape}
      initial={initial}
      beside={beside}
      blames={blames}
    >
      <FormSection title="凭证">
        <FormField name="day" span={3} />
        <FormField name="kind" span={3} only={['manual', 'opening']} hint="期初按经费填的，就是经费的结余" />
        <FormField name="summary" span={6} />
      </FormSection>
      <FormSection title="分录">
        <EntryLines lines={lines} onChange={setLines} />
      </FormSection>
    </EntryForm>
  )
}

const fields = voucherFields.filter(({ name }) => name === 'day' || name === 'kind' || name === 'summary')
const blames = { 'spending.day-ahead': 'day', 'spending.month-closed': 'day' }
