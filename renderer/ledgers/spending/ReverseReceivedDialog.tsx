import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { Appropriation } from '../../../shared/ledgers/spending/fund.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly received: Appropriation; readonly onClose: () => void }

/** 冲销拨款: takes what was entered wrongly back, in red. */
export function ReverseReceivedDialog({ received, onClose }: Props) {
  const reverse = useLedgerCommand(spending.reverseAppropriation, { showsFault: true, done: '已冲销' })
  const { id, revision, payer, amountFen, day } = received
  const run = async (reason: string): Promise<void> => {
    const answer = await reverse.run({ id, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title="冲销拨款"
      okText="冲销"
      isDangerous
      isRunning={reverse.isRunning}
      fault={reverse.fault}
      offers={['重复登记', '金额有误', '资金选错']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        {day} {payer} {sayYuan(amountFen)} 元。用红字凭证冲回，原记录和原凭证都保留。
      </p>
    </ReasonDialog>
  )
}
