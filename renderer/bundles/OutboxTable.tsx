import { Table, Tag } from 'antd'
import { bundles, type OutboxItem } from '../../shared/bundles/contract.ts'
import { bundleKindWords, receiptWords } from '../../shared/bundles/state-words.ts'
import { sayMoment, saySize } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import type { Answer } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { useTell } from '../bridge/use-tell.ts'
import css from './bundles.module.css'

/** What was sealed: written to a stick or not, and what the receipt says. Kept until receipted. */
export function OutboxTable({ outbox }: { readonly outbox: Answer<OutboxItem[]> }) {
  return (
    <Answered of={outbox}>
      {(list) => (
        <Table<OutboxItem>
          rowKey="bundleId"
          size="small"
          scroll={{ x: 'max-content' }}
          pagination={list.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
          dataSource={[...list].sort((a, b) => b.sealedAtMs - a.sealedAtMs)}
          locale={{
            emptyText: (
              <div className="empty">
                <strong>还没有封装过上报</strong>
                封装好的包留在这里，可以反复写入U盘，直到收到上级的回执。
              </div>
            ),
          }}
          columns={columns}
        />
      )}
    </Answered>
  )
}

const columns = [
  {
    title: '内容',
    render: (_: unknown, item: OutboxItem) => (
      <>
        <strong className={css.outboxWhat}>
          {sayMonth(item.period)}
          {bundleKindWords[item.kind]}
        </strong>
        <div className="soft">
          第 {item.seq} 号{item.revision > 1 ? `，第 ${item.revision} 版` : ''}，{saySize(item.sizeBytes)}
        </div>
      </>
    ),
  },
  {
    title: '报给',
    render: (_: unknown, item: OutboxItem) => (
      <>
        {item.toName}
        <div className={`soft ${css.fileName}`}>{item.fileName}</div>
      </>
    ),
  },
  { title: '封装时间', render: (_: unknown, item: OutboxItem) => sayMoment(item.sealedAtMs) },
  {
    title: '写入U盘',
    render: (_: unknown, { publishedAtMs }: OutboxItem) =>
      publishedAtMs === null ? <Tag color="warning">还没有</Tag> : sayMoment(publishedAtMs),
  },
  { title: '回执', render: (_: unknown, item: OutboxItem) => <Receipt item={item} /> },
  { title: '办理', render: (_: unknown, item: OutboxItem) => <OutboxDeeds item={item} /> },
]

const receiptColours = {
  accepted: 'success',
  duplicate: 'default',
  refused: 'error',
  held: 'processing',
  returned: 'error',
} as const

function Receipt({ item }: { readonly item: OutboxItem }) {
  if (item.kind === 'receipt') return <span className="soft">不需要</span>
  if (!item.receipt) return <span className="soft">等回执</span>
  const { status, atMs, note } = item.receipt
  return (
    <>
      <Tag color={receiptColours[status]}>{receiptWords[status]}</Tag> {sayMoment(atMs)}
      {note && <div>{note}</div>}
    </>
  )
}

function OutboxDeeds({ item }: { readonly item: OutboxItem }) {
  const tell = useTell()
  const publish = useLedgerTask(bundles.publish, {
    done: (value) => (value ? `已写入U盘并读回核对：${value.fileName}` : '没有写入'),
  })
  const recheck = useLedgerTask(bundles.recheck)
  const check = async () => {
    const answer = await recheck.run({ bundleId: item.bundleId })
    if (!answer.ok || answer.value.same === null) return
    if (answer.value.same) tell.done('U盘上的文件与封装时一致')
    else tell.warn('U盘上的文件与封装时不一致，请重新写入U盘')
  }
  return (
    <div className="row">
      <Deed
        door={bundles.publish}
        size="small"
        type={item.publishedAtMs === null ? 'primary' : 'default'}
        loading={publish.isRunning}
        onClick={() => publish.run({ bundleId: item.bundleId })}
      >
        写入U盘
      </Deed>
      {item.publishedAtMs !== null && (
        <Deed door={bundles.recheck} size="small" loading={recheck.isRunning} onClick={check}>
          重新插入并校验
        </Deed>
      )}
    </div>
  )
}
