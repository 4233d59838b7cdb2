import type { Id } from '../../../shared/kernel/id.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { Answered } from '../../bridge/Answered.tsx'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { CorrectionForm } from '../../parts/form/CorrectionForm.tsx'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import { CardFields } from './CardFields.tsx'
import { blames, formFields } from './form-fields.ts'

/** 更正党组织信息. */
export function OrganisationEdit({ id }: { readonly id: Id }) {
  const told = useLedgerQuery(doors.get, { id })
  const { choices, nameOf } = useOrganisations()
  return (
    <Answered of={told}>
      {({ organisation }) => (
        <CorrectionForm
          key={id}
          title={`更正：${organisation.shortName}`}
          name="organisation"
          door={doors.correct}
          record={organisation}
          fields={formFields}
          shape={Organisation.shape}
          blames={blames}
          nameOf={(_, parent) => nameOf(parent) ?? parent}
        >
          <CardFields parents={choices} />
        </CorrectionForm>
      )}
    </Answered>
  )
}
