import { refuse } from '../../../shared/kernel/refusal.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import { masking } from '../../../shared/ledgers/payroll/masking.ts'
import {
  bankFileName,
  bankText,
  paySheetPaper,
  slipsPaper,
  staffListTitle,
} from '../../../shared/ledgers/payroll/papers.ts'
import type { PayRun } from '../../../shared/ledgers/payroll/run.ts'
import { type ExportRecord, mayCarry, officeOf, printing, saveCsv, savePaper } from '../../ipc/exports.ts'
import type { Handlers, TaskContext } from '../../ipc/handlers.ts'
import { listHandlers } from '../../ipc/lists.ts'
import { staffListPlanFor } from './list-plan.ts'
import { slipView } from './month-deeds.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyStaff, staffFrom } from './staff-store.ts'

/** 工作人员名册 on a page, as a workbook that the import would read back, and on paper. */
export const staffListHandlers = listHandlers({
  title: staffListTitle,
  fields: staffFields,
  events: { exported: 'payroll.exported', printed: 'payroll.printed' },
  plan: ({ person }) => staffListPlanFor(person.role),
  nouns: () => staffFrom,
  show: masking,
  names: () => () => '',
})

/** What leaves of pay: the sheet and the slips of a month, and what the bank needs. */
export const exportDeeds = {
  async printSheet(task, { month, reason }) {
    const run = knownRun(task, month)
    const names = store.personNames(task.reader)
    const slips = store.slipsIn(task.reader, month)
    const sheet = {
      officeName: officeOf(task),
      month,
      runBy: names.get(run.runBy) ?? '',
      approvedBy: run.approvedBy === null ? null : (names.get(run.approvedBy) ?? ''),
      slips,
      linesOf: (id: string) => store.linesOf(task.reader, [id]),
      recordsOf: (id: string) => store.recordsOf(task.reader, id),
      components: allParameters(task.reader).components,
    }
    const paper = paySheetPaper(sheet, printing(task, reason))
    return savePaper(task, paper.title, paper, toldOf('payroll.printed', month, slips.length, reason))
  },

  async printSlips(task, { month, slipId, reason }) {
    mustBeApproved(task, month)
    const slips = store.slipsIn(task.reader, month).filter(({ id }) => slipId === null || id === slipId)
    if (slips.length === 0) refuse('payroll.not-found', {})
    const views = slips.map((slip) => slipView(task.reader, slip))
    const paper = slipsPaper(views, { ...printing(task, reason), officeName: officeOf(task), month })
    const [only] = slips
    const name = slips.length === 1 ? `${paper.title}-${only!.name}` : paper.title
    return savePaper(task, name, paper, toldOf('payroll.printed', month, slips.length, reason))
  },

  async bankFile(task, { month, reason }) {
    mustBeApproved(task, month)
    mayCarry(task, true)
    const staff = new Map(everyStaff(task.reader).map((one) => [one.id, one]))
    const paid = store.slipsIn(task.reader, month).filter(({ netFen }) => netFen > 0)
    const rows = paid.map(({ staffId, name, netFen }) => {
      const { bankAccount, bankName } = staff.get(staffId)!
      if (!bankAccount) return refuse('payroll.no-bank-account', { name })
      return { name, account: bankAccount, bank: bankName ?? '', netFen }
    })
    const told = toldOf('payroll.bank-file', month, rows.length, reason)
    return saveCsv(task, bankFileName(month), bankText(month, rows), told)
  },
} satisfies Partial<Handlers<typeof payroll>>

const knownRun = (task: TaskContext, month: string): PayRun =>
  store.findRun(task.reader, month) ?? refuse('payroll.not-found', {})

function mustBeApproved(task: TaskContext, month: string): void {
  if (knownRun(task, month).state !== 'approved') refuse('payroll.not-locked', { month })
}

const toldOf = (event: ExportRecord['event'], month: string, rows: number, reason: string) => ({
  event,
  facts: { month, rows },
  reason,
})
