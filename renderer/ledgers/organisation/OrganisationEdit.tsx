import { useState } from 'react'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { goBack } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useTell } from '../../bridge/use-tell.ts'
import { CorrectionDialog } from '../../parts/form/CorrectionDialog.tsx'
import { FormFrame } from '../../parts/form/FormFrame.tsx'
import { useDraft } from '../../parts/form/use-draft.ts'
import { useRecordForm } from '../../parts/form/use-record-form.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { CardFields } from './CardFields.tsx'
import { blames, formFields } from './form-fields.ts'

type Patch = RawInput<typeof doors.correct>['patch']

/** 更正党组织信息: only what was changed is sent, with a reason. */
export function OrganisationEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(doors.get, { id })
  return <Answered of={told}>{({ organisation }) => <Edit key={id} told={organisation} />}</Answered>
}

function Edit({ told }: { readonly told: Organisation }) {
  // Subtle: the record as it was opened. A newer one would turn into a correction nobody typed;
  // `stale` refuses it.
  const [record] = useState(told)
  const { choices, nameOf } = useOrganisations()
  const form = useRecordForm({ fields: formFields, shape: Organisation.shape, initial: record, blames })
  const draft = useDraft('organisation', record.id, record.revision, form)
  const correct = useLedgerCommand(doors.correct, { showsFault: true, done: '已更正' })
  const [patch, setPatch] = useState<Patch>()
  const tell = useTell()
  const ask = (): void => {
    const changes = form.readChanges()
    if (changes && Object.keys(changes).length === 0) tell.note('没有改动，不用保存。')
    else setPatch(changes as Patch | undefined)
  }
  const save = async (reason: string): Promise<void> => {
    const { id, revision } = record
    const answer = await correct.run({ id, revision, patch: patch ?? {}, reason })
    if (!answer.ok) {
      if (form.blame(answer.fault)) setPatch(undefined)
      return
    }
    await draft.drop()
    goBack()
  }
  return (
    <FormFrame
      title={`更正：${record.shortName}`}
      form={form}
      door={doors.correct}
      draft={draft}
      isSaving={correct.isRunning}
      onSave={ask}
      onLeave={goBack}
    >
      <CardFields parents={choices} />
      {patch && (
        <CorrectionDialog
          fields={formFields}
          before={record}
          patch={patch}
          nameOf={(_, parent) => nameOf(parent) ?? parent}
          isRunning={correct.isRunning}
          fault={correct.fault}
          onReason={(reason) => void save(reason)}
          onClose={() => setPatch(undefined)}
        />
      )}
    </FormFrame>
  )
}
