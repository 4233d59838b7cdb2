import type { CodeOf } from '../../../shared/codes/index.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { EnterMember } from '../../../shared/ledgers/members/member.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goBack, usePlace, usePlaceState } from '../../bridge/place.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormFrame } from '../../parts/form/FormFrame.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { useDraft } from '../../parts/form/use-draft.ts'
import { useRecordForm } from '../../parts/form/use-record-form.ts'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { today } from '../../parts/values/clock.ts'
import { CardFields } from './CardFields.tsx'
import { blames, entryFields } from './form-fields.ts'

/** 新建党员: the card, where the person stands, and how they came. */
export function MemberForm() {
  const { branchId } = usePlace().details
  const [, setId] = usePlaceState<string | undefined>('id', undefined)
  const [, setMode] = usePlaceState<string | undefined>('mode', undefined)
  const { branchChoices } = useOrganisations()
  const form = useRecordForm({
    fields: entryFields,
    shape: EnterMember.shape,
    initial: branchId === undefined ? first : { ...first, branchId },
    blames,
  })
  const draft = useDraft('members', 'new', 0, form)
  const enter = useLedgerCommand(members.enter, { showsFault: true, done: '已登记' })
  const save = async (): Promise<void> => {
    const input = form.readAll()
    if (!input) return
    const answer = await enter.run(input as RawInput<typeof members.enter>)
    if (!answer.ok) {
      form.blame(answer.fault)
      return
    }
    await draft.drop()
    // Subtle: the card takes the form's place in the address, so that going back does not open an empty form.
    setId(answer.value.id)
    setMode(undefined)
  }
  return (
    <FormFrame
      title="新建党员"
      form={form}
      door={members.enter}
      draft={draft}
      isSaving={enter.isRunning}
      note={<FaultNote fault={enter.fault} />}
      onSave={() => void save()}
      onLeave={goBack}
    >
      <FormSection title="所在组织与来源">
        <FormField name="branchId" choices={branchChoices} />
        <FormField name="memberClass" />
        <FormField name="partyStatus" />
        <FormField name="entryKind" hint="已有名册初次录入的，选“建账录入”" />
        <FormField name="entryDay" />
        <FormField name="counterpart" hint="转入的才填" />
      </FormSection>
      <CardFields />
    </FormFrame>
  )
}

const memberClass: CodeOf<'memberClass'> = 'resident'
const partyStatus: CodeOf<'partyStatus'> = 'normal'
const category: CodeOf<'memberCategory'> = 'full'
const first = { memberClass, partyStatus, category, entryDay: today() }
