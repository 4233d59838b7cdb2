import { Bar } from './Bar.tsx'
import css from './BarChart.module.css'

type Props = {
  /** What is counted, for a screen reader. */
  readonly label: string
  /** The measure word of the counts. */
  readonly unit: string
  readonly slices: readonly { readonly code: string; readonly label: string; readonly count: number }[]
}

/** Counts side by side, the largest with the longest bar: a table, which any reader can walk through. */
export function BarChart({ label, unit, slices }: Props) {
  const most = Math.max(1, ...slices.map(({ count }) => count))
  const total = slices.reduce((sum, { count }) => sum + count, 0)
  return (
    <table className={css.chart} aria-label={label}>
      <tbody>
        {slices.map(({ code, label: name, count }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td>
              <Bar
                part={count / most}
                figure={count.toLocaleString('zh-CN')}
                title={`${name} ${count} ${unit}，占 ${((count / total) * 100).toFixed(1)}%`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
