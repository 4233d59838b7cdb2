import { Table } from 'antd'
import { useState } from 'react'
import { cutting } from '../../shared/cutting/contract.ts'
import type { CutTold } from '../../shared/cutting/cut.ts'
import { sayCopy } from '../../shared/cutting/words.ts'
import { tableWords } from '../../shared/words/tables.ts'
import { Answered } from '../bridge/Answered.tsx'
import { Deed } from '../bridge/Deed.tsx'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'

/** 清除清单: what was cleared, and who holds copies. */
export function CutList() {
  const cuts = useLedgerQuery(cutting.list, {})
  const [isPrinting, setPrinting] = useState(false)
  return (
    <section className="panel" style={{ marginTop: 14 }} aria-label="清除清单">
      <div className="page-head">
        <h2>清除清单</h2>
        <Deed door={cutting.printList} disabled={!cuts.data?.length} onClick={() => setPrinting(true)}>
          打印清单
        </Deed>
      </div>
      <p className="page-lead">
        负责人清除的敏感内容。以前的备份恢复时会按此重新清除；已经带出的包和U盘上的副本由持有单位自行销毁、签字。
      </p>
      <Answered of={cuts}>{(list) => <CutTable list={list} />}</Answered>
      {isPrinting && <PrintDialog onClose={() => setPrinting(false)} />}
    </section>
  )
}

function CutTable({ list }: { readonly list: readonly CutTold[] }) {
  return (
    <Table<CutTold>
      rowKey="id"
      size="small"
      pagination={list.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      dataSource={list}
      locale={{ emptyText: <div className="empty">还没有清除过。</div> }}
      columns={[
        { title: '清除日期', dataIndex: 'day' },
        { title: '记录', render: (_, { ofTable, title }) => `${tableWords[ofTable] ?? ofTable}：${title}` },
        { title: '原因', dataIndex: 'reason' },
        { title: '决定人', render: (_, { byName }) => byName || '（恢复后重新清除）' },
        { title: '清除前已带出的包', render: (_, { copies }) => copies.map(sayCopy).join('；') || '无' },
      ]}
    />
  )
}

function PrintDialog({ onClose }: { readonly onClose: () => void }) {
  const print = useLedgerTask(cutting.printList, {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `已保存：${fileName}` : '没有保存'),
  })
  return (
    <ReasonDialog
      title="打印清除清单"
      okText="打印"
      isRunning={print.isRunning}
      fault={print.fault}
      offers={['送持有单位签字', '存档']}
      onReason={async (reason) => {
        const answer = await print.run({ reason })
        if (answer.ok) onClose()
      }}
      onClose={onClose}
    />
  )
}
