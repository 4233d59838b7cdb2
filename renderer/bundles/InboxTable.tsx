import { Table, Tag } from 'antd'
import { useState } from 'react'
import { bundles, type InboxItem } from '../../shared/bundles/contract.ts'
import { acceptanceWords, bundleKindWords, outcomeWords } from '../../shared/bundles/state-words.ts'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import type { Answer } from '../bridge/use-ledger-query.ts'
import { JudgeDialog } from './JudgeDialog.tsx'
import { OpenReceived } from './OpenReceived.tsx'
import { WriteReceipts } from './WriteReceipts.tsx'

/** What came in; each report is looked at, then accepted or returned. */
export function InboxTable({ inbox }: { readonly inbox: Answer<InboxItem[]> }) {
  const [judging, setJudging] = useState<InboxItem>()
  return (
    <>
      <WriteReceipts />
      <Answered of={inbox}>
        {(list) => (
          <Table<InboxItem>
            rowKey="bundleId"
            size="small"
            scroll={{ x: 'max-content' }}
            pagination={list.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
            dataSource={[...list].sort((a, b) => b.receivedAtMs - a.receivedAtMs)}
            locale={{ emptyText: <NothingReceived /> }}
            columns={columnsFor(setJudging)}
          />
        )}
      </Answered>
      {judging && <JudgeDialog item={judging} onClose={() => setJudging(undefined)} />}
    </>
  )
}

const acceptanceColours = { waiting: 'warning', accepted: 'success', returned: 'error' } as const

function columnsFor(onJudge: (item: InboxItem) => void) {
  return [
    {
      title: '单位',
      render: (_: unknown, item: InboxItem) => `${item.officeName}（${item.officeCode}）`,
    },
    {
      title: '内容',
      render: (_: unknown, item: InboxItem) => (
        <>
          {sayMonth(item.period)}
          {bundleKindWords[item.kind]}
          <div className="soft">
            第 {item.seq} 号{item.revision > 1 ? `，第 ${item.revision} 版` : ''}，
            {item.rows.toLocaleString('zh-CN')} 行
          </div>
        </>
      ),
    },
    {
      title: '接收',
      render: (_: unknown, item: InboxItem) => (
        <>
          {sayMoment(item.receivedAtMs)}
          <div className={item.outcome === 'gap' || item.outcome === 'rebase' ? 'problem' : 'soft'}>
            {outcomeWords[item.outcome]}
          </div>
          {item.unsound > 0 && <div className="problem">对方签章前核验，有 {item.unsound} 处不符</div>}
        </>
      ),
    },
    {
      title: '认定',
      render: (_: unknown, item: InboxItem) =>
        item.kind === 'report' && (
          <Tag color={acceptanceColours[item.acceptance]}>{acceptanceWords[item.acceptance]}</Tag>
        ),
    },
    {
      title: '办理',
      render: (_: unknown, item: InboxItem) =>
        (item.kind === 'report' || item.kind === 'audit') && (
          <div className="row">
            <OpenReceived bundleId={item.bundleId} />
            {item.kind === 'report' && item.acceptance === 'waiting' && (
              <Deed door={bundles.judge} size="small" type="primary" onClick={() => onJudge(item)}>
                接受或退回
              </Deed>
            )}
          </div>
        ),
    },
  ]
}

function NothingReceived() {
  return (
    <div className="empty">
      <strong>还没有收到文件</strong>
      插入下级送来的U盘，点“接收文件”，可以一次选多个。不管先后次序，程序会按编号排好并查缺号。
    </div>
  )
}
