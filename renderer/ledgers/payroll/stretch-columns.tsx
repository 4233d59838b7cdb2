import type { TableColumnsType } from 'antd'
import type { Deduction, Enrolment } from '../../../shared/ledgers/payroll/staff.ts'
import { StretchDeeds } from './StretchDeeds.tsx'

/** From when until when a row holds, why, and how it is ended or taken back. */
export const stretchColumns = <Row extends Enrolment | Deduction>(
  of: 'enrolment' | 'deduction',
  titleOf: (row: Row) => string,
): TableColumnsType<Row> => [
  { title: '从', dataIndex: 'fromMonth', width: 100 },
  { title: '到', dataIndex: 'toMonth', width: 100, render: (month: string | null) => month ?? '至今' },
  { title: '原因', dataIndex: 'reason' },
  {
    title: '',
    key: 'deeds',
    render: (_, row) => <StretchDeeds of={of} row={row} title={titleOf(row)} />,
  },
]
