import { PlusOutlined } from '@ant-design/icons'
import { Tabs, Tag } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { fundKindCodes } from '../../../shared/codes/spending.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundTold } from '../../../shared/ledgers/spending/fund.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { HistoryTab } from '../../parts/record/HistoryTab.tsx'
import { BudgetTable } from './BudgetTable.tsx'
import { FundDialog } from './FundDialog.tsx'
import { RuleTable } from './RuleTable.tsx'
import { SpendingViews } from './SpendingViews.tsx'
import { useFunds, useYear } from './use-funds.ts'
import { YearStepper } from './YearStepper.tsx'

/** 预算与规定: the funds, the budget lines of a year, and the dated rules each fund is spent by. */
export function BudgetPage() {
  const [year, setYear] = useYear()
  const { funds, isKnown } = useFunds(year)
  const [kept, setFund] = usePlaceState<Id | undefined>('fundId', undefined)
  const [isAdding, setAdding] = useState(false)
  const fund = funds.find(({ id }) => id === kept) ?? funds[0]
  return (
    <section aria-label="预算与规定">
      <SpendingViews now="budget" />
      <div className="page-head">
        <h1>预算与规定</h1>
        <YearStepper year={year} onChange={setYear} />
        <Deed
          door={spending.addFund}
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setAdding(true)}
        >
          新建资金
        </Deed>
      </div>
      {isKnown && funds.length === 0 && (
        <div className="empty panel">
          <strong>还没有资金</strong>
          先新建一项资金：程序会带上这类资金的常见规定，请按当地文件逐条核对、增改，再编制本年度预算科目。
        </div>
      )}
      {fund && (
        <Tabs
          tabPlacement="start"
          activeKey={fund.id}
          onChange={(id) => setFund(id as Id)}
          items={funds.map((one) => ({
            key: one.id,
            label: one.name,
            children: <FundPanel key={one.id} fund={one} year={year} />,
          }))}
        />
      )}
      {isAdding && <FundDialog onClose={() => setAdding(false)} />}
    </section>
  )
}

function FundPanel({ fund, year }: { readonly fund: FundTold; readonly year: number }) {
  const { nameOf } = useFunds(year)
  const [tab, setTab] = usePlaceState('tab', 'lines')
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <div className="page-head">
        <h2 style={{ flex: 1 }}>
          {fund.name} <Tag>{labelOf(fundKindCodes, fund.kind)}</Tag>
          {fund.closedDay && <Tag color="red">{fund.closedDay} 起停用</Tag>}
        </h2>
        <Deed door={spending.correctFund} onClick={() => setEditing(true)}>
          更正资金
        </Deed>
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key)}
        items={[
          { key: 'lines', label: `${year} 年预算`, children: <BudgetTable fund={fund} year={year} /> },
          { key: 'rules', label: '规定', children: <RuleTable fund={fund} /> },
          {
            key: 'history',
            label: '操作记录',
            children: <HistoryTab table="fund" id={fund.id} nameOf={nameOf} />,
          },
        ]}
      />
      {isEditing && <FundDialog fund={fund} onClose={() => setEditing(false)} />}
    </>
  )
}
