import { Button, Progress, Table, type TableProps } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { spendCategoryCodes } from '../../../shared/codes/spending.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { NEAR_LIMIT, rateOf } from '../../../shared/ledgers/spending/execution.ts'
import type { FundTold, LineTold } from '../../../shared/ledgers/spending/fund.ts'
import { goTo } from '../../bridge/place.ts'
import css from './LineTable.module.css'

type Props = { readonly fund: FundTold }

/** The budget lines of a fund in a year: what is bound, spent and left; a line opens its spendings. */
export function LineTable({ fund }: Props) {
  const sum = (of: (line: LineTold) => number) => fund.lines.reduce((total, line) => total + of(line), 0)
  return (
    <section className="panel" aria-label="预算科目">
      <Table<LineTold>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...fund.lines]}
        locale={{ emptyText: '这个年度还没有预算科目' }}
        columns={[...lineColumns]}
        summary={() => (
          <Table.Summary.Row className="number">
            <Table.Summary.Cell index={0} colSpan={2}>
              合计
            </Table.Summary.Cell>
            {[
              sum(({ amountFen }) => amountFen),
              sum(({ committedFen, spentFen }) => committedFen - spentFen),
              sum(({ spentFen }) => spentFen),
              sum(({ amountFen, committedFen }) => amountFen - committedFen),
            ].map((fen, at) => (
              <Table.Summary.Cell key={columns[at]} index={at + 2} align="right">
                {sayYuan(fen)}
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={6} />
          </Table.Summary.Row>
        )}
      />
    </section>
  )
}

const lineColumns: NonNullable<TableProps<LineTold>['columns']> = [
  {
    title: '预算科目',
    render: (_, { id, name }) => (
      <Button
        type="link"
        className={css.lineLink}
        aria-label={`打开${name}的支出`}
        onClick={() => goTo('spending', { view: 'list', lineId: id })}
      >
        {name}
      </Button>
    ),
  },
  { title: '支出类别', render: (_, { category }) => labelOf(spendCategoryCodes, category) },
  { title: '预算', align: 'right', render: (_, { amountFen }) => sayYuan(amountFen) },
  {
    title: '在办占用',
    align: 'right',
    render: (_, { committedFen, spentFen }) => sayYuan(committedFen - spentFen),
  },
  { title: '已支付', align: 'right', render: (_, { spentFen }) => sayYuan(spentFen) },
  {
    title: '可用',
    align: 'right',
    render: (_, { amountFen, committedFen }) => sayYuan(amountFen - committedFen),
  },
  {
    title: '占用进度',
    width: 180,
    render: (_, { amountFen, committedFen, name }) => {
      const rate = rateOf(committedFen, amountFen)
      return (
        <Progress
          percent={rate / 10}
          size="small"
          status={rate >= NEAR_LIMIT ? 'exception' : 'normal'}
          format={(percent) => `${(percent ?? 0).toFixed(1)}%`}
          aria-label={`${name}占用 ${(rate / 10).toFixed(1)}%`}
        />
      )
    },
  },
]

const columns = ['budget', 'bound', 'spent', 'left'] as const
