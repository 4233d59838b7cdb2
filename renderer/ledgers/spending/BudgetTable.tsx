import { PlusOutlined } from '@ant-design/icons'
import { Table } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { spendCategoryCodes } from '../../../shared/codes/spending.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundTold, LineTold } from '../../../shared/ledgers/spending/fund.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { LineDialog } from './LineDialog.tsx'

type Props = { readonly fund: FundTold; readonly year: number }

/** The budget lines of a fund in a year, to be set up and adjusted. */
export function BudgetTable({ fund, year }: Props) {
  const [open, setOpen] = useState<LineTold | 'new'>()
  return (
    <>
      <Table<LineTold>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...fund.lines]}
        locale={{ emptyText: `${year} 年还没有预算科目` }}
        columns={[
          { title: '预算科目', dataIndex: 'name' },
          { title: '支出类别', render: (_, { category }) => labelOf(spendCategoryCodes, category) },
          { title: '预算（元）', align: 'right', render: (_, { amountFen }) => sayYuan(amountFen) },
          { title: '已占用（元）', align: 'right', render: (_, { committedFen }) => sayYuan(committedFen) },
          { title: '备注', dataIndex: 'remark' },
          {
            title: '',
            width: 90,
            render: (_, line) => (
              <Deed door={spending.correctLine} size="small" onClick={() => setOpen(line)}>
                调整
              </Deed>
            ),
          },
        ]}
        footer={() => `合计 ${sayYuan(fund.budgetFen)} 元，本年已到账 ${sayYuan(fund.receivedFen)} 元`}
      />
      <p>
        <Deed door={spending.addLine} icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
          新建预算科目
        </Deed>
      </p>
      {open && (
        <LineDialog
          fund={fund}
          year={year}
          {...(open === 'new' ? {} : { line: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
