import { bundles } from '../../shared/bundles/contract.ts'
import { cellWords } from '../../shared/bundles/state-words.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { sayMonth } from '../../shared/kernel/month-words.ts'
import { Answered } from '../bridge/Answered.tsx'
import { usePlaceState } from '../bridge/place.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { MonthStepper } from '../parts/form/MonthStepper.tsx'
import { monthAfter, thisMonth } from '../parts/values/months.ts'
import css from './bundles.module.css'
import { OpenReceived } from './OpenReceived.tsx'

type Matrix = Output<typeof bundles.matrix>
type Cell = Matrix['offices'][number]['cells'][number]

/** 上报情况: every office and month, with the red gaps. */
export function MatrixPanel() {
  const [last, setLast] = usePlaceState('to', thisMonth())
  const matrix = useLedgerQuery(
    bundles.matrix,
    { from: monthAfter(last, -5), to: last },
    { keepPrevious: true },
  )
  return (
    <>
      <div className="row" style={{ marginBottom: 12 }}>
        <MonthStepper label="截至" value={last} onChange={setLast} />
        <span className="soft">最近六个月。点格子打开那一期的台账。</span>
      </div>
      <Answered of={matrix}>
        {(value) => (value.offices.length === 0 ? <NoOffices /> : <MatrixTable matrix={value} />)}
      </Answered>
    </>
  )
}

function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  const peers = useLedgerQuery(bundles.peers, {})
  return (
    <table className={css.matrix}>
      <thead>
        <tr>
          <th scope="col">单位</th>
          {matrix.periods.map((period) => (
            <th key={period} scope="col">
              {sayMonth(period)}
            </th>
          ))}
          <th scope="col">缺号</th>
        </tr>
      </thead>
      <tbody>
        {matrix.offices.map((office) => (
          <tr key={office.peerId}>
            <th scope="row">{office.officeName}</th>
            {matrix.periods.map((period) => (
              <MatrixCell
                key={period}
                cell={office.cells.find((cell) => cell.period === period)}
                isDue={isDue(period, peers.data?.find(({ id }) => id === office.peerId)?.sinceMs)}
              />
            ))}
            <td className={office.gaps.length > 0 ? 'problem' : 'soft'}>
              {office.gaps.length > 0 ? `缺第 ${office.gaps.join('、')} 号` : '无'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const states = {
  missing: css.matrixMissing,
  accepted: css.matrixAccepted,
  received: css.matrixReceived,
  late: css.matrixLate,
  returned: css.matrixReturned,
} as const

type CellProps = { readonly cell: Cell | undefined; readonly isDue: boolean }

function MatrixCell({ cell, isDue }: CellProps) {
  const state = cell?.state ?? 'missing'
  if (state === 'missing' && !isDue) return <td className="soft">—</td>
  return (
    <td className={states[state]}>
      {cell?.bundleId ? <OpenReceived bundleId={cell.bundleId} label={cellWords[state]} /> : cellWords[state]}
      {cell && cell.revision > 1 && <div className="soft">第 {cell.revision} 版</div>}
    </td>
  )
}

/** Nothing is owed for a month still running, nor for those before the last one at enrolment. */
const isDue = (period: string, sinceMs = 0): boolean =>
  period < thisMonth() && period >= monthAfter(sayMomentDay(sinceMs).slice(0, 7), -1)

function NoOffices() {
  return (
    <div className="empty panel">
      <strong>还没有登记下级单位</strong>
      到“下级单位”里读取对方的登记文件，登记后这里按月显示谁报了、谁没报。
    </div>
  )
}
