import type { desk } from '../../shared/desk/contract.ts'
import type { Output } from '../../shared/ipc/endpoint.ts'
import { BarChart } from '../parts/charts/BarChart.tsx'
import css from './MemberCharts.module.css'

type Members = Output<typeof desk.overview>['members']

/** The roster by age, by class and by branch. */
export function MemberCharts({ members }: { readonly members: Members }) {
  return (
    <div className={css.charts}>
      <ChartPanel title="党员年龄" slices={members.byAge} />
      <ChartPanel title="党员管理类型" slices={members.byClass} />
      <ChartPanel title="各支部人数" slices={members.byBranch} />
    </div>
  )
}

type PanelProps = { readonly title: string; readonly slices: Members['byAge'] }

function ChartPanel({ title, slices }: PanelProps) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <BarChart label={title} unit="名" slices={slices} />
    </section>
  )
}
