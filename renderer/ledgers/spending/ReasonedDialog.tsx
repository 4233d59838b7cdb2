import { sayYuan } from '../../../shared/kernel/yuan.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { MaskedSpending } from '../../../shared/ledgers/spending/spending.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

/** Deeds on a spending that ask why. */
export type ReasonedDeed = keyof typeof words

type Props = {
  readonly spending: MaskedSpending
  readonly deed: ReasonedDeed
  readonly onClose: () => void
}

/** 退回, 撤回 or 冲销: says what it does, and asks why. */
export function ReasonedDialog({ spending: one, deed, onClose }: Props) {
  const { title, says, offers } = words[deed]
  const run = useLedgerCommand(spending[deed], { showsFault: true, done: `已${title}` })
  const { id, revision } = one
  const act = async (reason: string): Promise<void> => {
    const answer = await run.run({ id, revision, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${title}：${one.purpose}`}
      okText={title}
      isDangerous
      isRunning={run.isRunning}
      fault={run.fault}
      offers={offers}
      onReason={(reason) => void act(reason)}
      onClose={onClose}
    >
      <p>
        {one.payee}，{sayYuan(one.amountFen)} 元。{says}
      </p>
    </ReasonDialog>
  )
}

const words = {
  sendBack: {
    title: '退回',
    says: '退回后由录入人更正、补材料，再重新提交；占用的预算随即释放。',
    offers: ['单据不全', '事由不清', '金额与单据不符', '不在支出范围'],
  },
  withdraw: {
    title: '撤回',
    says: '撤回后不再办理，占用的预算随即释放；记录仍然保留。',
    offers: ['活动取消', '重复录入', '改用其他资金'],
  },
  reverse: {
    title: '冲销',
    says: '用红字凭证冲回已经支付的款项，金额退回资金余额；原记录和原凭证都保留。',
    offers: ['商家退款', '支付有误'],
  },
} as const
