import { useState } from 'react'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { payRateFields } from '../../../shared/ledgers/payroll/fields.ts'
import { PayRate } from '../../../shared/ledgers/payroll/parameters.ts'
import { isFactorScale, sayParameter, sayRate } from '../../../shared/ledgers/payroll/words.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'
import { ParameterTable } from './ParameterTable.tsx'

/** Single figures: the start standard, factors of grades and ratings, allowances, deductions. */
export function PayRateTable({ rows }: { readonly rows: readonly PayRate[] }) {
  const [asked, setAsked] = useState<PayRate>()
  return (
    <>
      <ParameterTable
        rows={inOrder(rows)}
        columns={[
          { title: '标准', key: 'scale', render: (_, row) => sayParameter(row.scale, row.key) },
          { title: '数值', key: 'value', align: 'right', width: 140, render: (_, row) => sayValue(row) },
        ]}
        deed={(row) =>
          row.toMonth === null && (
            <Deed door={payroll.setRate} size="small" onClick={() => setAsked(row)}>
              更新
            </Deed>
          )
        }
      />
      {asked && <RateDialog now={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const sayValue = ({ scale, value }: PayRate): string =>
  isFactorScale(scale) ? sayRate(scale, value) : `${sayRate(scale, value)} 元`

const scales: readonly string[] = ['standard', 'grade', 'level', 'rating', 'basic', 'deduction']

function inOrder(rows: readonly PayRate[]): PayRate[] {
  const rank = ({ scale, key }: PayRate) => scales.indexOf(scale) * 100 + (Number(key) || 0)
  return [...rows].sort((one, other) => rank(one) - rank(other) || (one.fromMonth < other.fromMonth ? 1 : -1))
}

function RateDialog({ now, onClose }: { readonly now: PayRate; readonly onClose: () => void }) {
  const { scale, key } = now
  return (
    <FieldsDialog
      title={`更新：${sayParameter(scale, key)}`}
      okText="保存"
      done="已保存"
      door={payroll.setRate}
      fields={isFactorScale(scale) ? factorFields : moneyFields}
      shape={PayRate.shape}
      initial={{ value: now.value, fromMonth: thisMonth(), source: '' }}
      blames={blames}
      inputOf={(values) => ({ ...values, scale, key })}
      onClose={onClose}
    >
      <FormField name="value" hint={isFactorScale(scale) ? '如 1.35' : '每月'} />
      <FormField name="fromMonth" hint="旧的一行到上月为止" />
      <FormField name="source" span={12} hint="文件名称和文号" />
    </FieldsDialog>
  )
}

const asked = payRateFields.filter(
  ({ name }) => name === 'value' || name === 'fromMonth' || name === 'source',
)
const factorFields = asked.map((field) =>
  field.name === 'value' ? ({ ...field, label: '系数', kind: 'factor' } as const) : field,
)
const moneyFields = asked.map((field) =>
  field.name === 'value' ? ({ ...field, label: '金额（元）', kind: 'fen' } as const) : field,
)
