import type { Id } from '../../../shared/kernel/id.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { goBack, usePlace } from '../../bridge/place.ts'
import { ImportPage } from '../../parts/import/ImportPage.tsx'
import { MemberCardPage } from './MemberCardPage.tsx'
import { MemberEdit } from './MemberEdit.tsx'
import { MemberForm } from './MemberForm.tsx'
import { MemberList } from './MemberList.tsx'

/** 党员: the roster, a card, a form or an import, as the address says. */
export function MembersPage() {
  const { id, mode } = usePlace().details
  if (mode === 'import') {
    return <ImportPage title="党员名册" noun="members" fields={memberFields} onLeave={goBack} />
  }
  if (mode === 'new') return <MemberForm />
  if (typeof id !== 'string') return <MemberList />
  return mode === 'edit' ? <MemberEdit id={id as Id} /> : <MemberCardPage key={id} id={id as Id} />
}
