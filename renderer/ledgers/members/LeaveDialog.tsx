import { Input } from 'antd'
import { useState } from 'react'
import { movementOutCodes } from '../../../shared/codes/movements.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { CodeSelect } from '../../parts/form/CodeSelect.tsx'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { DialogField } from '../../parts/form/DialogField.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly member: Output<typeof members.get>['member']; readonly onClose: () => void }

/** Takes a person out of the roster from a day on: the record stays, under 已离开. */
export function LeaveDialog({ member, onClose }: Props) {
  const [kind, setKind] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(today())
  const [counterpart, setCounterpart] = useState('')
  const leave = useLedgerCommand(members.leave, { showsFault: true, done: '已登记离开' })
  const goesElsewhere = kind?.startsWith('transferred') === true
  const isReady = kind !== null && day !== null && (!goesElsewhere || counterpart.trim() !== '')
  const run = async (reason: string): Promise<void> => {
    if (kind === null || day === null) return
    const { id, revision } = member
    const answer = await leave.run({ id, revision, kind, day: day as Day, counterpart, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`办理离开：${member.name}`}
      okText="登记离开"
      isDangerous
      isRunning={leave.isRunning}
      fault={leave.fault}
      isReady={isReady}
      offers={['组织关系介绍信', '上级批复', '家属告知']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>离开后不再计入在册人数。记录不会删除，可在“已离开”里查到。</p>
      <DialogField label="减少方式">
        <CodeSelect codes={movementOutCodes} label="减少方式" value={kind} onChange={setKind} />
      </DialogField>
      <DialogDay label="日期" value={day} onChange={setDay} />
      {goesElsewhere && (
        <DialogField label="转往哪个党组织">
          <Input
            aria-label="转往哪个党组织"
            maxLength={100}
            value={counterpart}
            onChange={(event) => setCounterpart(event.target.value)}
          />
        </DialogField>
      )}
    </ReasonDialog>
  )
}
