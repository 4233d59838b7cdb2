import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import { FoundOrganisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { usePlace } from '../../bridge/place.ts'
import { EntryForm } from '../../parts/form/EntryForm.tsx'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { CardFields } from './CardFields.tsx'
import { blames, formFields } from './form-fields.ts'

/** 新建党组织, under the one that was chosen in the tree. */
export function OrganisationForm() {
  const { parentId } = usePlace().details
  const { choices } = useOrganisations()
  return (
    <EntryForm
      title="新建党组织"
      name="organisation"
      door={doors.found}
      fields={formFields}
      shape={FoundOrganisation.shape}
      initial={{ parentId }}
      blames={blames}
    >
      <CardFields parents={choices} />
    </EntryForm>
  )
}
