import { Table } from 'antd'
import { useState } from 'react'
import { bundles, type InboxItem } from '../../shared/bundles/contract.ts'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { OpenReceived } from './OpenReceived.tsx'
import { PeersPanel } from './PeersPanel.tsx'
import { ReceiveDeeds } from './ReceiveDeeds.tsx'
import { type ReceivedFile, ReceiveResults } from './ReceiveResults.tsx'

/** 审计包: an auditor receives packs, opens them read-only and verifies them. */
export function PacksPage() {
  const inbox = useLedgerQuery(bundles.inbox, {})
  const [results, setResults] = useState<readonly ReceivedFile[]>([])
  return (
    <>
      <div className="page-head">
        <h1>审计包</h1>
        <ReceiveDeeds onReceived={setResults} />
      </div>
      <p className="page-lead">
        先与被审计单位交换登记文件，对方据此封装只有您能打开的审计包。打开后只读查看，在“操作记录”里核验并打印核验报告。
      </p>
      <ReceiveResults results={results} onChange={setResults} onClose={() => setResults([])} />
      <Answered of={inbox}>
        {(list) => <PacksTable list={list.filter((one) => one.kind === 'audit')} />}
      </Answered>
      <div style={{ marginTop: 20 }}>
        <PeersPanel relations={['subordinate']} title="被审计单位" />
      </div>
    </>
  )
}

function PacksTable({ list }: { readonly list: readonly InboxItem[] }) {
  return (
    <Table<InboxItem>
      rowKey="bundleId"
      size="small"
      pagination={false}
      dataSource={[...list].sort((a, b) => b.receivedAtMs - a.receivedAtMs)}
      locale={{ emptyText: <div className="empty">还没有审计包。插入U盘，点“接收文件”。</div> }}
      columns={[
        { title: '被审计单位', render: (_, item) => `${item.officeName}（${item.officeCode}）` },
        { title: '截至', render: (_, item) => sayMonth(item.period) },
        { title: '行数', align: 'right', render: (_, item) => item.rows.toLocaleString('zh-CN') },
        { title: '接收时间', render: (_, item) => sayMoment(item.receivedAtMs) },
        {
          title: '办理',
          render: (_, item) => (
            <div className="row">
              <OpenReceived bundleId={item.bundleId} />
              <OpenReceived bundleId={item.bundleId} page="audit" label="核验操作记录" />
            </div>
          ),
        },
      ]}
    />
  )
}
