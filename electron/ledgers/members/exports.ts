import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import type { members } from '../../../shared/ledgers/members/contract.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { masking } from '../../../shared/ledgers/members/masking.ts'
import type { Member } from '../../../shared/ledgers/members/member.ts'
import { cardPaper, rosterPaper, rosterWorkbook } from '../../../shared/ledgers/members/papers.ts'
import { refuse } from '../../../shared/refusal.ts'
import { eachListed } from '../../db/list.ts'
import { mayCarry, officeOf, printing, savePaper, saveSheet, type Told } from '../../ipc/exports.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { memberListPlanFor } from './list-plan.ts'
import { fromRow, type Listed } from './rows.ts'
import * as store from './store.ts'

type Wanted = Input<typeof members.exportSheet>
type Saved = Promise<Output<typeof members.exportSheet>>

/** The listed people as a workbook that the import would read back. */
export async function exportSheet(task: TaskContext, wanted: Wanted): Saved {
  mayCarry(task, wanted.unmasked)
  const roster = rosterOf(task, wanted)
  const workbook = rosterWorkbook(roster)
  return saveSheet(task, workbook.title, workbook, toldOf('members.exported', wanted, roster))
}

/** The listed people on paper. */
export async function printRoster(task: TaskContext, wanted: Wanted): Saved {
  mayCarry(task, wanted.unmasked)
  const roster = rosterOf(task, wanted)
  const paper = rosterPaper(roster, printing(task, wanted.reason))
  return savePaper(task, paper.title, paper, toldOf('members.printed', wanted, roster))
}

/** One person as the official form. */
export async function printCard(task: TaskContext, wanted: Input<typeof members.printCard>): Saved {
  const { id, unmasked, reason } = wanted
  mayCarry(task, unmasked)
  const member = store.findMember(task.reader, id) ?? refuse('members.not-found', {})
  const branch = store.branchNames(task.reader).get(member.branchId)
  const about = { officeName: officeOf(task), branch: branch?.fullName ?? '', ...printing(task, reason) }
  const paper = cardPaper(unmasked ? member : masking(member), about)
  const facts = { rows: 1, member: id, unmasked }
  return savePaper(task, paper.title, paper, { event: 'members.printed', facts, reason })
}

type Roster = Parameters<typeof rosterWorkbook>[0]

/** All rows at once, so that they are the rows of one moment. */
function rosterOf(task: TaskContext, { list, columns, unmasked }: Wanted): Roster {
  const names = store.branchNames(task.reader)
  const fields = columns.flatMap((name) => memberFields.filter((field) => field.name === name))
  const members: Member[] = []
  for (const row of eachListed<Listed, typeof list.sort, typeof list.filters>(
    task.reader,
    memberListPlanFor(task.request.person.role),
    list,
  )) {
    const member = fromRow(row)
    members.push(unmasked ? member : masking(member))
    if (members.length % PAUSE === 0) {
      task.progress(members.length, 0)
      if (task.cancelled()) refuse('ipc.cancelled', {})
    }
  }
  return {
    officeName: officeOf(task),
    asOf: task.ambient().today,
    fields,
    members,
    unmasked,
    branchOf: (id) => names.get(id)?.shortName ?? '',
  }
}
const PAUSE = 1000

const toldOf = (event: Told['event'], { columns, unmasked, reason }: Wanted, { members }: Roster) => ({
  event,
  facts: { rows: members.length, columns: columns.join(' '), unmasked },
  reason,
})
