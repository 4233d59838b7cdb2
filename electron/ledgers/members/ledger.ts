import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { practiceWords } from '../../../shared/session/shell-words.ts'
import type { LedgerKeeper } from '../../definition/keeper.ts'
import { judgeMemberCut } from './cutting.ts'
import { sayDue } from './due.ts'
import { countMembers } from './figures.ts'
import { memberImport } from './import.ts'
import { memberService } from './service.ts'

/** 党员: what keeps it. */
export const membersKeeper: LedgerKeeper<'members'> = {
  name: 'members',
  service: memberService,
  imports: { members: memberImport },
  cuts: { member: judgeMemberCut },
  sayDue,
  countFigures: countMembers,
  fillSample: (office) => office.bring('members', practiceWords.workbooks.members, memberFields),
}
