import type { CodeOf } from '../../../shared/codes/index.ts'
import type {
  memberCategoryCodes,
  memberClassCodes,
  partyStatusCodes,
} from '../../../shared/codes/membership.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { EnterMember } from '../../../shared/ledgers/members/member.ts'
import { usePlace } from '../../bridge/place.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { FormField } from '../../parts/form/FormField.tsx'
import { FormSection } from '../../parts/form/FormSection.tsx'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { today } from '../../parts/values/clock.ts'
import { CardFields } from './CardFields.tsx'
import { blames, entryFields } from './form-fields.ts'

/** 新建党员: where the person stands, how they came, and the card. */
export function MemberForm() {
  const { branchId } = usePlace().details
  const { branchChoices } = useOrganisations()
  return (
    <EntryForm
      title="新建党员"
      name="members"
      door={members.enter}
      fields={entryFields}
      shape={EnterMember.shape}
      initial={{ memberClass, partyStatus, category, entryDay: today(), branchId }}
      blames={blames}
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
    </EntryForm>
  )
}

const memberClass: CodeOf<typeof memberClassCodes> = 'resident'
const partyStatus: CodeOf<typeof partyStatusCodes> = 'normal'
const category: CodeOf<typeof memberCategoryCodes> = 'full'
