import { Flex, Table, Tag } from 'antd'
import { useState } from 'react'
import { sayMoment } from '../../../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { sayYuan } from '../../../../shared/kernel/yuan.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { lastDayOf } from '../../../../shared/ledgers/spending/vouchers/months.ts'
import type { MonthTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { Answered } from '../../../bridge/Answered.tsx'
import { goTo } from '../../../bridge/place.ts'
import { useLedgerQuery } from '../../../bridge/use-ledger-query.ts'
import { SpendingViews } from '../SpendingViews.tsx'
import { CheckAll } from './CheckAll.tsx'
import { CloseMonth } from './CloseMonth.tsx'
import { ClosingDeeds } from './ClosingDeeds.tsx'
import { YearDeeds } from './YearDeeds.tsx'

/** 结账: the months of the books, and what each still needs. */
export function ClosingPage() {
  const told = useLedgerQuery(spending.months, {})
  return (
    <section aria-label="结账">
      <SpendingViews now="closing" />
      <div className="page-head">
        <h1>结账</h1>
        <span className="list-bar-gap" />
        <YearDeeds months={told.data?.months ?? []} />
      </div>
      <Answered of={told}>
        {({ months, next }) =>
          months.length === 0 ? (
            <div className="empty panel">
              <strong>还没有凭证，不需要结账</strong>
              记账以后，每月先由他人审核全部凭证，再在这里结账。结账后的月份不能再记账。
            </div>
          ) : (
            <div className="stack">
              <Next month={months.find(({ month }) => month === next)} />
              <Months months={months} next={next} />
            </div>
          )
        }
      </Answered>
    </section>
  )
}

/** The month that is next to be closed, and what it still needs. */
function Next({ month }: { readonly month: MonthTold | undefined }) {
  if (!month) return <p className="soft">到本月为止都已结账。</p>
  return (
    <section className="panel" aria-label="下一个要结账的月份">
      <div className="row">
        <strong>下一个要结账：{sayMonth(month.month)}</strong>
        <span className="soft">
          {month.vouchers} 张凭证{month.unchecked > 0 ? `，${month.unchecked} 张待审核` : '，都已审核'}
        </span>
        <span className="list-bar-gap" />
        <CheckAll month={month} />
        <CloseMonth month={month.month} />
      </div>
    </section>
  )
}

type Props = { readonly months: readonly MonthTold[]; readonly next: string | null }

function Months({ months, next }: Props) {
  const lastClosed = months.find(({ state }) => state === 'closed' || state === 'asked')?.month
  const [page, setPage] = useState(1)
  return (
    <Table<MonthTold>
      size="small"
      rowKey="month"
      pagination={{ current: page, onChange: setPage, pageSize: 24, hideOnSinglePage: true }}
      dataSource={[...months]}
      columns={[
        { title: '会计月份', dataIndex: 'month', width: 120, render: sayMonth },
        { title: '状态', key: 'state', width: 110, render: (_, month) => <State month={month} /> },
        {
          title: '凭证',
          dataIndex: 'vouchers',
          width: 90,
          align: 'right',
          render: (count: number, { month }) => (
            <button
              type="button"
              className="link-button"
              onClick={() =>
                goTo('spending', { view: 'vouchers', from: `${month}-01`, to: lastDayOf(month) })
              }
            >
              {count} 张
            </button>
          ),
        },
        {
          title: '待审核',
          dataIndex: 'unchecked',
          width: 90,
          align: 'right',
          render: (count: number) => (count > 0 ? <span className="problem">{count} 张</span> : '无'),
        },
        { title: '发生额（元）', dataIndex: 'totalFen', width: 150, align: 'right', render: sayYuan },
        { title: '经过', key: 'told', render: (_, month) => sayCourse(month) },
        {
          title: '',
          key: 'deeds',
          width: 300,
          render: (_, month) => (
            <Flex gap={6} wrap>
              {month.month !== next && <CheckAll month={month} />}
              <ClosingDeeds month={month} isLastClosed={month.month === lastClosed} />
            </Flex>
          ),
        },
      ]}
    />
  )
}

function State({ month: { state } }: { readonly month: MonthTold }) {
  if (state === 'closed') return <Tag color="green">已结账</Tag>
  if (state === 'asked') return <Tag color="orange">申请反结账</Tag>
  return state === 'open' ? <Tag color="blue">已反结账</Tag> : <Tag>未结账</Tag>
}

function sayCourse(month: MonthTold): string {
  const { state, closedByName, closedAt, askedByName, askedReason, grantedByName } = month
  if (closedAt === null) return ''
  const closed = `${closedByName} 结账于 ${sayMoment(closedAt)}`
  if (state === 'closed') return closed
  const asked = `${closed}；${askedByName} 申请反结账：${askedReason}`
  return state === 'asked' ? asked : `${asked}；${grantedByName} 同意`
}
