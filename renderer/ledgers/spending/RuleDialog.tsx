import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { fundRuleFields } from '../../../shared/ledgers/spending/fields.ts'
import { type FundTold, type RuleCard, RuleCard as RuleShape } from '../../../shared/ledgers/spending/fund.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { useForm } from '../../parts/form/form-context.ts'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly fund: FundTold; readonly onClose: () => void }

/** 增加规定: one more rule of a fund, from a day on. */
export function RuleDialog({ fund, onClose }: Props) {
  return (
    <FieldsDialog
      title={`增加规定：${fund.name}`}
      okText="增加"
      done="已增加规定"
      door={spending.addRule}
      offers={['当地文件要求', '街道通知', '民主议定']}
      fields={fields}
      shape={RuleShape.shape}
      initial={{ kind: 'scope', fromDay: today() }}
      blames={{ 'spending.limit-by-head': 'kind' }}
      inputOf={(values, reason) => {
        const amountFen = isUnlimited(values) ? null : values.amountFen
        return { ...values, amountFen, words: values.words ?? '', fundId: fund.id, reason }
      }}
      onClose={onClose}
    >
      <RuleFields />
    </FieldsDialog>
  )
}

const fields = [
  ...fundRuleFields,
  { name: 'fromDay', label: '从哪天起', kind: 'day', width: 110, required: true } as const,
  { name: 'isUnlimited', label: '不限额', kind: 'flag', width: 80 } as const,
]

const isUnlimited = ({ kind, isUnlimited: said }: Readonly<Record<string, unknown>>): boolean =>
  kind === 'limit' && said === true

/** Only what a rule of the chosen kind says. */
function RuleFields() {
  const { values } = useForm()
  const names = asked[values.kind as RuleCard['kind']] ?? []
  const shown = isUnlimited(values) ? names.filter((name) => name !== 'amountFen') : names
  return (
    <>
      <FormField name="kind" />
      {shown.map((name) => (
        <FormField
          key={name}
          name={name}
          span={name === 'words' || name === 'matches' ? 12 : 4}
          hint={hints[name]}
        />
      ))}
      <FormField name="source" span={8} />
      <FormField name="fromDay" />
    </>
  )
}

const hints = dictionary<string>({ matches: '几个词用顿号、逗号或空格隔开，如：烟花、爆竹' })

const asked: Readonly<Record<RuleCard['kind'], readonly string[]>> = {
  scope: ['category', 'words'],
  forbidden: ['category', 'words', 'matches'],
  limit: ['role', 'amountFen', 'isUnlimited'],
  paper: ['paper', 'stage', 'category', 'amountFen'],
  'publish-within': ['days'],
  'publish-for': ['days'],
}
