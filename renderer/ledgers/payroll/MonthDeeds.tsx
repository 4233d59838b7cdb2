import { useState } from 'react'
import type { Month } from '../../../shared/kernel/month.ts'
import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { MonthView } from '../../../shared/ledgers/payroll/views.ts'
import { payStanding, payWorkflow } from '../../../shared/ledgers/payroll/workflow.ts'
import { stepsFor } from '../../../shared/workflow/workflow.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useSession } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { OwnHand } from '../../parts/record/OwnHand.tsx'
import { MonthPapers } from './MonthPapers.tsx'
import css from './payroll.module.css'

type Props = {
  readonly month: Month
  readonly view: MonthView
  readonly isWriting: boolean
  readonly onWrite: (isWriting: boolean) => void
}

/** 填写 · 计算 · 审批 of one month, as far as it has come. */
export function MonthDeeds({ month, view, isWriting, onWrite }: Props) {
  const { run, staffCount } = view
  const { user } = useSession()
  const standing = payStanding(run ?? undefined)
  const steps = stepsFor(payWorkflow, standing, user)
  const [undoing, setUndoing] = useState<'discard' | 'reopen'>()
  const compute = useLedgerTask(payroll.compute, {
    showsFault: true,
    done: ({ slips, netFen }) => `已计算 ${slips} 人，实发 ${sayYuan(netFen)} 元`,
  })
  const approve = useLedgerTask(payroll.approve, { showsFault: true, done: '已审批，本月锁定' })
  const computeNow = async (): Promise<void> => {
    const answer = await compute.run({ month })
    if (answer.ok) onWrite(false)
  }
  const isLocked = run?.state === 'approved'
  const fault = compute.fault ?? approve.fault
  return (
    <>
      {!isLocked && (
        <>
          <Deed door={payroll.writeEntries} onClick={() => onWrite(!isWriting)}>
            {isWriting ? '收起当月填写' : '当月填写'}
          </Deed>
          <Deed
            door={payroll.compute}
            type={run ? 'default' : 'primary'}
            disabled={staffCount === 0}
            loading={compute.isRunning}
            onClick={() => void computeNow()}
          >
            {run ? '重新计算' : '计算'}
          </Deed>
        </>
      )}
      <OwnHand workflow={payWorkflow} standing={standing} steps={['approve']}>
        您填写或计算过本月工资，请另一名复核人或负责人审批
      </OwnHand>
      {run && steps.has('approve') && (
        <Deed
          door={payroll.approve}
          type="primary"
          loading={approve.isRunning}
          onClick={() => void approve.run({ month, revision: run.revision })}
        >
          审批并锁定
        </Deed>
      )}
      {steps.has('discard') && (
        <Deed door={payroll.discard} danger onClick={() => setUndoing('discard')}>
          作废
        </Deed>
      )}
      {isLocked && (
        <Deed door={payroll.reopen} danger onClick={() => setUndoing('reopen')}>
          退回
        </Deed>
      )}
      {run && <MonthPapers month={month} isApproved={isLocked} />}
      {fault && (
        <div className={css.fault}>
          <FaultNote fault={fault} />
        </div>
      )}
      {run && undoing && (
        <Undo which={undoing} month={month} revision={run.revision} onClose={() => setUndoing(undefined)} />
      )}
    </>
  )
}

function Undo(props: {
  readonly which: 'discard' | 'reopen'
  readonly month: Month
  readonly revision: number
  readonly onClose: () => void
}) {
  const { which, month, revision, onClose } = props
  const words = undoWords[which]
  const options = { showsFault: true, done: words.done }
  const discard = useLedgerTask(payroll.discard, options)
  const reopen = useLedgerCommand(payroll.reopen, options)
  const undo = { discard, reopen }[which]
  const run = async (reason: string): Promise<void> => {
    const answer = await undo.run({ month, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${words.title}：${month}`}
      okText={words.ok}
      isDangerous
      isRunning={undo.isRunning}
      fault={undo.fault}
      offers={words.offers}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>{words.note}</p>
    </ReasonDialog>
  )
}

const undoWords = {
  discard: {
    title: '作废未审批的工资',
    ok: '作废',
    done: '已作废',
    note: '本月的计算结果会删去，当月填写保留，可以重新计算。',
    offers: ['资料还没有核对完', '月份算错'],
  },
  reopen: {
    title: '退回已审批的工资',
    ok: '退回',
    done: '已退回，待重新审批',
    note: '退回后可以更正资料、重新计算，再由另一人审批。只能退回最后一个月。',
    offers: ['发现差错', '漏人', '补发并入本月'],
  },
} as const
