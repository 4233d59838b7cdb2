import { Input, TreeSelect } from 'antd'
import { useState } from 'react'
import { movementInCodes } from '../../../shared/codes/movements.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { CodeSelect } from '../../parts/form/CodeSelect.tsx'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { DialogField } from '../../parts/form/DialogField.tsx'
import { unfolding } from '../../parts/form/icons.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { today } from '../../parts/values/clock.ts'
import { treeMatches } from '../../parts/values/tree-choice.ts'

type Props = { readonly member: Output<typeof members.get>['member']; readonly onClose: () => void }

/** Brings somebody who left back into the roster: 恢复党籍 or 转入. */
export function ComeBackDialog({ member, onClose }: Props) {
  const [kind, setKind] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(today())
  const [branchId, setBranchId] = useState<string | null>(null)
  const [counterpart, setCounterpart] = useState('')
  const { branchChoices } = useOrganisations()
  const comeBack = useLedgerCommand(members.comeBack, { showsFault: true, done: '已登记' })
  const run = async (reason: string): Promise<void> => {
    if (kind === null || day === null || branchId === null) return
    const { id, revision } = member
    const to = { branchId: branchId as Id, counterpart }
    const answer = await comeBack.run({ id, revision, kind, day: day as Day, ...to, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`恢复或转入：${member.name}`}
      okText="登记"
      isRunning={comeBack.isRunning}
      fault={comeBack.fault}
      isReady={kind !== null && day !== null && branchId !== null}
      offers={['组织关系介绍信', '上级批复']}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>该党员已于 {member.leftDay} 离开。</p>
      <DialogField label="增加方式">
        <CodeSelect codes={movementInCodes} only={KINDS} label="增加方式" value={kind} onChange={setKind} />
      </DialogField>
      <DialogDay label="日期" value={day} onChange={setDay} />
      <DialogField label="编入哪个党支部">
        <TreeSelect
          {...unfolding}
          style={{ width: '100%' }}
          aria-label="编入哪个党支部"
          showSearch={{ filterTreeNode: treeMatches }}
          treeDefaultExpandAll
          placeholder="请选择党支部，可打字"
          value={branchId}
          onChange={setBranchId}
          treeData={branchChoices as never}
        />
      </DialogField>
      {kind?.startsWith('transferred') && (
        <DialogField label="从哪个党组织转来">
          <Input
            aria-label="从哪个党组织转来"
            maxLength={100}
            value={counterpart}
            onChange={(event) => setCounterpart(event.target.value)}
          />
        </DialogField>
      )}
    </ReasonDialog>
  )
}

const KINDS = ['restored', 'restored-after-suspension', 'rejoined', 'transferred-in', 'transferred-in-whole']
