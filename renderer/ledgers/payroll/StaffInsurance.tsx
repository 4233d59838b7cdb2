import { Table } from 'antd'
import { useState } from 'react'
import { codesOf, labelOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Enrolment } from '../../../shared/ledgers/payroll/staff.ts'
import type { StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { BaseDialog } from './BaseDialog.tsx'
import { EnrolDialog } from './EnrolDialog.tsx'
import css from './payroll.module.css'
import { stretchColumns } from './stretch-columns.tsx'

/** In which items of 五险一金 a person is enrolled, where, on which base, from when until when. */
export function StaffInsurance({ view }: { readonly view: StaffView }) {
  const [which, setWhich] = useState<'enrol' | 'base'>()
  const { staff, enrolments } = view
  const close = (): void => setWhich(undefined)
  const isOpen = enrolments.some(({ toMonth }) => toMonth === null)
  return (
    <>
      <div className={`row ${css.deed}`}>
        <Deed door={payroll.enrol} type={isOpen ? 'default' : 'primary'} onClick={() => setWhich('enrol')}>
          登记参保
        </Deed>
        {isOpen && (
          <Deed door={payroll.changeBase} onClick={() => setWhich('base')}>
            调整缴费基数
          </Deed>
        )}
      </div>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={inOrder(enrolments)}
        locale={{ emptyText: '还没有登记参保。登记以后，每月工资会按参数算出个人和单位应缴。' }}
        columns={[
          { title: '险种', dataIndex: 'item', render: (item: string) => labelOf(insuranceItemCodes, item) },
          { title: '参保地', dataIndex: 'place' },
          { title: '缴费基数（元）', dataIndex: 'baseFen', align: 'right', render: sayYuan },
          ...stretchColumns<Enrolment>('enrolment', ({ item }) => labelOf(insuranceItemCodes, item)),
        ]}
      />
      {which === 'enrol' && <EnrolDialog staff={staff} enrolments={enrolments} onClose={close} />}
      {which === 'base' && <BaseDialog staff={staff} enrolments={enrolments} onClose={close} />}
    </>
  )
}

const places = new Map(codesOf(insuranceItemCodes).map(({ code }, at) => [code, at]))

/** Those that hold first, in the order of the items, newest first within an item. */
function inOrder(enrolments: readonly Enrolment[]): Enrolment[] {
  const rank = ({ item, toMonth }: Enrolment) => (toMonth === null ? 0 : 100) + (places.get(item) ?? 50)
  return [...enrolments].sort(
    (one, other) => rank(one) - rank(other) || (one.fromMonth < other.fromMonth ? 1 : -1),
  )
}
