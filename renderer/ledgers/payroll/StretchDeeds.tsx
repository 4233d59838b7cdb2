import { useState } from 'react'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { thisMonth } from '../../parts/values/months.ts'
import css from './payroll.module.css'

type Props = {
  readonly of: 'enrolment' | 'deduction'
  readonly row: { readonly id: Id; readonly revision: number; readonly toMonth: Month | null }
  readonly title: string
}

/** Ends an enrolment or a deduction, or takes one back that was entered by mistake. */
export function StretchDeeds({ of, row, title }: Props) {
  const [which, setWhich] = useState<'end' | 'drop'>()
  const close = (): void => setWhich(undefined)
  return (
    <span className={css.rowDeeds}>
      {row.toMonth === null && (
        <Deed door={payroll.endStretch} size="small" onClick={() => setWhich('end')}>
          {of === 'enrolment' ? '停保' : '停止'}
        </Deed>
      )}
      <Deed door={payroll.dropStretch} size="small" type="text" onClick={() => setWhich('drop')}>
        误登撤销
      </Deed>
      {which === 'end' && <End of={of} row={row} title={title} onClose={close} />}
      {which === 'drop' && <Drop of={of} row={row} title={title} onClose={close} />}
    </span>
  )
}

type DialogProps = Props & { readonly onClose: () => void }

function End({ of, row, title, onClose }: DialogProps) {
  const [month, setMonth] = useState<string | null>(thisMonth())
  const end = useLedgerCommand(payroll.endStretch, { showsFault: true, done: '已登记' })
  const run = async (reason: string): Promise<void> => {
    if (month === null) return
    const { id, revision } = row
    const answer = await end.run({ of, id, revision, toMonth: month as Month, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${of === 'enrolment' ? '停保' : '停止扣除'}：${title}`}
      okText="登记"
      isRunning={end.isRunning}
      fault={end.fault}
      isReady={month !== null}
      offers={['离职', '转出', '条件不再符合']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <DialogDay kind="month" label="最后一个月" value={month} onChange={setMonth} />
    </ReasonDialog>
  )
}

function Drop({ of, row, title, onClose }: DialogProps) {
  const drop = useLedgerCommand(payroll.dropStretch, { showsFault: true, done: '已撤销' })
  const run = async (reason: string): Promise<void> => {
    const { id, revision } = row
    const answer = await drop.run({ of, id, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`撤销误登：${title}`}
      okText="撤销"
      isDangerous
      isRunning={drop.isRunning}
      fault={drop.fault}
      offers={['录入有误', '重复登记']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>只能撤销还没有被已审批工资用到的登记；撤销会留在操作记录里。</p>
    </ReasonDialog>
  )
}
