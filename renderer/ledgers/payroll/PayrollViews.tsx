import { Segmented } from 'antd'
import { goTo } from '../../bridge/place.ts'
import css from './payroll.module.css'

const views = [
  { value: 'staff', label: '工作人员' },
  { value: 'month', label: '每月工资' },
  { value: 'insurance', label: '五险一金' },
  { value: 'parameters', label: '参数' },
] as const

/** Which part of 报酬 is open: the people, their months, or the figures pay is found by. */
export function PayrollViews({ now }: { readonly now: (typeof views)[number]['value'] }) {
  return (
    <Segmented
      className={css.views}
      aria-label="报酬的各部分"
      value={now}
      options={[...views]}
      onChange={(view) => goTo('payroll', view === 'staff' ? {} : { view })}
    />
  )
}
