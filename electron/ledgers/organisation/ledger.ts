import { organisationFields } from '../../../shared/ledgers/organisation/fields.ts'
import { practiceWords } from '../../../shared/session/shell-words.ts'
import type { LedgerKeeper } from '../../definition/keeper.ts'
import { sayDue } from './due.ts'
import { organisationImport } from './import.ts'
import { organisationService } from './service.ts'

/** 组织: what keeps it. */
export const organisationKeeper: LedgerKeeper<'organisation'> = {
  name: 'organisation',
  service: organisationService,
  imports: { organisation: organisationImport },
  sayDue,
  fillSample: (office) =>
    office.bring('organisation', practiceWords.workbooks.organisation, organisationFields),
}
