import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import type { Colleague } from './colleague.ts'

/** Takes a person's access away; the ledger gets a new key. */
export function RemovePersonDialog({
  person,
  onClose,
}: {
  readonly person: Colleague
  readonly onClose: () => void
}) {
  const remove = useLedgerTask(session.removePerson, { showsFault: true, done: `已移除“${person.name}”` })
  const save = async (reason: string) => {
    const answer = await remove.run({ userId: person.id, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`移除“${person.name}”`}
      okText="移除"
      isDangerous
      isRunning={remove.isRunning}
      fault={remove.fault}
      offers={['调离本岗位', '退休', '不再使用本台账']}
      onReason={save}
      onClose={onClose}
    >
      <p>
        移除后此人不能再打开台账，台账换用新的钥匙。此人以前录入的内容和操作记录都保留。请随后做一次备份。
      </p>
    </ReasonDialog>
  )
}
