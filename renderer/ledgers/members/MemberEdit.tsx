import { useState } from 'react'
import type { Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { MemberCard } from '../../../shared/ledgers/members/member.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { goBack } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { useTell } from '../../bridge/use-tell.ts'
import { CorrectionDialog } from '../../parts/form/CorrectionDialog.tsx'
import { FormFrame } from '../../parts/form/FormFrame.tsx'
import { useDraft } from '../../parts/form/use-draft.ts'
import { useRecordForm } from '../../parts/form/use-record-form.ts'
import { CardFields } from './CardFields.tsx'
import { blames, cardFields } from './form-fields.ts'

type Person = Output<typeof members.get>['member']
type Patch = RawInput<typeof members.correct>['patch']

/** 更正党员信息: only what was changed is sent, with a reason; hidden values stay unless written anew. */
export function MemberEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(members.get, { id })
  return <Answered of={told}>{({ member }) => <Edit key={id} told={member} />}</Answered>
}

function Edit({ told }: { readonly told: Person }) {
  // Subtle: the record as it was opened. A newer one would turn into a correction nobody typed;
  // `stale` refuses it.
  const [member] = useState(told)
  const form = useRecordForm({
    fields: cardFields,
    shape: MemberCard.shape,
    initial: member,
    hidden: hiddenIn(member),
    blames,
  })
  const draft = useDraft('members', member.id, member.revision, form)
  const correct = useLedgerCommand(members.correct, { showsFault: true, done: '已更正' })
  const [patch, setPatch] = useState<Patch>()
  const tell = useTell()
  const ask = (): void => {
    const changes = form.readChanges()
    if (changes && Object.keys(changes).length === 0) tell.note('没有改动，不用保存。')
    else setPatch(changes as Patch | undefined)
  }
  const save = async (reason: string): Promise<void> => {
    const { id, revision } = member
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
      title={`更正：${member.name}`}
      form={form}
      door={members.correct}
      draft={draft}
      isSaving={correct.isRunning}
      onSave={ask}
      onLeave={goBack}
    >
      <CardFields />
      {patch && (
        <CorrectionDialog
          fields={cardFields}
          before={member}
          patch={patch}
          isRunning={correct.isRunning}
          fault={correct.fault}
          onReason={(reason) => void save(reason)}
          onClose={() => setPatch(undefined)}
        />
      )}
    </FormFrame>
  )
}

function hiddenIn(member: Person): readonly string[] {
  const values: Readonly<Record<string, unknown>> = member
  return cardFields
    .filter(({ name, mask }) => mask && String(values[name] ?? '').includes('*'))
    .map(({ name }) => name)
}
