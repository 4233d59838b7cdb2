import { PrinterOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Day } from '../../../../shared/kernel/day.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import type { VoucherView } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { sayNumber } from '../../../../shared/ledgers/spending/vouchers/words.ts'
import { voucherStanding, voucherWorkflow } from '../../../../shared/ledgers/spending/vouchers/workflow.ts'
import { stepsFor } from '../../../../shared/workflow/workflow.ts'
import { Deed } from '../../../bridge/Deed.tsx'
import { goTo } from '../../../bridge/place.ts'
import { useSession } from '../../../bridge/session.ts'
import { useLedgerCommand } from '../../../bridge/use-ledger-command.ts'
import { DialogDay } from '../../../parts/form/DialogDay.tsx'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { OwnHand } from '../../../parts/record/OwnHand.tsx'
import { today } from '../../../parts/values/clock.ts'
import { LeavingDialog } from './LeavingDialog.tsx'

/** 审核 · 红字冲销 · 打印 of one voucher, as far as it may be. */
export function VoucherDeeds({ view }: { readonly view: VoucherView }) {
  const { voucher, reversedBy } = view
  const { id, month, number, kind, sourceTable } = voucher
  const { user } = useSession()
  const standing = voucherStanding(voucher)
  const steps = stepsFor(voucherWorkflow, standing, user)
  const [open, setOpen] = useState<'reverse' | 'print'>()
  const check = useLedgerCommand(spending.checkVoucher, { done: '已审核' })
  const canReverse = kind !== 'reversal' && sourceTable === null && reversedBy === null
  const close = (): void => setOpen(undefined)
  return (
    <>
      {steps.has('checkVoucher') && (
        <Deed
          door={spending.checkVoucher}
          type="primary"
          loading={check.isRunning}
          onClick={() => void check.run({ id })}
        >
          审核
        </Deed>
      )}
      <OwnHand workflow={voucherWorkflow} standing={standing} steps={['checkVoucher']}>
        您是制单人，请另一位复核人或负责人审核
      </OwnHand>
      {canReverse && (
        <Deed door={spending.reverseVoucher} danger onClick={() => setOpen('reverse')}>
          红字冲销
        </Deed>
      )}
      <Deed
        door={spending.printVouchers}
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setOpen('print')}
      >
        打印
      </Deed>
      {open === 'reverse' && <ReverseDialog view={view} onClose={close} />}
      {open === 'print' && (
        <LeavingDialog
          door={spending.printVouchers}
          title={`打印记账凭证：${month} ${sayNumber(number)}`}
          okText="打印"
          input={{ month, from: number, to: number }}
          offers={['装订存档', '核对', '上级检查']}
          onClose={close}
        />
      )}
    </>
  )
}

function ReverseDialog({ view, onClose }: { readonly view: VoucherView; readonly onClose: () => void }) {
  const { id, month, number } = view.voucher
  const [day, setDay] = useState<string | null>(today())
  const reverse = useLedgerCommand(spending.reverseVoucher, { showsFault: true, done: '已红字冲销' })
  const run = async (reason: string): Promise<void> => {
    if (day === null) return
    const answer = await reverse.run({ id, day: day as Day, reason })
    if (!answer.ok) return
    onClose()
    goTo('spending', { view: 'vouchers', id: answer.value.id })
  }
  return (
    <ReasonDialog
      title={`红字冲销：${month} ${sayNumber(number)}`}
      okText="冲销"
      isDangerous
      isRunning={reverse.isRunning}
      fault={reverse.fault}
      isReady={day !== null}
      offers={['金额有误', '科目有误', '重复记账']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>会生成一张金额为红字的凭证，原凭证保留。只能冲销一次，之后请重新填制正确的凭证。</p>
      <DialogDay label="冲销日期" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
