import { Table, Typography } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { deductionKindCodes, taxBasisCodes } from '../../../shared/codes/payroll.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Deduction } from '../../../shared/ledgers/payroll/staff.ts'
import type { StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { DeductDialog } from './DeductDialog.tsx'
import css from './payroll.module.css'
import { stretchColumns } from './stretch-columns.tsx'
import { TaxYearDialog } from './TaxYearDialog.tsx'

/** What is deducted for one person month by month, and how each year's tax is counted. */
export function StaffTax({ view }: { readonly view: StaffView }) {
  const [which, setWhich] = useState<'deduct' | 'year'>()
  const { staff, deductions } = view
  const close = (): void => setWhich(undefined)
  return (
    <>
      <div className={`row ${css.deed}`}>
        <Deed door={payroll.deduct} onClick={() => setWhich('deduct')}>
          登记扣除
        </Deed>
        <Deed door={payroll.setTaxYear} onClick={() => setWhich('year')}>
          年度计税方式
        </Deed>
      </div>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={deductions.toReversed()}
        locale={{ emptyText: '没有专项附加扣除' }}
        columns={[
          {
            title: '扣除项目',
            dataIndex: 'kind',
            render: (kind: string) => labelOf(deductionKindCodes, kind),
          },
          { title: '每月（元）', dataIndex: 'amountFen', align: 'right', render: sayYuan },
          ...stretchColumns<Deduction>('deduction', ({ kind }) => labelOf(deductionKindCodes, kind)),
        ]}
      />
      <TaxYears view={view} />
      {which === 'deduct' && <DeductDialog staff={staff} onClose={close} />}
      {which === 'year' && <TaxYearDialog view={view} onClose={close} />}
    </>
  )
}

function TaxYears({ view }: { readonly view: StaffView }) {
  return (
    <section className={`record-part ${css.below}`} aria-label="年度计税方式">
      <Typography.Text strong className="record-part-title">
        年度计税方式
      </Typography.Text>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={view.taxYears.toReversed()}
        locale={{ emptyText: '没有另外设定，按在本单位的月数每月减除 5,000 元' }}
        columns={[
          { title: '年度', dataIndex: 'year', width: 80 },
          {
            title: '减除费用方式',
            dataIndex: 'basis',
            render: (basis: string) => labelOf(taxBasisCodes, basis),
          },
          {
            title: '此前已算到',
            dataIndex: 'throughMonth',
            render: (month: string | null) => month ?? '没有',
          },
          { title: '此前累计收入（元）', dataIndex: 'incomeFen', align: 'right', render: sayYuan },
          { title: '此前已预扣（元）', dataIndex: 'withheldFen', align: 'right', render: sayYuan },
        ]}
      />
    </section>
  )
}
