import type { Input } from '../../../shared/ipc/endpoint.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import type { fundDoors } from '../../../shared/ledgers/spending/fund-doors.ts'
import { masking } from '../../../shared/ledgers/spending/masking.ts'
import {
  executionPaper,
  publicityPaper,
  slipPaper,
  spendingListTitle,
} from '../../../shared/ledgers/spending/papers.ts'
import type { spendDoors } from '../../../shared/ledgers/spending/spend-doors.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import { type LeavingList, listPaper, listWorkbook } from '../../../shared/papers/list-papers.ts'
import { refuse } from '../../../shared/refusal.ts'
import { eachListed } from '../../db/list.ts'
import { mayCarry, officeOf, printing, savePaper, saveSheet, type Told } from '../../ipc/exports.ts'
import type { Handlers, TaskContext } from '../../ipc/handlers.ts'
import { fundsOf } from './fund-deeds.ts'
import { allFunds, linesOf } from './fund-store.ts'
import { spendingListPlan } from './list-plan.ts'
import { toldSpending } from './spend-deeds.ts'
import * as store from './spend-store.ts'

type Doors = Pick<typeof spendDoors, 'exportSheet' | 'printList' | 'printSlip' | 'printPublicity'> &
  Pick<typeof fundDoors, 'printExecution'>
type Wanted = Input<typeof spendDoors.exportSheet>

/** What leaves of spendings: lists, the slip, what hangs on the board, how the budget was used. */
export const exportDeeds: Handlers<Doors> = {
  async exportSheet(task, wanted) {
    mayCarry(task, wanted.unmasked)
    const list = listed(task, wanted)
    return saveSheet(task, list.title, listWorkbook(list), toldOf('funds.exported', wanted, list))
  },

  async printList(task, wanted) {
    mayCarry(task, wanted.unmasked)
    const list = listed(task, wanted)
    const paper = listPaper(list, printing(task, wanted.reason))
    return savePaper(task, list.title, paper, toldOf('funds.printed', wanted, list))
  },

  async printSlip(task, { id, reason }) {
    const told = toldSpending(task.reader, { id })
    const names = store.personNames(task.reader)
    const paper = slipPaper(told, names, officeOf(task), printing(task, reason))
    return savePaper(task, paper.title, paper, { event: 'funds.printed', facts: { rows: 1 }, reason })
  },

  async printPublicity(task, { id, reason }) {
    const publicity = store.findPublicity(task.reader, id) ?? refuse('spending.not-found', {})
    const spendings = store.spendingsOn(task.reader, id)
    const names = new Map<string, string>(allFunds(task.reader).map((fund) => [fund.id, fund.name]))
    const nameOf = (fundId: string): string => names.get(fundId) ?? ''
    const paper = publicityPaper(publicity, spendings, nameOf, officeOf(task), printing(task, reason))
    const told: Told = { event: 'funds.printed', facts: { rows: spendings.length }, reason }
    return savePaper(task, `${paper.title}-${publicity.fromDay}`, paper, told)
  },

  async printExecution(task, { year, reason }) {
    const funds = fundsOf(task.reader, { year })
    const paper = executionPaper(funds, year, officeOf(task), printing(task, reason))
    const rows = funds.reduce((sum, { lines }) => sum + lines.length, 0)
    return savePaper(task, paper.title, paper, { event: 'funds.printed', facts: { rows }, reason })
  },
}

/** All rows at once, so that they are the rows of one moment. */
function listed(task: TaskContext, { list, columns, unmasked }: Wanted): LeavingList {
  const { reader, request } = task
  const names = new Map<string, string>([
    ...allFunds(reader).map(({ id, name }) => [id, name] as const),
    ...linesOf(reader, null).map(({ id, name }) => [id, name] as const),
  ])
  const rows: Spending[] = []
  for (const row of eachListed<object, typeof list.sort, typeof list.filters>(
    reader,
    spendingListPlan(request),
    list,
  )) {
    const one = store.spendingFrom(row)
    rows.push(unmasked ? one : masking(one))
    if (rows.length % PAUSE === 0) {
      task.progress(rows.length, 0)
      if (task.cancelled()) refuse('ipc.cancelled', {})
    }
  }
  return {
    ...spendingListTitle,
    officeName: officeOf(task),
    asOf: task.ambient().today,
    fields: columns.flatMap((name) => spendingFields.filter((field) => field.name === name)),
    rows,
    unmasked,
    nameOf: (_field, id) => names.get(id) ?? '',
  }
}
const PAUSE = 1000

const toldOf = (event: Told['event'], { columns, unmasked, reason }: Wanted, { rows }: LeavingList) => ({
  event,
  facts: { rows: rows.length, columns: columns.join(' '), unmasked },
  reason,
})
