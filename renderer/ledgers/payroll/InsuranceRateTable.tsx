import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes, roundingRuleCodes } from '../../../shared/codes/payroll.ts'
import { sayPercent } from '../../../shared/kernel/basis-points.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { insuranceRateFields } from '../../../shared/ledgers/payroll/fields.ts'
import { InsuranceRate } from '../../../shared/ledgers/payroll/parameters.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'
import { ParameterTable } from './ParameterTable.tsx'
import css from './payroll.module.css'

/** Rates, fixed parts, floors and ceilings of every place and item. */
export function InsuranceRateTable({ rows }: { readonly rows: readonly InsuranceRate[] }) {
  const [asked, setAsked] = useState<Partial<InsuranceRate>>()
  return (
    <>
      <Deed
        door={payroll.setInsurance}
        className={css.deed}
        onClick={() => setAsked({ personFixedFen: 0, employerFixedFen: 0, rounding: 'fen', baseMonth: 7 })}
      >
        新增险种
      </Deed>
      <ParameterTable
        rows={rows}
        columns={[
          { title: '参保地', dataIndex: 'place' },
          { title: '险种', dataIndex: 'item', render: (item: string) => labelOf(insuranceItemCodes, item) },
          { title: '个人', key: 'person', render: (_, row) => share(row.personBp, row.personFixedFen) },
          { title: '单位', key: 'employer', render: (_, row) => share(row.employerBp, row.employerFixedFen) },
          { title: '下限（元）', dataIndex: 'floorFen', align: 'right', render: limit },
          { title: '上限（元）', dataIndex: 'ceilingFen', align: 'right', render: limit },
          {
            title: '进位',
            dataIndex: 'rounding',
            render: (rule: string) => labelOf(roundingRuleCodes, rule),
          },
          { title: '调基', dataIndex: 'baseMonth', render: (month: number) => `${month} 月` },
        ]}
        deed={(row) =>
          row.toMonth === null && (
            <Deed door={payroll.setInsurance} size="small" onClick={() => setAsked(row)}>
              更新
            </Deed>
          )
        }
      />
      {asked && <RuleDialog now={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const share = (rateBp: number, fixedFen: number): string =>
  fixedFen > 0 ? `${sayPercent(rateBp)} + ${sayYuan(fixedFen)}` : sayPercent(rateBp)
const limit = (fen: number | null): string => (fen === null ? '无' : sayYuan(fen))

type DialogProps = { readonly now: Partial<InsuranceRate>; readonly onClose: () => void }

function RuleDialog({ now, onClose }: DialogProps) {
  return (
    <FieldsDialog
      title={now.id ? '更新五险一金参数' : '新增险种'}
      okText="保存"
      done="已保存"
      door={payroll.setInsurance}
      fields={fields}
      shape={InsuranceRate.shape}
      initial={{ ...now, fromMonth: thisMonth(), source: '' }}
      blames={blames}
      inputOf={(values) => values}
      onClose={onClose}
    >
      <FormField name="place" />
      <FormField name="item" />
      <FormField name="fromMonth" hint="旧的一行到上月为止" />
      <FormField name="personBp" span={3} />
      <FormField name="employerBp" span={3} />
      <FormField name="personFixedFen" span={3} />
      <FormField name="employerFixedFen" span={3} />
      <FormField name="floorFen" span={3} hint="没有就不填" />
      <FormField name="ceilingFen" span={3} hint="没有就不填" />
      <FormField name="rounding" span={3} />
      <FormField name="baseMonth" span={3} />
      <FormField name="source" span={12} hint="文件名称和文号" />
    </FieldsDialog>
  )
}

const fields = insuranceRateFields
  .filter(({ name }) => name !== 'toMonth')
  .map((field) => (field.name.endsWith('FixedFen') ? { ...field, required: true } : field))
