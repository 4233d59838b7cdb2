import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import { capitalAmount } from '../../../shared/papers/capital-amount.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { useForm } from '../../parts/form/form-context.ts'
import { fromWritten } from '../../parts/form/form-values.ts'
import { today } from '../../parts/values/clock.ts'
import { useFunds } from './use-funds.ts'

/** The fields of a spending: out of what, what for, to whom, on which papers. */
export function SpendingFields() {
  const { lineChoices } = useFunds()
  return (
    <>
      <FormSection title="资金与事由">
        <FormField name="lineId" choices={lineChoices} hint={<LineHint />} />
        <FormField name="day" />
        <FormField name="amountFen" hint={<AmountHint />} />
        <FormField name="purpose" span={12} hint={<ForbiddenHint />} />
        <FormField name="decision" span={8} hint="集体议定的会议或决议" />
        <FormField name="handler" />
      </FormSection>
      <FormSection title="收款与发票">
        <FormField name="payee" />
        <FormField name="payeeAccount" />
        <FormField name="invoiceNumber" hint="没有发票的可以先不填，支付前补齐" />
        <FormField name="seller" />
        <FormField name="remark" span={8} />
      </FormSection>
    </>
  )
}

/** What the chosen line still allows. */
function LineHint() {
  const { values } = useForm()
  const { funds } = useFunds()
  const fund = funds.find(({ lines }) => lines.some(({ id }) => id === values.lineId))
  const line = fund?.lines.find(({ id }) => id === values.lineId)
  if (!fund || !line) return null
  const left = line.amountFen - line.committedFen
  return `科目可用 ${sayYuan(left)} 元，资金可用 ${sayYuan(fund.freeFen)} 元`
}

/** The amount in capitals while it is typed. */
function AmountHint() {
  const form = useForm()
  const read = fromWritten(form.fieldOf('amountFen'), form.values.amountFen)
  return read.ok && typeof read.value === 'number' ? capitalAmount(read.value) : null
}

/** What the fund may not be spent on. */
function ForbiddenHint() {
  const { values } = useForm()
  const { funds } = useFunds()
  const fund = funds.find(({ lines }) => lines.some(({ id }) => id === values.lineId))
  const told = useLedgerQuery(spending.rules, { fundId: fund?.id ?? NOBODY }, { enabled: fund !== undefined })
  const barred = rulesOn(told.data ?? [], today()).filter(({ kind }) => kind === 'forbidden')
  return barred.length === 0 ? null : `不得用于：${barred.map(({ words }) => words).join('；')}`
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
