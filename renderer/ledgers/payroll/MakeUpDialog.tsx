import { labelOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { InsuranceGap } from '../../../shared/ledgers/payroll/views.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly gap: InsuranceGap; readonly onClose: () => void }

/** 补缴: records an item of a locked month that was paid later. */
export function MakeUpDialog({ gap, onClose }: Props) {
  const { staffId, name, month, item } = gap
  const makeUp = useLedgerCommand(payroll.makeUp, { showsFault: true, done: '已登记补缴' })
  const run = async (reason: string): Promise<void> => {
    const answer = await makeUp.run({ staffId, month, item, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`登记补缴：${name} ${month} ${labelOf(insuranceItemCodes, item)}`}
      okText="登记补缴"
      isRunning={makeUp.isRunning}
      fault={makeUp.fault}
      offers={['经办机构已受理补缴', '补缴到账']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        按那个月的参数和申报基数记一笔缴费。已审批的工资条不变；要向个人收回的部分，请在当月填写的“代扣款”里扣。
      </p>
    </ReasonDialog>
  )
}
