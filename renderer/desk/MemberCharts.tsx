import { Bar } from '@ant-design/plots'
import type { desk } from '../../shared/desk/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { useTypeSize } from '../app/type-size.ts'

type Members = Output<typeof desk.overview>['members']
type Slice = Members['byAge'][number]

/** Two small charts of the roster: by age, and by class. The numbers stand beside the bars and in a table. */
export function MemberCharts({ members }: { readonly members: Members }) {
  return (
    <div className="desk-charts">
      <ChartPanel title="年龄" slices={members.byAge} />
      <ChartPanel title="管理类型" slices={members.byClass} />
      <BranchTable slices={members.byBranch} total={members.total} />
    </div>
  )
}

type PanelProps = { readonly title: string; readonly slices: readonly Slice[] }

function ChartPanel({ title, slices }: PanelProps) {
  const [size] = useTypeSize()
  const fontSize = size === 'large' ? 17 : 14
  return (
    <section className="panel">
      <h2>党员{title}</h2>
      <div role="img" aria-label={slices.map(({ label, count }) => `${label} ${count} 名`).join('，')}>
        <Bar
          data={slices.map(({ label, count }) => ({ label, count }))}
          xField="label"
          yField="count"
          height={40 + slices.length * fontSize * 1.9}
          animate={false}
          tooltip={false}
          style={{ fill: '#1d4f7c', maxWidth: 22 }}
          label={{
            text: 'count',
            position: 'right',
            style: { fill: INK, fillOpacity: 1, fontSize, dx: 4, textAlign: 'start' },
          }}
          axis={{ x: { title: false, labelFontSize: fontSize, tick: false }, y: false }}
          theme={{ axis: { labelFill: INK, labelOpacity: 1 } }}
        />
      </div>
    </section>
  )
}

const INK = '#1b2128'

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
