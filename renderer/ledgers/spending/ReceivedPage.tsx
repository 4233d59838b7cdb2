import { PlusOutlined } from '@ant-design/icons'
import { Table, Tag } from 'antd'
import { useState } from 'react'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { Appropriation } from '../../../shared/ledgers/spending/fund.ts'
import { isOwn } from '../../../shared/workflow/workflow.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { useSession } from '../../bridge/session.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { NoFunds } from './NoFunds.tsx'
import { ReceiveDialog } from './ReceiveDialog.tsx'
import { ReverseReceivedDialog } from './ReverseReceivedDialog.tsx'
import { SpendingViews } from './SpendingViews.tsx'
import { useFunds, useYear } from './use-funds.ts'
import { YearStepper } from './YearStepper.tsx'

/** 拨款: what arrived for the funds in a year. */
export function ReceivedPage() {
  const [year, setYear] = useYear()
  const { funds, isKnown, nameOf } = useFunds(year)
  const told = useLedgerQuery(spending.appropriations, { year }, { keepPrevious: true })
  const [isReceiving, setReceiving] = useState(false)
  const [reversing, setReversing] = useState<Appropriation>()
  return (
    <section aria-label="拨款">
      <SpendingViews now="received" />
      <div className="page-head">
        <h1>拨款</h1>
        <YearStepper year={year} onChange={setYear} />
        <Deed
          door={spending.receive}
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          disabled={funds.length === 0}
          onClick={() => setReceiving(true)}
        >
          登记拨款
        </Deed>
      </div>
      {isKnown && funds.length === 0 && <NoFunds />}
      <Answered of={told}>
        {(rows) => <ReceivedTable rows={rows} year={year} nameOf={nameOf} onReverse={setReversing} />}
      </Answered>
      {isReceiving && <ReceiveDialog onClose={() => setReceiving(false)} />}
      {reversing && <ReverseReceivedDialog received={reversing} onClose={() => setReversing(undefined)} />}
    </section>
  )
}

type TableRows = {
  readonly rows: readonly Appropriation[]
  readonly year: number
  readonly nameOf: (id: string) => string | undefined
  readonly onReverse: (received: Appropriation) => void
}

function ReceivedTable({ rows, year, nameOf, onReverse }: TableRows) {
  const { user } = useSession()
  return (
    <Table<Appropriation>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      locale={{ emptyText: `${year} 年还没有登记拨款` }}
      columns={[
        { title: '到账日期', dataIndex: 'day', width: 120 },
        { title: '资金', render: (_, { fundId }) => nameOf(fundId) ?? '' },
        { title: '拨款单位', dataIndex: 'payer' },
        { title: '文号', dataIndex: 'document' },
        { title: '金额（元）', align: 'right', render: (_, { amountFen }) => sayYuan(amountFen) },
        {
          title: '状态',
          render: (_, { state, note }) =>
            state === 'reversed' ? <Tag title={note}>已冲销：{note}</Tag> : <Tag color="green">已到账</Tag>,
        },
        {
          title: '',
          width: 90,
          render: (_, one) =>
            one.state === 'standing' &&
            !isOwn(user, one.enteredBy) && (
              <Deed door={spending.reverseAppropriation} size="small" danger onClick={() => onReverse(one)}>
                冲销
              </Deed>
            ),
        },
      ]}
    />
  )
}
