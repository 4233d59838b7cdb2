import { TreeSelect } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { memberClassCodes, partyStatusCodes } from '../../../shared/codes/membership.ts'
import type { Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
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

type Props = {
  readonly member: Output<typeof members.get>['member']
  readonly set: RawInput<typeof members.change>['set']
  readonly onClose: () => void
}

/**
 * Puts a person into another branch, class or party status from a day on; what held until then
 * stays on record.
 */
export function ChangeDialog({ member, set, onClose }: Props) {
  const [value, setValue] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(today())
  const { nameOf, branchChoices } = useOrganisations()
  const change = useLedgerCommand(members.change, { showsFault: true, done: '已登记变动' })
  const { title, now, offers } = wordsFor(set, member, nameOf)
  const run = async (reason: string): Promise<void> => {
    if (value === null || day === null) return
    const { id, revision } = member
    const answer = await change.run({ id, revision, set, value, fromDay: day as Day, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`${title}：${member.name}`}
      okText="登记变动"
      isRunning={change.isRunning}
      fault={change.fault}
      isReady={value !== null && day !== null}
      offers={offers}
      onReason={(reason) => void run(reason)}
      onClose={onClose}
    >
      <p>现在是：{now}</p>
      <DialogField label="改为">
        {set === 'branch' ? (
          <TreeSelect
            {...unfolding}
            style={{ width: '100%' }}
            aria-label="改为"
            showSearch={{ filterTreeNode: treeMatches }}
            treeDefaultExpandAll
            placeholder="请选择党支部，可打字"
            value={value}
            onChange={setValue}
            treeData={branchChoices as never}
          />
        ) : (
          <CodeSelect codes={codesFor[set]} label="改为" value={value} onChange={setValue} />
        )}
      </DialogField>
      <DialogDay label="从哪天起" value={day} onChange={setDay} />
    </ReasonDialog>
  )
}

const codesFor = { class: memberClassCodes, status: partyStatusCodes }

function wordsFor(set: Props['set'], member: Props['member'], nameOf: (id: string) => string | undefined) {
  switch (set) {
    case 'branch':
      return {
        title: '调整所在党支部',
        now: nameOf(member.branchId) ?? '（已撤销的组织）',
        offers: ['居住地变更', '支部调整', '本人申请'],
      }
    case 'class':
      return {
        title: '变更管理类型',
        now: labelOf(memberClassCodes, member.memberClass),
        offers: ['外出务工', '返回居住', '在职报到'],
      }
    case 'status':
      return {
        title: '变更党籍状态',
        now: labelOf(partyStatusCodes, member.partyStatus),
        offers: ['上级批复', '支部大会决议'],
      }
  }
}
