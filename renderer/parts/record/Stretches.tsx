import { Table, Typography } from 'antd'

/** A value from a day until the next change; `toDay` is null while it holds. */
export type StretchLine = {
  readonly id: string
  readonly words: string
  readonly fromDay: string
  readonly toDay: string | null
  readonly reason: string
}

/** A dated set: what held from when until when, and why, newest first. */
export function Stretches({
  title,
  lines,
  isEvent = false,
}: {
  readonly title: string
  readonly lines: readonly StretchLine[]
  /** Each happened on one day, instead of lasting. */
  readonly isEvent?: boolean
}) {
  const newestFirst = [...lines].sort((a, b) => (a.fromDay < b.fromDay ? 1 : -1))
  return (
    <section className="record-part" aria-label={title}>
      <Typography.Text strong className="record-part-title">
        {title}
      </Typography.Text>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={newestFirst}
        columns={
          isEvent ? [{ title: '日期', dataIndex: 'fromDay', width: 120 }, ...last] : [...span, ...last]
        }
      />
    </section>
  )
}

const span = [
  { title: '从', dataIndex: 'fromDay', width: 120 },
  { title: '到', dataIndex: 'toDay', width: 120, render: (day: string | null) => day ?? '至今' },
]
const last = [
  { title: '内容', dataIndex: 'words' },
  { title: '原因', dataIndex: 'reason' },
]
