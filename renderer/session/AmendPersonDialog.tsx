import { Input } from 'antd'
import { useState } from 'react'
import { session } from '../../shared/session/contract.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { Field } from '../parts/form/Field.tsx'
import { ReasonDialog } from '../parts/form/ReasonDialog.tsx'
import type { Colleague } from './colleague.ts'
import { RoleChoice } from './RoleChoice.tsx'

type Props = { readonly person: Colleague; readonly onClose: () => void }

/** Gives a person another name or another role. */
export function AmendPersonDialog({ person, onClose }: Props) {
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const amend = useLedgerTask(session.amendPerson, { showsFault: true, done: `已更改“${person.name}”` })
  const isChanged = name.trim() !== '' && (name.trim() !== person.name || role !== person.role)
  const save = async (reason: string) => {
    const answer = await amend.run({ userId: person.id, name, role, reason })
    if (answer.ok) onClose()
  }
  return (
    <ReasonDialog
      title={`更改“${person.name}”`}
      okText="更改"
      isRunning={amend.isRunning}
      fault={amend.fault}
      offers={['岗位调整', '姓名登记有误']}
      isReady={isChanged}
      onReason={save}
      onClose={onClose}
    >
      <Field label="姓名">
        {(ids) => (
          <Input {...ids} value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <RoleChoice value={role} onChange={setRole} />
      {person.seals && role !== 'head' && <p className="soft">不再担任负责人后，签发权一并收回。</p>}
    </ReasonDialog>
  )
}
