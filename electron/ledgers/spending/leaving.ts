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
import type { Desk, Handlers } from '../../ipc/handlers.ts'
import { mayCarry, officeOf, printing, savePaper, saveSheet, type Told } from '../../ipc/leaving.ts'
import { fundsOf } from './fund-deeds.ts'
import { allFunds, linesOf } from './fund-store.ts'
import { spendingListPlan } from './list-plan.ts'
import { toldSpending } from './spend-deeds.ts'
import * as store from './spend-store.ts'

type Doors = Pick<typeof spendDoors, 'exportSheet' | 'printList' | 'printSlip' | 'printPublicity'> &
  Pick<typeof fundDoors, 'printExecution'>
type Wanted = Input<typeof spendDoors.exportSheet>

/** What leaves of spendings: lists, the slip, what hangs on the board, how the budget was used. */
export const leavingDeeds: Handlers<Doors> = {
  async exportSheet(desk, wanted) {
    mayCarry(desk, wanted.unmasked)
    const list = listed(desk, wanted)
    return saveSheet(desk, list.title, listWorkbook(list), toldOf('funds.exported', wanted, list))
  },

  async printList(desk, wanted) {
    mayCarry(desk, wanted.unmasked)
    const list = listed(desk, wanted)
    const paper = listPaper(list, printing(desk, wanted.reason))
    return savePaper(desk, list.title, paper, toldOf('funds.printed', wanted, list))
  },

  async printSlip(desk, { id, reason }) {
    const told = toldSpending(desk.reader, { id })
    const names = store.personNames(desk.reader)
    const paper = slipPaper(told, names, officeOf(desk), printing(desk, reason))
    return savePaper(desk, paper.title, paper, { event: 'funds.printed', facts: { rows: 1 }, reason })
  },

  async printPublicity(desk, { id, reason }) {
    const publicity = store.findPublicity(desk.reader, id) ?? refuse('spending.not-found', {})
    const spendings = store.spendingsOn(desk.reader, id)
    const names = new Map<string, string>(allFunds(desk.reader).map((fund) => [fund.id, fund.name]))
    const nameOf = (fundId: string): string => names.get(fundId) ?? ''
    const paper = publicityPaper(publicity, spendings, nameOf, officeOf(desk), printing(desk, reason))
    const told: Told = { event: 'funds.printed', facts: { rows: spendings.length }, reason }
    return savePaper(desk, `${paper.title}-${publicity.fromDay}`, paper, told)
  },

  async printExecution(desk, { year, reason }) {
    const funds = fundsOf(desk.reader, { year })
    const paper = executionPaper(funds, year, officeOf(desk), printing(desk, reason))
    const rows = funds.reduce((sum, { lines }) => sum + lines.length, 0)
    return savePaper(desk, paper.title, paper, { event: 'funds.printed', facts: { rows }, reason })
  },
}

/** All rows at once, so that they are the rows of one moment. */
function listed(desk: Desk, { list, columns, unmasked }: Wanted): LeavingList {
  const { reader, scene } = desk
  const names = new Map<string, string>([
    ...allFunds(reader).map(({ id, name }) => [id, name] as const),
    ...linesOf(reader, null).map(({ id, name }) => [id, name] as const),
  ])
  const rows: Spending[] = []
  for (const row of eachListed<object, typeof list.sort, typeof list.filters>(
    reader,
    spendingListPlan(scene),
    list,
  )) {
    const one = store.spendingFrom(row)
    rows.push(unmasked ? one : masking(one))
    if (rows.length % PAUSE === 0) {
      desk.progress(rows.length, 0)
      if (desk.cancelled()) refuse('ipc.cancelled', {})
    }
  }
  return {
    ...spendingListTitle,
    officeName: officeOf(desk),
    asOf: desk.ambient().today,
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
