import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { fundFields } from '../../../shared/ledgers/spending/fields.ts'
import { FundCard, FundPatch, type FundTold } from '../../../shared/ledgers/spending/fund.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisYear } from './use-funds.ts'

type Props = { readonly fund?: FundTold; readonly onClose: () => void }

const blames = { 'spending.name-taken': 'name', 'spending.not-opened': 'closedDay' }
const newFields = fundFields.filter(({ name }) => name !== 'closedDay')
const patchFields = fundFields.filter(({ name }) => name in FundPatch.shape)

/** A new fund, or other particulars of one. */
export function FundDialog({ fund, onClose }: Props) {
  if (fund) {
    return (
      <FieldsDialog
        title={`更正资金：${fund.name}`}
        okText="保存"
        done="已更正"
        door={spending.correctFund}
        offers={['名称调整', '年度结束停用', '录入有误']}
        fields={patchFields}
        shape={FundCard.shape}
        initial={fund}
        blames={blames}
        inputOf={(patch, reason) => ({ id: fund.id, revision: fund.revision, patch, reason })}
        onClose={onClose}
      >
        <FormField name="name" span={6} />
        <FormField name="closedDay" span={6} hint="从这天起不能再支出" />
        <FormField name="remark" span={12} />
      </FieldsDialog>
    )
  }
  return (
    <FieldsDialog
      title="新建资金"
      okText="新建"
      done="已新建资金，并带上常见规定"
      door={spending.addFund}
      fields={newFields}
      shape={FundCard.shape}
      initial={{ kind: 'service', openedDay: `${thisYear()}-01-01` }}
      blames={blames}
      inputOf={(values) => ({ ...values, closedDay: null })}
      onClose={onClose}
    >
      <FormField name="name" span={6} />
      <FormField name="kind" span={3} />
      <FormField name="openedDay" span={3} />
      <FormField name="remark" span={12} />
    </FieldsDialog>
  )
}
