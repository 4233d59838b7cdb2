import { Table, Tag, Typography } from 'antd'
import { imports } from '../../../shared/imports/contract.ts'
import { sayMoment } from '../../../shared/kernel/moment-words.ts'
import type { ImportName } from '../../../shared/ledgers/derived.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { UndoImport } from './UndoImport.tsx'

/** What was imported before, newest first, each with the way to take it back. */
export function PastImports({ noun }: { readonly noun: ImportName }) {
  const { data } = useLedgerQuery(imports.batches, {})
  const batches = data?.filter((batch) => batch.noun === noun) ?? []
  if (batches.length === 0) return null
  return (
    <section>
      <Typography.Title level={5}>以前的导入</Typography.Title>
      <Table
        size="small"
        rowKey="id"
        dataSource={batches}
        pagination={batches.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          { title: '时间', key: 'at', width: 160, render: (_, batch) => sayMoment(batch.atMs) },
          { title: '经办人', dataIndex: 'userName', width: 110 },
          { title: '工作簿', dataIndex: 'workbook', ellipsis: true },
          { title: '新增', dataIndex: 'rowsNew', width: 80, align: 'right' },
          { title: '变更', dataIndex: 'rowsChanged', width: 80, align: 'right' },
          { title: '相同', dataIndex: 'rowsSame', width: 80, align: 'right' },
          { title: '有误', dataIndex: 'rowsWrong', width: 80, align: 'right' },
          {
            title: '',
            key: 'undo',
            width: 150,
            render: (_, batch) =>
              batch.undone ? <Tag>已撤销</Tag> : <UndoImport batch={batch} size="small" />,
          },
        ]}
      />
    </section>
  )
}
