import { Table } from 'antd'
import { labelOf } from '../../../shared/codes/index.ts'
import { staffPostCodes } from '../../../shared/codes/payroll.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { MonthSlips, MonthView } from '../../../shared/ledgers/payroll/views.ts'
import { goTo, usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import css from './payroll.module.css'

type Line = MonthSlips['rows'][number]
type Props = { readonly month: Month; readonly view: MonthView }
type Sum = 'grossFen' | 'personFen' | 'taxFen' | 'withheldFen' | 'netFen' | 'employerFen'

/** Every slip of a month beside the month before, with the sums of all. */
export function MonthTable({ month, view }: Props) {
  const { gone, goneCount } = view
  const [asked, setPage] = usePlaceState('page', 1)
  // The month before may have had more pages.
  const page = Math.min(asked, Math.max(1, Math.ceil(view.slipCount / PAGE)))
  const wanted = { month, offset: (page - 1) * PAGE, limit: PAGE }
  const told = useLedgerQuery(payroll.slips, wanted, { keepPrevious: true })
  return (
    <>
      <Table<Line>
        className={css.monthTable}
        size="small"
        rowKey={({ slip }) => slip.id}
        loading={told.isPending}
        pagination={{ ...paging, current: page, total: view.slipCount, onChange: (next) => setPage(next) }}
        dataSource={told.data?.rows ?? []}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '姓名', key: 'name', fixed: 'left', render: (_, { slip }) => slip.name },
          {
            title: '岗位',
            key: 'post',
            render: (_, { slip }) => `${labelOf(staffPostCodes, slip.post)} ${slip.grade} 级`,
          },
          figure('应发', 'grossFen'),
          {
            title: '比上月',
            key: 'gross-change',
            align: 'right',
            render: (_, line) => change(line, 'grossFen'),
          },
          figure('个人五险一金', 'personFen'),
          figure('个税', 'taxFen'),
          figure('代扣', 'withheldFen'),
          figure('实发', 'netFen'),
          { title: '比上月', key: 'net-change', align: 'right', render: (_, line) => change(line, 'netFen') },
          figure('单位缴', 'employerFen'),
          {
            title: '',
            key: 'how',
            render: (_, { slip }) => (
              <button
                type="button"
                className="link-button"
                onClick={() => goTo('payroll', { slip: slip.id })}
              >
                怎么算的
              </button>
            ),
          },
        ]}
        summary={() => <Sums view={view} />}
      />
      {gone.length > 0 && (
        <p className="problem">
          上月发放、本月没有：
          {gone.map(({ name, netFen }) => `${name}（上月实发 ${sayYuan(netFen)}）`).join('、')}
          {goneCount > gone.length && `等 ${goneCount} 人`}
        </p>
      )}
    </>
  )
}

const figure = (title: string, name: Sum) => ({
  title,
  key: name,
  align: 'right' as const,
  render: (_: unknown, { slip }: Line) =>
    sayYuan(name === 'taxFen' ? slip.taxFen + slip.bonusTaxFen : slip[name]),
})

function change({ slip, before }: Line, name: 'grossFen' | 'netFen') {
  if (!before) return <span className={css.monthNew}>新增</span>
  const by = slip[name] - before[name]
  if (by === 0) return <span className="soft">不变</span>
  return (
    <span className={by > 0 ? css.monthMore : css.monthLess}>{`${by > 0 ? '+' : ''}${sayYuan(by)}`}</span>
  )
}

function Sums({ view: { slipCount, sums } }: { readonly view: MonthView }) {
  const cells = [
    '合计',
    `${slipCount} 人`,
    sayYuan(sums.grossFen),
    sayYuan(sums.grossChange),
    sayYuan(sums.personFen),
    sayYuan(sums.taxFen),
    sayYuan(sums.withheldFen),
    sayYuan(sums.netFen),
    sayYuan(sums.netChange),
    sayYuan(sums.employerFen),
    '',
  ]
  return (
    <Table.Summary.Row className={css.monthSums}>
      {cells.map((cell, at) => (
        <Table.Summary.Cell key={columns[at]} index={at} align={at > 1 ? 'right' : 'left'}>
          {cell}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  )
}

const columns = 'name post gross gross-change person tax withheld net net-change employer how'.split(' ')
const PAGE = 50
const paging = { pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }
