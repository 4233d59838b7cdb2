import { Tabs } from 'antd'
import { bundles } from '../../shared/bundles/contract.ts'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { OutboxTable } from './OutboxTable.tsx'
import { PeersPanel } from './PeersPanel.tsx'
import { PreparePanel } from './PreparePanel.tsx'

/** 上报: prepare, approve, seal, take to the superior on a stick, and see the receipts. */
export function ReportPage() {
  const [tab, setTab] = usePlaceState('tab', 'drafts')
  const outbox = useLedgerQuery(bundles.outbox, {})
  const waiting = (outbox.data ?? []).filter((item) => item.kind !== 'receipt' && !item.receipt).length
  return (
    <>
      <div className="page-head">
        <h1>上报</h1>
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key, true)}
        items={[
          { key: 'drafts', label: '准备与签发', children: <PreparePanel /> },
          {
            key: 'outbox',
            label: waiting > 0 ? `已封装（${waiting} 个待回执）` : '已封装',
            children: <OutboxTable outbox={outbox} />,
          },
          {
            key: 'peers',
            label: '上级与审计单位',
            children: <PeersPanel relations={['superior', 'auditor']} />,
          },
        ]}
      />
    </>
  )
}
