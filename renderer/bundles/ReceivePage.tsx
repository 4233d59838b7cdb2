import { Tabs } from 'antd'
import { useState } from 'react'
import { bundles } from '../../shared/bundles/contract.ts'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { FiguresPanel } from './FiguresPanel.tsx'
import { InboxTable } from './InboxTable.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import { PeersPanel } from './PeersPanel.tsx'
import { ReceiveDeeds } from './ReceiveDeeds.tsx'
import { type ReceivedFile, ReceiveResults } from './ReceiveResults.tsx'
import { WaitingBundles } from './WaitingBundles.tsx'

/** 接收: what subordinates and the superior sent, and what follows from it. */
export function ReceivePage() {
  const [tab, setTab] = usePlaceState('tab', 'inbox')
  const [results, setResults] = useState<readonly ReceivedFile[]>([])
  const inbox = useLedgerQuery(bundles.inbox, {})
  const waiting = (inbox.data ?? []).filter(isWaiting).length
  return (
    <>
      <div className="page-head">
        <h1>接收</h1>
        <ReceiveDeeds onReceived={setResults} />
      </div>
      <div className="stack">
        <WaitingBundles onReceived={setResults} />
        <ReceiveResults results={results} onChange={setResults} onClose={() => setResults([])} />
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key, true)}
        items={[
          {
            key: 'inbox',
            label: waiting > 0 ? `收件箱（${waiting} 个待认定）` : '收件箱',
            children: <InboxTable inbox={inbox} />,
          },
          { key: 'matrix', label: '上报情况', children: <MatrixPanel /> },
          { key: 'figures', label: '汇总数字', children: <FiguresPanel /> },
          { key: 'peers', label: '下级单位', children: <PeersPanel relations={['subordinate']} /> },
          { key: 'partners', label: '共建单位', children: <PeersPanel relations={['partner']} /> },
        ]}
      />
    </>
  )
}

const isWaiting = (item: { kind: string; acceptance: string }) =>
  item.kind === 'report' && item.acceptance === 'waiting'
