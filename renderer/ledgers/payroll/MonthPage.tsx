import { Alert, Tag } from 'antd'
import { sayMoment } from '../../../shared/kernel/moment-words.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { sayMonth } from '../../../shared/kernel/month-words.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { MonthView } from '../../../shared/ledgers/payroll/views.ts'
import { sayNumber } from '../../../shared/ledgers/spending/vouchers/words.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { goTo, usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { MonthStepper } from '../../parts/form/MonthStepper.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import { EntriesPanel } from './EntriesPanel.tsx'
import { MonthDeeds } from './MonthDeeds.tsx'
import { MonthTable } from './MonthTable.tsx'
import { PayrollViews } from './PayrollViews.tsx'

/** 每月工资: what was written, computed, compared with the month before, approved and locked. */
export function MonthPage() {
  const [month, setMonth] = usePlaceState('month', thisMonth())
  const [isWriting, setWriting] = usePlaceState('writing', false)
  const told = useLedgerQuery(payroll.month, { month: month as Month }, { keepPrevious: true })
  return (
    <section aria-label="每月工资">
      <PayrollViews now="month" />
      <div className="page-head">
        <h1>{sayMonth(month)}工资</h1>
        <MonthStepper label="月份" value={month} onChange={setMonth} />
      </div>
      <Answered of={told}>
        {(view) => (
          <div className="stack" aria-busy={told.isPrevious}>
            <div className="row">
              <State view={view} />
            </div>
            <div className="row">
              <MonthDeeds month={month as Month} view={view} isWriting={isWriting} onWrite={setWriting} />
            </div>
            {isWriting && view.run?.state !== 'approved' && (
              <EntriesPanel key={month} month={month as Month} />
            )}
            {view.run ? (
              <MonthTable key={month} month={month as Month} view={view} />
            ) : (
              <NotYet view={view} />
            )}
          </div>
        )}
      </Answered>
    </section>
  )
}

function State({ view: { run, slipCount, sums, voucher } }: { readonly view: MonthView }) {
  if (!run) return <Tag>未计算</Tag>
  return (
    <>
      {run.state === 'approved' ? <Tag color="green">已审批，已锁定</Tag> : <Tag color="orange">待审批</Tag>}
      <span className="soft">
        {run.runByName} 计算于 {sayMoment(run.runAt)}
        {run.approvedAt !== null && `，${run.approvedByName} 审批于 ${sayMoment(run.approvedAt)}`}
      </span>
      <strong>
        {slipCount} 人，实发 {sayYuan(sums.netFen)} 元
      </strong>
      {voucher && (
        <button
          type="button"
          className="link-button"
          onClick={() => goTo('spending', { view: 'vouchers', id: voucher.id })}
        >
          凭证 {voucher.month} {sayNumber(voucher.number)}
        </button>
      )}
    </>
  )
}

function NotYet({ view }: { readonly view: MonthView }) {
  const { staffCount, months } = view
  const last = months[0]
  return (
    <Alert
      type="info"
      showIcon
      title={staffCount === 0 ? '这个月没有在职的工作人员。' : `这个月在职 ${staffCount} 人，还没有计算。`}
      description={
        last
          ? `已算到 ${sayMonth(last.month)}${last.state === 'approved' ? '' : '（待审批）'}。每个月依前一个月累计，要逐月计算。`
          : '第一次计算前，请先登记工作人员的岗位薪级和参保，并在“参数”里核对标准。年中开始用的，请在各人的“专项附加扣除”页填写此前累计数。'
      }
    />
  )
}
