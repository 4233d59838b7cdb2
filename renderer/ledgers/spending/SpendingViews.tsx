import { Segmented } from 'antd'
import { goTo } from '../../bridge/place.ts'

const views = [
  { value: 'vouchers', label: '记账凭证' },
  { value: 'balances', label: '科目余额' },
  { value: 'closing', label: '结账' },
] as const

/** Which part of 经费 is open. */
export function SpendingViews({ now }: { readonly now: (typeof views)[number]['value'] }) {
  return (
    <Segmented
      className="spending-views"
      aria-label="经费的各部分"
      value={now}
      options={[...views]}
      onChange={(view) => goTo('spending', { view })}
    />
  )
}
