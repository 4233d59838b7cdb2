import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { useLedgerTask } from '../../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'

type Props = { readonly member: Output<typeof members.get>['member']; readonly onClose: () => void }

/** Puts the card on paper, masked unless somebody asks otherwise and says why. */
export function PrintCardDialog({ member, onClose }: Props) {
  const [unmasked, setUnmasked] = useState(false)
  const print = useLedgerTask(members.printCard, {
    showsFault: true,
    done: ({ fileName }) => (fileName ? `已保存：${fileName}` : '没有保存。'),
  })
  const run = async (reason: string): Promise<void> => {
    const answer = await print.run({ id: member.id, unmasked, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`打印党员信息卡：${member.name}`}
      okText="打印"
      isRunning={print.isRunning}
      fault={print.fault}
      offers={['本人核对', '入卷存档', '上级检查']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>
        <Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)}>
          完整显示身份号码、电话和住址（会记入操作记录）
        </Checkbox>
      </p>
    </ReasonDialog>
  )
}
