import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import { FoundOrganisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goBack, usePlace, usePlaceState } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { FormFrame } from '../../parts/form/FormFrame.tsx'
import { useDraft } from '../../parts/form/use-draft.ts'
import { useRecordForm } from '../../parts/form/use-record-form.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { CardFields } from './CardFields.tsx'
import { blames, formFields } from './form-fields.ts'

/** 新建党组织, under the one that was chosen in the tree. */
export function OrganisationForm() {
  const { parentId } = usePlace().details
  const [, setId] = usePlaceState<string | undefined>('id', undefined)
  const [, setMode] = usePlaceState<string | undefined>('mode', undefined)
  const { choices } = useOrganisations()
  const form = useRecordForm({
    fields: formFields,
    shape: FoundOrganisation.shape,
    initial: { parentId },
    blames,
  })
  const draft = useDraft('organisation', 'new', 0, form)
  const found = useLedgerCommand(doors.found, { showsFault: true, done: '已新建' })
  const save = async (): Promise<void> => {
    const input = form.readAll()
    if (!input) return
    const answer = await found.run(input as RawInput<typeof doors.found>)
    if (!answer.ok) {
      form.blame(answer.fault)
      return
    }
    await draft.drop()
    setId(answer.value.id)
    setMode(undefined)
  }
  return (
    <FormFrame
      title="新建党组织"
      form={form}
      door={doors.found}
      draft={draft}
      isSaving={found.isRunning}
      note={<FaultNote fault={found.fault} />}
      onSave={() => void save()}
      onLeave={goBack}
    >
      <CardFields parents={choices} />
    </FormFrame>
  )
}
