import { Progress } from 'antd'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { NEAR_LIMIT, rateOf } from '../../../shared/ledgers/spending/execution.ts'
import type { FundTold } from '../../../shared/ledgers/spending/fund.ts'
import css from './FundCard.module.css'

type Props = { readonly fund: FundTold; readonly isOpen: boolean; readonly onOpen: () => void }

/** A fund at a glance: its balance, what of it is free, and how much of the year’s budget is used. */
export function FundCard({ fund, isOpen, onOpen }: Props) {
  const rate = rateOf(fund.spentFen, fund.budgetFen)
  const bound = rateOf(fund.committedFen, fund.budgetFen)
  return (
    <button
      type="button"
      className={`${css.card}${isOpen ? ` ${css.cardOpen}` : ''}`}
      aria-pressed={isOpen}
      aria-label={`显示${fund.name}，余额 ${sayYuan(fund.balanceFen)} 元，执行率 ${(rate / 10).toFixed(1)}%`}
      onClick={onOpen}
    >
      <strong>{fund.name}</strong>
      <span className={css.balance}>
        {sayYuan(fund.balanceFen)}
        <small> 元余额</small>
      </span>
      <Progress
        percent={Math.min(100, bound / 10)}
        success={{ percent: Math.min(100, rate / 10) }}
        showInfo={false}
        size="small"
        status={bound >= NEAR_LIMIT ? 'exception' : 'normal'}
        aria-label={`${fund.name}执行率 ${(rate / 10).toFixed(1)}%`}
      />
      <span className="soft">
        执行率 {(rate / 10).toFixed(1)}%，可用 {sayYuan(fund.freeFen)} 元
      </span>
    </button>
  )
}
