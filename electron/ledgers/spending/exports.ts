import { refuse } from '../../../shared/kernel/refusal.ts'
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
import { type ExportRecord, officeOf, printing, savePaper } from '../../ipc/exports.ts'
import type { Handlers } from '../../ipc/handlers.ts'
import { listHandlers } from '../../ipc/lists.ts'
import { fundsOf } from './fund-deeds.ts'
import { allFunds, linesOf } from './fund-store.ts'
import { spendingListPlan } from './list-plan.ts'
import { toldSpending } from './spend-deeds.ts'
import * as store from './spend-store.ts'

type Doors = Pick<typeof spendDoors, 'printSlip' | 'printPublicity'> &
  Pick<typeof fundDoors, 'printExecution'>

/** Spendings on a page, as a workbook and on paper. */
export const spendingListHandlers = listHandlers({
  title: spendingListTitle,
  fields: spendingFields,
  events: { exported: 'funds.exported', printed: 'funds.printed' },
  plan: spendingListPlan,
  nouns: () => store.spendingFrom,
  show: masking,
  names(reader) {
    const named = [...allFunds(reader), ...linesOf(reader, null)]
    const names = new Map<string, string>(named.map(({ id, name }) => [id, name]))
    return (_field, id) => names.get(id) ?? ''
  },
})

/** What else leaves of spendings: the slip, what hangs on the board, how the budget was used. */
export const exportDeeds: Handlers<Doors> = {
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
    const told: ExportRecord = { event: 'funds.printed', facts: { rows: spendings.length }, reason }
    return savePaper(task, `${paper.title}-${publicity.fromDay}`, paper, told)
  },

  async printExecution(task, { year, reason }) {
    const funds = fundsOf(task.reader, { year })
    const paper = executionPaper(funds, year, officeOf(task), printing(task, reason))
    const rows = funds.reduce((sum, { lines }) => sum + lines.length, 0)
    return savePaper(task, paper.title, paper, { event: 'funds.printed', facts: { rows }, reason })
  },
}
