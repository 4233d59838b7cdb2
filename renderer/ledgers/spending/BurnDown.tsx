import { sayYuan } from '../../../shared/kernel/yuan.ts'
import type { Execution } from '../../../shared/ledgers/spending/execution.ts'
import { today } from '../../parts/values/clock.ts'
import css from './BurnDown.module.css'

type Props = { readonly title: string; readonly year: number; readonly execution: Execution }

const SIZE = { width: 1120, height: 230, left: 92, right: 16, top: 14, bottom: 26 } as const
const inner = {
  width: SIZE.width - SIZE.left - SIZE.right,
  height: SIZE.height - SIZE.top - SIZE.bottom,
} as const

/**
 * The year’s budget of a fund burning down: the even pace beside what was really left at the end of each
 * month, and bars of what was spent in it. The figures stand in the words of the picture.
 */
export function BurnDown({ title, year, execution }: Props) {
  const { budgetFen, months } = execution
  const most = Math.max(budgetFen, ...months.map(({ spentFen }) => spentFen), 1)
  const x = (month: number) => SIZE.left + (month / 12) * inner.width
  const y = (fen: number) => SIZE.top + inner.height * (1 - Math.max(0, fen) / most)
  // What is to come burns nothing yet.
  const passed = months.filter(
    ({ month }) => `${year}-${String(month).padStart(2, '0')}` <= today().slice(0, 7),
  )
  const left = [`${x(0)},${y(budgetFen)}`, ...passed.map(({ month, leftFen }) => `${x(month)},${y(leftFen)}`)]
  return (
    <section className="panel" aria-label="预算余额逐月变化">
      <h2>
        {title} {year} 年预算余额
      </h2>
      <svg
        className={css.down}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`年初预算 ${sayYuan(budgetFen)} 元，${passed
          .map(({ month, leftFen }) => `${month} 月末剩 ${sayYuan(leftFen)}`)
          .join('，')}`}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line className={css.grid} x1={SIZE.left} x2={x(12)} y1={y(most * part)} y2={y(most * part)} />
            <text className={css.word} x={SIZE.left - 8} y={y(most * part) + 4} textAnchor="end">
              {yuanWords(most * part)}
            </text>
          </g>
        ))}
        {months.map(({ month, spentFen }) => (
          <g key={month}>
            <rect
              className={css.spent}
              x={x(month - 0.7)}
              width={inner.width / 12 - x(0.6) + SIZE.left}
              y={y(spentFen)}
              height={y(0) - y(spentFen)}
            />
            <text className={css.word} x={x(month - 0.5)} y={SIZE.height - 8} textAnchor="middle">
              {month} 月
            </text>
          </g>
        ))}
        <line className={css.pace} x1={x(0)} y1={y(budgetFen)} x2={x(12)} y2={y(0)} />
        <polyline className={css.left} points={left.join(' ')} />
        {passed.map(({ month, leftFen }) => (
          <circle key={month} className={css.dot} cx={x(month)} cy={y(leftFen)} r={3}>
            <title>{`${month} 月末剩 ${sayYuan(leftFen)} 元`}</title>
          </circle>
        ))}
      </svg>
      <p className={`soft ${css.legend}`}>
        <i /> 预算余额 <i className={css.keyPace} /> 均匀使用
        <i className={css.keySpent} /> 当月支付
      </p>
    </section>
  )
}

/** Round amounts short: 12.5万. */
const yuanWords = (fen: number): string =>
  fen >= 1_000_000 ? `${Math.round(fen / 100_000) / 10}万` : String(Math.round(fen / 100))
