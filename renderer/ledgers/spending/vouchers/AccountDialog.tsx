import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import { accountFields } from '../../../../shared/ledgers/spending/vouchers/fields.ts'
import { FieldsDialog } from '../../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../../parts/form/FormField.tsx'

/** 增设科目: a new account, alone or below another. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <FieldsDialog
      title="增设科目"
      okText="增设"
      done="已增设科目"
      door={spending.addAccount}
      fields={accountFields}
      shape={Account.shape}
      initial={initial}
      blames={blames}
      offers={['街道记账要求', '业务需要']}
      inputOf={(values, reason) => ({ ...values, reason })}
      onClose={onClose}
    >
      <FormField name="code" hint="一级科目四位，明细在上级编号后加两位" />
      <FormField name="name" />
      <FormField name="kind" />
      <FormField name="source" span={8} hint="依据的文件或要求" />
      <FormField name="byFund" hint="每笔都要写明属于哪项经费" />
    </FieldsDialog>
  )
}

const initial = { kind: 'expense', byFund: false }
const blames = {
  'spending.account-taken': 'code',
  'spending.account-no-parent': 'code',
  'spending.account-other-kind': 'kind',
  'spending.account-has-entries': 'code',
  'spending.account-other-fund': 'byFund',
  'spending.account-unclear': 'code',
}
