import { Segmented } from 'antd'
import { goTo } from '../../bridge/place.ts'
import css from './SpendingViews.module.css'

const views = [
  { value: 'execution', label: '预算执行' },
  { value: 'list', label: '支出' },
  { value: 'received', label: '拨款' },
  { value: 'board', label: '公示' },
  { value: 'budget', label: '预算与规定' },
  { value: 'vouchers', label: '记账凭证' },
  { value: 'balances', label: '科目余额' },
  { value: 'closing', label: '结账' },
] as const

/** Which part of 经费 is open. */
export type SpendingView = (typeof views)[number]['value']

/** The parts of 经费, one at a time. */
export function SpendingViews({ now }: { readonly now: SpendingView }) {
  return (
    <Segmented
      className={css.views}
      aria-label="经费的各部分"
      value={now}
      options={[...views]}
      onChange={(view) => goTo('spending', { view })}
    />
  )
}
