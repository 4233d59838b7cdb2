import { Form, Modal } from 'antd'
import { useState } from 'react'
import { organisationPostCodes } from '../../../shared/codes/organisation.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import type { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { CodeSelect } from '../../parts/form/CodeSelect.tsx'
import { DialogDay } from '../../parts/form/DialogDay.tsx'
import { DialogField } from '../../parts/form/DialogField.tsx'
import { useDialogFocus } from '../../parts/form/use-dialog-focus.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { MemberPicker, type PickedPerson } from '../../parts/people/MemberPicker.tsx'
import { today } from '../../parts/values/clock.ts'

type Props = { readonly organisation: Organisation; readonly onClose: () => void }

/** 任职: a person takes a post from a day on. */
export function AppointDialog({ organisation, onClose }: Props) {
  useDialogFocus()
  const [title, setTitle] = useState<string | null>(null)
  const [person, setPerson] = useState<PickedPerson>({ name: '', memberId: null })
  const [day, setDay] = useState<string | null>(today())
  const { nameOf } = useOrganisations()
  const appoint = useLedgerCommand(doors.appoint, { showsFault: true, done: '已登记任职' })
  const run = async (): Promise<void> => {
    if (title === null || day === null) return
    const answer = await appoint.run({
      organisationId: organisation.id,
      memberId: person.memberId as Id | null,
      holderName: person.name.trim(),
      title,
      fromDay: day as Day,
    })
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open
      title={`任职：${organisation.shortName}`}
      okText="登记任职"
      cancelText="取消"
      okButtonProps={{
        disabled: title === null || person.name.trim() === '' || day === null,
        loading: appoint.isRunning,
      }}
      onOk={() => void run()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form layout="vertical" component="div">
        <DialogField label="职务">
          <CodeSelect codes={organisationPostCodes} label="职务" value={title} onChange={setTitle} />
        </DialogField>
        <DialogField label="姓名">
          <MemberPicker label="姓名" value={person} onChange={setPerson} nameOf={nameOf} />
        </DialogField>
        <p className="soft">
          {person.memberId ? '已对应到名册里的党员。' : '从名册里选中的，会连到党员信息卡。'}
        </p>
        <DialogDay label="从哪天起" value={day} onChange={setDay} />
      </Form>
      <FaultNote fault={appoint.fault} />
    </Modal>
  )
}
