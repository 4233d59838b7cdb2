import { Bar, Column } from '@ant-design/plots'
import type { desk } from '../../shared/desk/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { useTypeSize } from '../app/type-size.ts'

type Members = Output<typeof desk.overview>['members']
type Slice = Members['byAge'][number]

/** Two small charts of the roster: by age, and by class. The numbers stand beside the bars and in a table. */
export function MemberCharts({ members }: { readonly members: Members }) {
  return (
    <div className="desk-charts">
      <ChartPanel title="年龄" slices={members.byAge} isLying={false} />
      <ChartPanel title="类别" slices={members.byClass} isLying />
      <BranchTable slices={members.byBranch} total={members.total} />
    </div>
  )
}

type PanelProps = { readonly title: string; readonly slices: readonly Slice[]; readonly isLying: boolean }

function ChartPanel({ title, slices, isLying }: PanelProps) {
  const [size] = useTypeSize()
  const fontSize = size === 'large' ? 16 : 13
  const Chart = isLying ? Bar : Column
  return (
    <section className="panel">
      <h2>党员{title}</h2>
      <div role="img" aria-label={slices.map(({ label, count }) => `${label} ${count} 名`).join('，')}>
        <Chart
          data={slices.map(({ label, count }) => ({ label, count }))}
          xField="label"
          yField="count"
          height={200}
          animate={false}
          tooltip={false}
          style={{ fill: '#1d4f7c', maxWidth: 34 }}
          label={{ text: 'count', position: isLying ? 'right' : 'top', style: labelStyle(fontSize, isLying) }}
          axis={{
            x: {
              title: false,
              labelFontSize: fontSize,
              labelFill: '#1b2128',
              tick: false,
              labelAutoRotate: false,
            },
            y: false,
          }}
        />
      </div>
    </section>
  )
}

const labelStyle = (fontSize: number, isLying: boolean) => ({
  fill: '#1b2128',
  fillOpacity: 1,
  fontSize,
  ...(isLying ? { dx: 4, textAlign: 'start' } : { dy: -18, textAlign: 'center' }),
})

function BranchTable({ slices, total }: { readonly slices: readonly Slice[]; readonly total: number }) {
  return (
    <section className="panel desk-branches">
      <h2>各支部人数</h2>
      <table>
        <tbody>
          {slices.map(({ code, label, count }) => (
            <tr key={code}>
              <th scope="row">{label}</th>
              <td className="number">{count.toLocaleString('zh-CN')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className="number">{total.toLocaleString('zh-CN')}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
