import { Button, Table } from 'antd'
import { type Key, useState } from 'react'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { MaskedSpending } from '../../../shared/ledgers/spending/spending.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { PrintDialog } from '../../parts/form/PrintDialog.tsx'
import css from './LineTable.module.css'
import { PublishDialog } from './PublishDialog.tsx'
import { SpendingViews } from './SpendingViews.tsx'
import { useFunds, useYear } from './use-funds.ts'
import { YearStepper } from './YearStepper.tsx'

type Hung = Output<typeof spending.publicities>[number]

/** 公示: what waits to be hung out, and what hung on the board in a year. */
export function BoardPage() {
  const [year, setYear] = useYear()
  const told = useLedgerQuery(spending.publicities, { year }, { keepPrevious: true })
  const [printing, setPrinting] = useState<Id>()
  return (
    <section aria-label="公示">
      <SpendingViews now="board" />
      <Unpublished />
      <div className="page-head">
        <h1>已登记的公示</h1>
        <YearStepper year={year} onChange={setYear} />
      </div>
      <Answered of={told}>
        {(rows) => (
          <Table<Hung>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={[...rows]}
            locale={{ emptyText: `${year} 年还没有登记公示` }}
            columns={[
              { title: '公示起', dataIndex: 'fromDay', width: 120 },
              { title: '公示止', dataIndex: 'toDay', width: 120 },
              { title: '地点', dataIndex: 'place' },
              { title: '材料', dataIndex: 'paper' },
              { title: '笔数', align: 'right', dataIndex: 'count' },
              { title: '金额（元）', align: 'right', render: (_, { amountFen }) => sayYuan(amountFen) },
              {
                title: '',
                width: 110,
                render: (_, { id }) => (
                  <Deed door={spending.printPublicity} size="small" onClick={() => setPrinting(id)}>
                    打印公示表
                  </Deed>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {printing && (
        <PrintDialog
          title="打印公示表"
          door={spending.printPublicity}
          input={{ id: printing }}
          onClose={() => setPrinting(undefined)}
        />
      )}
    </section>
  )
}

/** Paid and not on the board yet: chosen together, they hang on one paper. */
function Unpublished() {
  const { nameOf } = useFunds()
  const waiting = useLedgerQuery(
    spending.list,
    { filters: { state: ['paid'] }, sort: 'day', limit: 200 },
    { keepPrevious: true },
  )
  const [keys, setKeys] = useState<readonly Key[]>([])
  const [isOpen, setOpen] = useState(false)
  const rows = waiting.data?.rows ?? []
  const chosen = rows.filter(({ id }) => keys.includes(id))
  return (
    <section className="panel" aria-label="待公示的支出">
      <div className="row">
        <h2 style={{ flex: 1 }}>待公示的支出（{waiting.data?.total ?? 0} 笔）</h2>
        <Deed
          door={spending.publicise}
          type="primary"
          disabled={chosen.length === 0}
          onClick={() => setOpen(true)}
        >
          登记公示
        </Deed>
      </div>
      <Table<MaskedSpending>
        size="small"
        rowKey="id"
        scroll={{ y: 240 }}
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: '已支付的支出都已公示' }}
        rowSelection={{ selectedRowKeys: [...keys], onChange: (next) => setKeys(next) }}
        columns={[
          { title: '支付日期', dataIndex: 'paidDay', width: 120 },
          { title: '资金', render: (_, { fundId }) => nameOf(fundId) ?? '' },
          {
            title: '事由',
            render: (_, { id, purpose }) => (
              <Button
                type="link"
                className={css.lineLink}
                aria-label={`打开${purpose}`}
                onClick={() => goTo('spending', { id })}
              >
                {purpose}
              </Button>
            ),
          },
          { title: '收款人', dataIndex: 'payee' },
          { title: '金额（元）', align: 'right', render: (_, { amountFen }) => sayYuan(amountFen) },
        ]}
      />
      {isOpen && (
        <PublishDialog
          spendings={chosen}
          onClose={() => {
            setOpen(false)
            setKeys([])
          }}
        />
      )}
    </section>
  )
}
