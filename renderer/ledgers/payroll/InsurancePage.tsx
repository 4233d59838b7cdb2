import { Button, Table } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { InsuranceGap, InsuranceView } from '../../../shared/ledgers/payroll/views.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo, usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { thisMonth } from '../../parts/values/months.ts'
import { MakeUpDialog } from './MakeUpDialog.tsx'
import { PayrollViews } from './PayrollViews.tsx'
import css from './payroll.module.css'

/** 缴费记录: who paid what in which month of a year, and every item that is missing. */
export function InsurancePage() {
  const [year, setYear] = usePlaceState('year', Number(thisMonth().slice(0, 4)))
  const [page, setPage] = usePlaceState('page', 1)
  const wanted = { year, offset: (page - 1) * PAGE, limit: PAGE }
  const told = useLedgerQuery(payroll.insurance, wanted, { keepPrevious: true })
  const turnTo = (another: number): void => {
    setYear(another)
    setPage(1)
  }
  return (
    <section aria-label="五险一金缴费记录">
      <PayrollViews now="insurance" />
      <div className="page-head">
        <h1>{year} 年五险一金缴费记录</h1>
        <div className="month-stepper">
          <Button aria-label="上一年" onClick={() => turnTo(year - 1)}>
            ‹
          </Button>
          <output>{year} 年</output>
          <Button aria-label="下一年" onClick={() => turnTo(year + 1)}>
            ›
          </Button>
        </div>
      </div>
      <Answered of={told}>
        {(view) =>
          view.months.length === 0 ? (
            <div className="empty panel">
              <strong>这一年还没有计算过工资</strong>
              每月工资算出以后，这里会列出每人每月各险种的缴费，缺的标红。
            </div>
          ) : (
            <div className="stack">
              <Gaps view={view} />
              <Months view={view} page={page} onPage={(next) => setPage(next)} />
            </div>
          )
        }
      </Answered>
    </section>
  )
}

const PAGE = 50

const whyWords = {
  'not-enrolled': '那个月没有参保登记',
  'not-counted': '参保登记在工资审批之后，没有计入',
} as const

function Gaps({ view: { gaps, gapCount } }: { readonly view: InsuranceView }) {
  const [making, setMaking] = useState<InsuranceGap>()
  if (gapCount === 0) return <p className="soft">没有漏缴：在职的人每月各险种都有缴费记录。</p>
  return (
    <section className="panel" aria-label="漏缴清单">
      <h2 className="problem">漏缴清单（{gapCount} 项）</h2>
      {gapCount > gaps.length && <p className="soft">下面列出最早的 {gaps.length} 项。</p>}
      <Table<InsuranceGap>
        size="small"
        rowKey={({ staffId, month, item }) => `${staffId} ${month} ${item}`}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={gaps}
        columns={[
          { title: '月份', dataIndex: 'month', width: 100 },
          { title: '姓名', dataIndex: 'name', width: 120 },
          {
            title: '险种',
            dataIndex: 'item',
            width: 140,
            render: (item: string) => labelOf(insuranceItemCodes, item),
          },
          { title: '原因', dataIndex: 'why', render: (why: InsuranceGap['why']) => whyWords[why] },
          {
            title: '',
            key: 'deed',
            width: 200,
            render: (_, gap) =>
              gap.why === 'not-enrolled' ? (
                <Button size="small" onClick={() => goTo('payroll', { id: gap.staffId, tab: 'insurance' })}>
                  查看参保
                </Button>
              ) : (
                <Deed door={payroll.makeUp} size="small" onClick={() => setMaking(gap)}>
                  登记补缴
                </Deed>
              ),
          },
        ]}
      />
      {making && <MakeUpDialog gap={making} onClose={() => setMaking(undefined)} />}
    </section>
  )
}

type Row = InsuranceView['staff'][number]

function Months(props: {
  readonly view: InsuranceView
  readonly page: number
  readonly onPage: (page: number) => void
}) {
  const { months, staff, total } = props.view
  const cellOf = (row: Row, month: string) => row.cells.find((cell) => cell.month === month)
  const sum = (row: Row, of: 'personFen' | 'employerFen') =>
    sayYuan(row.cells.reduce((total, cell) => total + cell[of], 0))
  return (
    <Table<Row>
      className={css.monthTable}
      size="small"
      rowKey="id"
      pagination={{
        ...{ current: props.page, onChange: props.onPage, pageSize: PAGE, total },
        ...{ hideOnSinglePage: true, showSizeChanger: false },
      }}
      dataSource={staff}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '姓名', dataIndex: 'name', fixed: 'left' },
        ...months.map((month) => ({
          title: `${Number(month.slice(5))} 月`,
          key: month,
          align: 'center' as const,
          render: (_: unknown, row: Row) => <Paid cell={cellOf(row, month)} />,
        })),
        { title: '个人合计', key: 'person', align: 'right', render: (_, row) => sum(row, 'personFen') },
        { title: '单位合计', key: 'employer', align: 'right', render: (_, row) => sum(row, 'employerFen') },
      ]}
    />
  )
}

function Paid({ cell }: { readonly cell: Row['cells'][number] | undefined }) {
  if (!cell) return <span className="soft">—</span>
  const title = `个人 ${sayYuan(cell.personFen)}，单位 ${sayYuan(cell.employerFen)}`
  return cell.missing > 0 ? (
    <strong className="problem" title={title}>
      缺 {cell.missing} 项
    </strong>
  ) : (
    <span title={title}>{cell.paid} 项</span>
  )
}
