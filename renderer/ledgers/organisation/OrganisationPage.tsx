import type { Id } from '../../../shared/kernel/id.ts'
import { organisationFields } from '../../../shared/ledgers/organisation/fields.ts'
import { goBack, usePlace } from '../../bridge/place.ts'
import { ImportPage } from '../../parts/import/ImportPage.tsx'
import { OrganisationEdit } from './OrganisationEdit.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { OrganisationTreePage } from './OrganisationTreePage.tsx'

/** 组织: the tree with the chosen organisation beside it, a form or an import, as the address says. */
export function OrganisationPage() {
  const { id, mode } = usePlace().details
  if (mode === 'import') {
    return <ImportPage title="党组织" noun="organisation" fields={organisationFields} onLeave={goBack} />
  }
  if (mode === 'new') return <OrganisationForm />
  if (mode === 'edit' && typeof id === 'string') return <OrganisationEdit id={id as Id} />
  return <OrganisationTreePage />
}
