import { Checkbox } from 'antd'
import { useState } from 'react'
import { codesOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { enrolmentFields } from '../../../shared/ledgers/payroll/fields.ts'
import { Enrolment, type Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { FieldsDialog } from '../../parts/form/FieldsDialog.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { blames } from './form-fields.ts'

type Props = {
  readonly staff: Pick<Staff, 'id' | 'name'>
  readonly enrolments: readonly Enrolment[]
  readonly onClose: () => void
}

/** Enrols a person in the items a place has rules for, all on one base. */
export function EnrolDialog({ staff, enrolments, onClose }: Props) {
  const parameters = useLedgerQuery(payroll.parameters, {})
  if (!parameters.data) return null
  const places = [...new Set(parameters.data.insurance.map(({ place }) => place))]
  const known = new Set(parameters.data.insurance.map(({ item }) => item))
  const open = new Set(enrolments.filter(({ toMonth }) => toMonth === null).map(({ item }) => item))
  const offered = codesOf(insuranceItemCodes).filter(({ code }) => known.size === 0 || known.has(code))
  const first = offered.map(({ code }) => code).filter((code) => !open.has(code))
  return (
    <Filled
      staff={staff}
      place={places[0] ?? ''}
      places={places}
      offered={offered}
      first={first}
      onClose={onClose}
    />
  )
}

type FilledProps = {
  readonly staff: Props['staff']
  readonly place: string
  readonly places: readonly string[]
  readonly offered: readonly { readonly code: string; readonly label: string }[]
  readonly first: readonly string[]
  readonly onClose: () => void
}

function Filled({ staff, place, places, offered, first, onClose }: FilledProps) {
  const [items, setItems] = useState<readonly string[]>(first)
  const hint =
    places.length > 0 ? `参数里有：${places.join('、')}` : '参数里还没有任何参保地，请先到“参数”里取用'
  return (
    <FieldsDialog
      title={`登记参保：${staff.name}`}
      okText="登记"
      done="已登记参保"
      door={payroll.enrol}
      fields={fields}
      shape={Enrolment.shape}
      initial={{ place, fromMonth: thisMonth() }}
      blames={blames}
      offers={['入职参保', '转入续保', '补登']}
      inputOf={(values, reason) => ({ ...values, items, staffId: staff.id, reason })}
      onClose={onClose}
    >
      <div className="form-field" style={{ gridColumn: 'span 12' }}>
        <span>险种</span>
        <Checkbox.Group
          options={offered.map(({ code, label }) => ({ value: code, label }))}
          value={[...items]}
          onChange={(chosen) => setItems(chosen)}
        />
      </div>
      <FormField name="place" hint={hint} />
      <FormField name="baseFen" hint="按上年月平均工资申报；上下限由参数限定" />
      <FormField name="fromMonth" />
      <FormField name="toMonth" hint="仍在参保的不填" />
    </FieldsDialog>
  )
}

const fields = enrolmentFields.filter(({ name }) => name !== 'item' && name !== 'reason')
