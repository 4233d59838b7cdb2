import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { members } from '../../../shared/ledgers/members/contract.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { masking } from '../../../shared/ledgers/members/masking.ts'
import { cardPaper, rosterTitle } from '../../../shared/ledgers/members/papers.ts'
import { mayCarry, officeOf, printing, savePaper } from '../../ipc/exports.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { listHandlers } from '../../ipc/lists.ts'
import { memberListPlanFor } from './list-plan.ts'
import { fromRow } from './rows.ts'
import * as store from './store.ts'

/** 党员名册 on a page, as a workbook that the import would read back, and on paper. */
export const rosterHandlers = listHandlers({
  title: rosterTitle,
  fields: memberFields,
  events: { exported: 'members.exported', printed: 'members.printed' },
  plan: ({ person }) => memberListPlanFor(person.role),
  nouns: () => fromRow,
  show: masking,
  names(reader) {
    const names = store.branchNames(reader)
    return (_field, id) => names.get(id)?.shortName ?? ''
  },
})

/** One person as the official form. */
export async function printCard(
  task: TaskContext,
  { id, unmasked, reason }: Input<typeof members.printCard>,
): Promise<Output<typeof members.printCard>> {
  mayCarry(task, unmasked)
  const member = store.findMember(task.reader, id) ?? refuse('members.not-found', {})
  const branch = store.branchNames(task.reader).get(member.branchId)
  const about = { officeName: officeOf(task), branch: branch?.fullName ?? '', ...printing(task, reason) }
  const paper = cardPaper(unmasked ? member : masking(member), about)
  const facts = { rows: 1, member: id, unmasked }
  return savePaper(task, paper.title, paper, { event: 'members.printed', facts, reason })
}
