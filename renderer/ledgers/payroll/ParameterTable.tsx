import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Month } from '../../../shared/kernel/month.ts'
import { holdsIn, type MonthSpan } from '../../../shared/kernel/span.ts'
import { thisMonth } from '../../parts/values/months.ts'
import css from './payroll.module.css'

type Row = MonthSpan & { readonly id: string; readonly source: string }
type Props<R extends Row> = {
  readonly rows: readonly R[]
  readonly columns: NonNullable<TableProps<R>['columns']>
  /** What can be done with a row. */
  readonly deed?: (row: R) => ReactNode
}

/** Dated rows with their sources: those of this month plain, past and coming ones soft. */
export function ParameterTable<R extends Row>({ rows, columns, deed }: Props<R>) {
  return (
    <Table<R>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      rowClassName={(row) => (holdsIn(row, thisMonth() as Month) ? '' : css.parameterOther)}
      columns={[
        ...columns,
        { title: '从', dataIndex: 'fromMonth', width: 90 },
        { title: '到', dataIndex: 'toMonth', width: 90, render: (month: string | null) => month ?? '至今' },
        { title: '依据', dataIndex: 'source' },
        ...(deed ? [{ title: '', key: 'deed', width: 80, render: (_: unknown, row: R) => deed(row) }] : []),
      ]}
    />
  )
}
