import { PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Month } from '../../../../shared/kernel/month.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { MonthTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import {
  bookMonthStanding,
  bookMonthWorkflow,
} from '../../../../shared/ledgers/spending/vouchers/workflow.ts'
import { stepsFor } from '../../../../shared/workflow/workflow.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { useSession } from '../../../bridge/session.ts'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { OwnHand } from '../../../parts/record/OwnHand.tsx'
import { LeavingDialog } from './LeavingDialog.tsx'

type Open = 'ask' | 'grant' | 'refuse' | 'print'
type Props = { readonly month: MonthTold; readonly isLastClosed: boolean }

/** 反结账 · 打印 of one month, as far as it has come. */
export function ClosingDeeds({ month: told, isLastClosed }: Props) {
  const { month, vouchers } = told
  const { user } = useSession()
  const standing = bookMonthStanding(told)
  const steps = stepsFor(bookMonthWorkflow, standing, user)
  const [open, setOpen] = useState<Open>()
  const close = (): void => setOpen(undefined)
  return (
    <>
      {steps.has('askReopening') && isLastClosed && (
        <Deed
          door={spending.askReopening}
          size="small"
          aria-label={nameOf(month, '申请反结账')}
          onClick={() => setOpen('ask')}
        >
          申请反结账
        </Deed>
      )}
      {steps.has('decideReopening') && <Deciding month={month} onOpen={setOpen} />}
      <OwnHand workflow={bookMonthWorkflow} standing={standing} steps={['decideReopening']}>
        您申请了反结账，请另一位复核人或负责人审批
      </OwnHand>
      {vouchers > 0 && (
        <Deed
          door={spending.printVouchers}
          size="small"
          aria-label={nameOf(month, '打印凭证')}
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setOpen('print')}
        >
          打印凭证
        </Deed>
      )}
      {open === 'print' && (
        <LeavingDialog
          door={spending.printVouchers}
          title={`打印记账凭证：${sayMonth(month)}全部`}
          okText="打印"
          input={{ month, from: null, to: null }}
          offers={['装订存档', '核对', '上级检查']}
          onClose={close}
        />
      )}
      {open === 'ask' && <AskDialog month={month} revision={told.revision} onClose={close} />}
      {(open === 'grant' || open === 'refuse') && (
        <DecideDialog told={told} grants={open === 'grant'} onClose={close} />
      )}
    </>
  )
}

/** Which month a button is about, for those who hear it. */
const nameOf = (month: string, verb: string): string => `${sayMonth(month)}：${verb}`

type DecidingProps = { readonly month: Month; readonly onOpen: (open: Open) => void }

function Deciding({ month, onOpen }: DecidingProps) {
  return (
    <>
      <Deed
        door={spending.decideReopening}
        size="small"
        type="primary"
        aria-label={nameOf(month, '同意反结账')}
        onClick={() => onOpen('grant')}
      >
        同意
      </Deed>
      <Deed
        door={spending.decideReopening}
        size="small"
        danger
        aria-label={nameOf(month, '不同意反结账')}
        onClick={() => onOpen('refuse')}
      >
        不同意
      </Deed>
    </>
  )
}

type AskProps = { readonly month: Month; readonly revision: number; readonly onClose: () => void }

function AskDialog({ month, revision, onClose }: AskProps) {
  const ask = useLedgerCommand(spending.askReopening, { showsFault: true, done: '已申请，等待另一人审批' })
  const run = async (reason: string): Promise<void> => {
    const answer = await ask.run({ month, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`申请反结账：${sayMonth(month)}`}
      okText="申请"
      isRunning={ask.isRunning}
      fault={ask.fault}
      offers={['漏记凭证', '发现差错需要冲销', '上级要求调整']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>反结账要由另一位复核人或负责人同意，申请和审批都会记入操作记录。</p>
    </ReasonDialog>
  )
}

type DecideProps = { readonly told: MonthTold; readonly grants: boolean; readonly onClose: () => void }

function DecideDialog({ told, grants, onClose }: DecideProps) {
  const { month, revision, askedByName, askedReason } = told
  const done = grants ? '已反结账，可以记账' : '已驳回申请，月份仍是结账状态'
  const decide = useLedgerCommand(spending.decideReopening, { showsFault: true, done })
  const run = async (reason: string): Promise<void> => {
    const answer = await decide.run({ month, revision, grants, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${grants ? '同意' : '不同意'}反结账：${sayMonth(month)}`}
      okText={grants ? '同意' : '不同意'}
      isDangerous={!grants}
      isRunning={decide.isRunning}
      fault={decide.fault}
      offers={grants ? ['情况属实', '已核对'] : ['理由不充分', '可在当月更正']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        {askedByName} 申请：{askedReason}
      </p>
    </ReasonDialog>
  )
}
