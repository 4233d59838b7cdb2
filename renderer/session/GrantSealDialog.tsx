import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import type { Colleague } from './colleague.ts'

/** Lets another head sign for the office. */
export function GrantSealDialog({
  person,
  onClose,
}: {
  readonly person: Colleague
  readonly onClose: () => void
}) {
  const grant = useLedgerTask(session.grantSeal, { showsFault: true, done: `“${person.name}”已有签发权` })
  const save = async (reason: string) => {
    const answer = await grant.run({ userId: person.id, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`授予“${person.name}”签发权`}
      okText="授予"
      isRunning={grant.isRunning}
      fault={grant.fault}
      offers={['接任负责人', '负责人外出期间代行']}
      onReason={save}
      onClose={onClose}
    >
      <p>有签发权的人可以代表本单位签章封装上报、写回执、打印封存单。</p>
    </ReasonDialog>
  )
}
