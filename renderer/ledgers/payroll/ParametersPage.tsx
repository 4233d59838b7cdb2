import { Empty, Tabs } from 'antd'
import { useState } from 'react'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Parameters } from '../../../shared/ledgers/payroll/parameters.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { BracketTable } from './BracketTable.tsx'
import { ComponentTable } from './ComponentTable.tsx'
import { InsuranceRateTable } from './InsuranceRateTable.tsx'
import { PayRateTable } from './PayRateTable.tsx'
import { PayrollViews } from './PayrollViews.tsx'
import { TakeDefaultsDialog } from './TakeDefaultsDialog.tsx'

/** 参数: the dated figures pay is found by, each with its source; a change opens a new row. */
export function ParametersPage() {
  const [tab, setTab] = usePlaceState('tab', 'insurance')
  const [isTaking, setTaking] = useState(false)
  const told = useLedgerQuery(payroll.parameters, {})
  return (
    <section aria-label="参数">
      <PayrollViews now="parameters" />
      <div className="page-head">
        <h1>参数</h1>
        <Deed door={payroll.takeDefaults} onClick={() => setTaking(true)}>
          取用程序自带标准
        </Deed>
      </div>
      <p className="page-lead">
        每一行从某月起有效，都写明依据。标准有变时新增一行，旧行到上月为止；已审批月份用过的行不会再变。
      </p>
      <Answered of={told}>
        {(all) =>
          isEmpty(all) ? (
            <NoParameters onTake={() => setTaking(true)} />
          ) : (
            <Tabs
              activeKey={tab}
              onChange={(key) => setTab(key)}
              items={[
                {
                  key: 'insurance',
                  label: '五险一金',
                  children: <InsuranceRateTable rows={all.insurance} />,
                },
                { key: 'rates', label: '薪酬和扣除标准', children: <PayRateTable rows={all.rates} /> },
                { key: 'components', label: '薪酬项目', children: <ComponentTable rows={all.components} /> },
                { key: 'brackets', label: '税率表', children: <BracketTable rows={all.brackets} /> },
              ]}
            />
          )
        }
      </Answered>
      {isTaking && <TakeDefaultsDialog onClose={() => setTaking(false)} />}
    </section>
  )
}

const isEmpty = (all: Parameters): boolean => Object.values(all).every((rows) => rows.length === 0)

function NoParameters({ onTake }: { readonly onTake: () => void }) {
  return (
    <Empty description="还没有任何参数。先取用程序自带的标准，再按当地文件逐行更正。">
      <Deed door={payroll.takeDefaults} type="primary" onClick={onTake}>
        取用程序自带标准
      </Deed>
    </Empty>
  )
}
