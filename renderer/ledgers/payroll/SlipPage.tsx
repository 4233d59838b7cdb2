import { Popover, Table, Typography } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { staffPostCodes } from '../../../shared/codes/payroll.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { sayMonth } from '../../../shared/kernel/month-words.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import {
  explainSlip,
  type HowLine,
  type HowParameter,
} from '../../../shared/ledgers/payroll/explain-words.ts'
import type { SlipView } from '../../../shared/ledgers/payroll/views.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { RecordFrame } from '../../parts/record/RecordFrame.tsx'
import { MonthPapers } from './MonthPapers.tsx'
import css from './payroll.module.css'

/** 工资条: one person's month, and 「怎么算的」 down to the parameter row. */
export function SlipPage({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(payroll.slip, { id })
  return <Answered of={told}>{(view) => <Slip view={view} />}</Answered>
}

function Slip({ view }: { readonly view: SlipView }) {
  const { slip } = view
  return (
    <RecordFrame
      title={`${slip.name} ${sayMonth(slip.month)}工资条`}
      marks={
        <span className="soft">
          {labelOf(staffPostCodes, slip.post)} {slip.grade} 级，实发 {sayYuan(slip.netFen)} 元
        </span>
      }
      deeds={<MonthPapers month={slip.month} isApproved={view.isApproved} slipId={slip.id} />}
      tabs={[{ key: 'how', label: '怎么算的', children: <HowParts view={view} /> }]}
    />
  )
}

function HowParts({ view }: { readonly view: SlipView }) {
  return explainSlip(view).map(({ title, lines }) => (
    <section key={title} className="record-part" aria-label={title}>
      <Typography.Text strong className="record-part-title">
        {title}
      </Typography.Text>
      <Table<HowLine>
        size="small"
        rowKey="label"
        pagination={false}
        showHeader={false}
        dataSource={[...lines]}
        columns={[
          { dataIndex: 'label', width: 170 },
          { dataIndex: 'how' },
          {
            key: 'by',
            width: 300,
            render: (_, { by }) => by.map((one) => <By key={one.id} parameter={one} />),
          },
          { dataIndex: 'amountFen', align: 'right', width: 140, render: sayYuan },
        ]}
      />
    </section>
  ))
}

function By({ parameter }: { readonly parameter: HowParameter }) {
  return (
    <Popover content={parameter.source} title="依据" trigger={['hover', 'focus']}>
      <button type="button" className={`link-button ${css.by}`}>
        {parameter.words}
      </button>
    </Popover>
  )
}
