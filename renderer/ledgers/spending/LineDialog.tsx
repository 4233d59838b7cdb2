import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { lineFields } from '../../../shared/ledgers/spending/fields.ts'
import { type FundTold, LineCard, LinePatch, type LineTold } from '../../../shared/ledgers/spending/fund.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'

type Props = {
  readonly fund: FundTold
  readonly year: number
  readonly line?: LineTold
  readonly onClose: () => void
}

const blames = {
  'spending.name-taken': 'name',
  'spending.line-below': 'amountFen',
  'spending.out-of-scope': 'category',
  'spending.forbidden': 'category',
}
const newFields = lineFields.filter(({ name }) => name !== 'fundId' && name !== 'year')
const patchFields = lineFields.filter(({ name }) => name in LinePatch.shape)

/** A new budget line, or an adjusted one. */
export function LineDialog({ fund, year, line, onClose }: Props) {
  if (line) {
    return (
      <FieldsDialog
        title={`调整预算：${line.name}`}
        okText="保存"
        done="已调整"
        door={spending.correctLine}
        offers={['年中调整', '追加预算', '录入有误']}
        fields={patchFields}
        shape={LineCard.shape}
        initial={line}
        blames={blames}
        inputOf={(patch, reason) => ({ id: line.id, revision: line.revision, patch, reason })}
        onClose={onClose}
      >
        <FormField name="name" span={6} />
        <FormField name="amountFen" span={6} hint={`已占用 ${sayYuan(line.committedFen)} 元`} />
        <FormField name="remark" span={12} />
      </FieldsDialog>
    )
  }
  return (
    <FieldsDialog
      title={`新建预算科目：${fund.name} ${year} 年`}
      okText="新建"
      done="已新建预算科目"
      door={spending.addLine}
      fields={newFields}
      shape={LineCard.shape}
      initial={{}}
      blames={blames}
      inputOf={(values) => ({ ...values, fundId: fund.id, year })}
      onClose={onClose}
    >
      <FormField name="name" span={6} />
      <FormField name="category" span={3} />
      <FormField name="amountFen" span={3} />
      <FormField name="remark" span={12} />
    </FieldsDialog>
  )
}
