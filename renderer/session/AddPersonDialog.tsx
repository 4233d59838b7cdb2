import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Role } from '../../shared/kernel/roles.ts'
import { session } from '../../shared/session/contract.ts'
import { checkPassword } from '../../shared/session/password.ts'
import { FaultNote } from '../bridge/FaultNote.tsx'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../parts/form/Field.tsx'
import { useDialogFocus } from '../parts/form/use-dialog-focus.ts'
import { OneTimePasswordField } from './OneTimePasswordField.tsx'
import { RoleChoice } from './RoleChoice.tsx'

/** Lets one more person in, with a one-time password. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  useDialogFocus()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('clerk')
  const [oneTimePassword, setPassword] = useState('')
  const add = useLedgerTask(session.addPerson, { showsFault: true, done: '已添加，请当面告知一次性密码' })
  const isReady = name.trim() !== '' && checkPassword(oneTimePassword, name).ok
  const save = async () => {
    const answer = await add.run({ name, role, oneTimePassword })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      width={600}
      title="添加人员"
      okText="添加"
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={{ disabled: !isReady, loading: add.isRunning }}
    >
      <div className="stack">
        <Field label="姓名">
          {(ids) => (
            <Input {...ids} value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <RoleChoice value={role} onChange={setRole} />
        <OneTimePasswordField name={name} value={oneTimePassword} onChange={setPassword} />
        <FaultNote fault={add.fault} />
      </div>
    </Modal>
  )
}
