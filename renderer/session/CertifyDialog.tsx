import { Modal } from 'antd'
import { session } from '../../shared/session/contract.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { useDialogFocus } from '../parts/form/use-dialog-focus.ts'
import type { Colleague } from './colleague.ts'

/** Confirms, face to face, that a signing key is a colleague's own. */
export function CertifyDialog({
  person,
  onClose,
}: {
  readonly person: Colleague
  readonly onClose: () => void
}) {
  useDialogFocus()
  const certify = useLedgerTask(session.certify, {
    showsFault: true,
    done: `已确认“${person.name}”的签名钥匙`,
  })
  const { fingerprint } = person.key!
  const save = async () => {
    const answer = await certify.run({ userId: person.id, fingerprint })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title={`确认“${person.name}”的签名钥匙`}
      okText="指纹一致，确认"
      cancelText="取消"
      okButtonProps={{ loading: certify.isRunning }}
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <p>请“{person.name}”本人打开“人员与密码”，当面念出自己的签名指纹，与下面逐组核对。不一致不要确认。</p>
        <p className="fingerprint">{fingerprint}</p>
        <FaultNote fault={certify.fault} />
      </div>
    </Modal>
  )
}
