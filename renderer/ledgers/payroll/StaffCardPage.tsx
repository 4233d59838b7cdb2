import { EditOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { staffPostCodes } from '../../../shared/codes/payroll.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import type { StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { RecordCard } from '../../parts/record/RecordCard.tsx'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { useUnmask } from '../../parts/record/use-unmask.ts'
import { StaffInsurance } from './StaffInsurance.tsx'
import { StaffPay } from './StaffPay.tsx'
import { StaffTax } from './StaffTax.tsx'

/** 工作人员卡片: one person, what holds for them from month to month, and what they were paid. */
export function StaffCardPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(payroll.get, { id }, { keepPrevious: true })
  return <Answered of={told}>{(view) => <Card view={view} />}</Answered>
}

function Card({ view }: { readonly view: StaffView }) {
  const { staff } = view
  const { record, show } = useUnmask(payroll.unmask, staff.id)
  const shown = record?.revision === staff.revision ? record : staff
  const onShow = staff.masked && shown === staff ? show : undefined
  const part = (title: string, names: readonly string[]) => (
    <RecordCard title={title} fields={staffFields} names={names} record={shown} onShow={onShow} />
  )
  return (
    <RecordFrame
      title={staff.name}
      marks={<Marks staff={staff} />}
      deeds={
        <Deed
          door={payroll.correct}
          type="primary"
          icon={<EditOutlined aria-hidden />}
          onClick={() => goTo('payroll', { id: staff.id, mode: 'edit' })}
        >
          更正
        </Deed>
      }
      tabs={[
        {
          key: 'card',
          label: '卡片',
          children: (
            <>
              {part('基本情况', basics)}
              {part('工资卡', ['bankName', 'bankAccount', 'remark'])}
            </>
          ),
        },
        { key: 'pay', label: '岗位薪级与工资', children: <StaffPay view={view} /> },
        { key: 'insurance', label: '参保', children: <StaffInsurance view={view} /> },
        { key: 'tax', label: '专项附加扣除', children: <StaffTax view={view} /> },
        {
          key: 'history',
          label: '操作记录',
          children: <HistoryTab table="staff" id={staff.id} nameOf={() => undefined} />,
        },
      ]}
    />
  )
}

const basics = ['name', 'idNumber', 'sex', 'birthDay', 'mobile', 'education', 'level', 'joinedDay', 'leftDay']

function Marks({ staff }: { readonly staff: StaffView['staff'] }) {
  return (
    <span>
      {staff.post === null ? (
        <Tag color="orange">未定岗</Tag>
      ) : (
        <Tag>
          {labelOf(staffPostCodes, staff.post)} {staff.grade} 级
        </Tag>
      )}
      {staff.leftDay && <Tag color="red">{staff.leftDay} 离职</Tag>}
    </span>
  )
}
