import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { SpendingTold } from '../../../shared/ledgers/spending/spend-doors.ts'
import { spendingStanding, spendingWorkflow } from '../../../shared/ledgers/spending/workflow.ts'
import { type Standing, stepsFor } from '../../../shared/workflow/workflow.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { useSession } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { PrintDialog } from '../../parts/form/PrintDialog.tsx'
import { OwnHand } from '../../parts/record/OwnHand.tsx'
import { PayDialog } from './PayDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { type ReasonedDeed, ReasonedDialog } from './ReasonedDialog.tsx'

type Which = 'pay' | 'publish' | 'print' | ReasonedDeed

/** What can be done with a spending as it stands: the next step first. */
export function SpendingDeeds({ told }: { readonly told: SpendingTold }) {
  const { spending: one } = told
  const [which, setWhich] = useState<Which>()
  const { user } = useSession()
  const standing = spendingStanding(one)
  const steps = stepsFor(spendingWorkflow, standing, user)
  return (
    <>
      {steps.has('submit') && <StepDeed told={told} door="submit" label="提交" done="已提交，等复核" />}
      {steps.has('review') && <StepDeed told={told} door="review" label="复核通过" done="已复核" />}
      {steps.has('approve') && <StepDeed told={told} door="approve" label="审批通过" done="已审批" />}
      {steps.has('pay') && (
        <Deed door={spending.pay} type="primary" onClick={() => setWhich('pay')}>
          登记支付
        </Deed>
      )}
      <OwnHands standing={standing} />
      {steps.has('publicise') && (
        <Deed door={spending.publicise} type="primary" onClick={() => setWhich('publish')}>
          登记公示
        </Deed>
      )}
      {steps.has('correct') && (
        <Deed
          door={spending.correct}
          icon={<EditOutlined aria-hidden />}
          onClick={() => goTo('spending', { id: one.id, mode: 'edit' })}
        >
          更正
        </Deed>
      )}
      {steps.has('sendBack') && (
        <Deed door={spending.sendBack} danger onClick={() => setWhich('sendBack')}>
          退回
        </Deed>
      )}
      {steps.has('withdraw') && (
        <Deed door={spending.withdraw} danger onClick={() => setWhich('withdraw')}>
          撤回
        </Deed>
      )}
      {steps.has('reverse') && (
        <Deed door={spending.reverse} danger onClick={() => setWhich('reverse')}>
          冲销
        </Deed>
      )}
      {one.voucherId && (
        <Button onClick={() => goTo('spending', { view: 'vouchers', id: one.voucherId })}>记账凭证</Button>
      )}
      <Deed
        door={spending.printSlip}
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setWhich('print')}
      >
        报销单
      </Deed>
      {which && dialogFor(which, told, () => setWhich(undefined))}
    </>
  )
}

/** Why the next step is somebody else's. */
function OwnHands({ standing }: { readonly standing: Standing }) {
  return (
    <>
      <OwnHand workflow={spendingWorkflow} standing={standing} steps={['review', 'approve']}>
        您录入或改动过这笔支出，请另一位复核人或负责人复核、审批
      </OwnHand>
      <OwnHand workflow={spendingWorkflow} standing={standing} steps={['pay']}>
        您审批了这笔支出，请另一位同事登记支付
      </OwnHand>
    </>
  )
}

type StepProps = {
  readonly told: SpendingTold
  readonly door: 'submit' | 'review' | 'approve'
  readonly label: string
  readonly done: string
}

function StepDeed({ told, door, label, done }: StepProps) {
  const step = useLedgerCommand(spending[door], { done })
  const { id, revision } = told.spending
  return (
    <Deed
      door={spending[door]}
      type="primary"
      loading={step.isRunning}
      onClick={() => void step.run({ id, revision })}
    >
      {label}
    </Deed>
  )
}

function dialogFor(which: Which, { spending: one }: SpendingTold, onClose: () => void): ReactNode {
  switch (which) {
    case 'pay':
      return <PayDialog spending={one} onClose={onClose} />
    case 'publish':
      return <PublishDialog spendings={[one]} onClose={onClose} />
    case 'print':
      return (
        <PrintDialog
          title="打印报销单"
          door={spending.printSlip}
          input={{ id: one.id }}
          offers={['报销签字', '入卷存档', '上级检查']}
          onClose={onClose}
        />
      )
    default:
      return <ReasonedDialog spending={one} deed={which} onClose={onClose} />
  }
}
