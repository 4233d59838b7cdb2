import type { Id } from '../../../shared/kernel/id.ts'
import { entryFields, staffImportFields } from '../../../shared/ledgers/payroll/fields.ts'
import { goBack, usePlace } from '../../bridge/place.ts'
import { ImportPage } from '../../parts/import/ImportPage.tsx'
import { InsurancePage } from './InsurancePage.tsx'
import { MonthPage } from './MonthPage.tsx'
import { ParametersPage } from './ParametersPage.tsx'
import { SlipPage } from './SlipPage.tsx'
import { StaffCardPage } from './StaffCardPage.tsx'
import { StaffEdit } from './StaffEdit.tsx'
import { StaffForm } from './StaffForm.tsx'
import { StaffList } from './StaffList.tsx'

/** 报酬: staff, a month, a slip or the parameters, as the address says. */
export function PayrollPage() {
  const { id, mode, view, slip } = usePlace().details
  if (typeof slip === 'string') return <SlipPage key={slip} id={slip as Id} />
  if (mode === 'import') {
    return <ImportPage title="工作人员名册" noun="payroll" fields={staffImportFields} onLeave={goBack} />
  }
  if (mode === 'import-entries') {
    return <ImportPage title="考核和增减" noun="payEntries" fields={entryFields} onLeave={goBack} />
  }
  if (mode === 'new') return <StaffForm />
  if (typeof id === 'string') {
    return mode === 'edit' ? <StaffEdit id={id as Id} /> : <StaffCardPage key={id} id={id as Id} />
  }
  switch (view) {
    case 'month':
      return <MonthPage />
    case 'insurance':
      return <InsurancePage />
    case 'parameters':
      return <ParametersPage />
    default:
      return <StaffList />
  }
}
