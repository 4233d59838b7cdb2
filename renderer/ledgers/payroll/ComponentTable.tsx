import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { payMethodCodes } from '../../../shared/codes/payroll.ts'
import { sayPercent } from '../../../shared/kernel/basis-points.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { payComponentFields } from '../../../shared/ledgers/payroll/fields.ts'
import { PayComponent } from '../../../shared/ledgers/payroll/parameters.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'
import { ParameterTable } from './ParameterTable.tsx'
import css from './payroll.module.css'

/** The components of the pay: how each is found and in which months it is paid. */
export function ComponentTable({ rows }: { readonly rows: readonly PayComponent[] }) {
  const [asked, setAsked] = useState<Partial<PayComponent>>()
  const sort = Math.max(0, ...rows.map((row) => row.sort)) + 10
  return (
    <>
      <Deed
        door={payroll.setComponent}
        className={css.deed}
        onClick={() => setAsked({ method: 'entered', shareBp: 0, sort })}
      >
        新增项目
      </Deed>
      <ParameterTable
        rows={[...rows].sort((one, other) => one.sort - other.sort)}
        columns={[
          { title: '项目', dataIndex: 'name' },
          {
            title: '计算方法',
            dataIndex: 'method',
            render: (method: string) => labelOf(payMethodCodes, method),
          },
          {
            title: '占月标准',
            dataIndex: 'shareBp',
            align: 'right',
            render: (shareBp: number) => (shareBp === 0 ? '' : sayPercent(shareBp)),
          },
          {
            title: '发放月份',
            dataIndex: 'months',
            render: (months: string) => (months === '' ? '每月' : `${months.replaceAll(',', '、')} 月`),
          },
        ]}
        deed={(row) =>
          row.toMonth === null && (
            <Deed door={payroll.setComponent} size="small" onClick={() => setAsked(row)}>
              更新
            </Deed>
          )
        }
      />
      {asked && <ComponentDialog now={asked} taken={rows} onClose={() => setAsked(undefined)} />}
    </>
  )
}

type DialogProps = {
  readonly now: Partial<PayComponent>
  readonly taken: readonly PayComponent[]
  readonly onClose: () => void
}

function ComponentDialog({ now, taken, onClose }: DialogProps) {
  const code = now.code ?? freeCode(taken)
  return (
    <FieldsDialog
      title={now.id ? '更新薪酬项目' : '新增薪酬项目'}
      okText="保存"
      done="已保存"
      door={payroll.setComponent}
      fields={fields}
      shape={PayComponent.shape}
      initial={{ ...now, fromMonth: thisMonth(), source: '' }}
      blames={blames}
      inputOf={(values) => ({ ...values, code })}
      onClose={onClose}
    >
      <FormField name="name" />
      <FormField name="method" span={8} />
      <FormField name="shareBp" hint="按月标准计的才填" />
      <FormField name="months" hint="如 3,6,9,12；每月的不填" />
      <FormField name="sort" />
      <FormField name="fromMonth" hint="旧的一行到上月为止" />
      <FormField name="source" span={8} hint="文件名称和文号" />
    </FieldsDialog>
  )
}

/** A code that no component has yet: letters only, because people never see it. */
function freeCode(taken: readonly PayComponent[]): string {
  const codes = new Set(taken.map((row) => row.code))
  for (let at = 0; ; at++) {
    const code = `own-${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`
    if (!codes.has(code)) return code
  }
}

const fields = payComponentFields
  .filter(({ name }) => name !== 'toMonth')
  .map((field) => (field.name === 'shareBp' || field.name === 'sort' ? { ...field, required: true } : field))
