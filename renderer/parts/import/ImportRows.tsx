import { Empty, Segmented, Table } from 'antd'
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/imports/contract.ts'
import { sayInteger } from '../../../shared/kernel/yuan.ts'
import { CellNotes } from './CellNotes.tsx'
import css from './import.module.css'
import { type Verdict, verdictWords } from './verdict-words.ts'

/** What every row of the workbook would do, by verdict: wrong ones first, with the reason in red. */
export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  const { counts, rows } = preview
  const [verdict, setVerdict] = useState<Verdict>(() => order.find((one) => counts[one] > 0) ?? 'wrong')
  const shown = rows.filter((row) => row.verdict === verdict)
  return (
    <>
      <Segmented
        value={verdict}
        onChange={setVerdict}
        options={order.map((one) => ({
          value: one,
          label: (
            <span className={one === 'wrong' && counts.wrong > 0 ? css.wrong : undefined}>
              {verdictWords[one].label} {sayInteger(counts[one])}
            </span>
          ),
        }))}
      />
      <p className={css.explains}>{verdictWords[verdict].explains}</p>
      {shown.length < counts[verdict] && (
        <p className={css.explains}>
          这里只列出前 {shown.length} 行，其余 {sayInteger(counts[verdict] - shown.length)} 行同样会处理。
        </p>
      )}
      <Table
        size="small"
        rowKey="row"
        dataSource={shown}
        pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的行" />,
        }}
        columns={[
          { title: '工作簿行号', dataIndex: 'row', width: 110, align: 'right' },
          { title: '是谁', dataIndex: 'title', width: 180 },
          {
            title: verdict === 'wrong' ? '哪里有误' : '内容',
            key: 'cells',
            render: (_, row) => <CellNotes cells={row.cells} verdict={row.verdict} />,
          },
        ]}
      />
    </>
  )
}

const order: readonly Verdict[] = ['wrong', 'changed', 'new', 'same']
