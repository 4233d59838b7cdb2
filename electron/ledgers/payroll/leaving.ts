import type { Input } from '../../../shared/ipc/endpoint.ts'
import type { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import { masking } from '../../../shared/ledgers/payroll/masking.ts'
import {
  bankFileName,
  bankText,
  paySheetPaper,
  slipsPaper,
  staffWorkbook,
} from '../../../shared/ledgers/payroll/papers.ts'
import type { PayRun } from '../../../shared/ledgers/payroll/run.ts'
import type { Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { refuse } from '../../../shared/refusal.ts'
import { eachListed } from '../../db/list.ts'
import type { Desk, Handlers } from '../../ipc/handlers.ts'
import { mayCarry, officeOf, printing, saveCsv, savePaper, saveSheet, type Told } from '../../ipc/leaving.ts'
import { staffListPlanFor } from './list-plan.ts'
import { slipView } from './month-deeds.ts'
import { allParameters } from './parameter-store.ts'
import * as store from './run-store.ts'
import { everyStaff, type Listed, staffFrom } from './staff-store.ts'

/** What leaves of pay: the list of staff, the sheet and the slips of a month, and what the bank needs. */
export const leavingDeeds = {
  async exportSheet(desk, wanted) {
    const { list, columns, unmasked, reason } = wanted
    mayCarry(desk, unmasked)
    const sheet = staffWorkbook({
      officeName: officeOf(desk),
      asOf: desk.ambient().today,
      fields: columns.flatMap((name) => staffFields.filter((field) => field.name === name)),
      staff: listed(desk, list).map((one) => (unmasked ? one : masking(one))),
      unmasked,
    })
    const facts = { rows: sheet.rows.length, columns: columns.join(' '), unmasked }
    return saveSheet(desk, sheet.title, sheet, { event: 'payroll.exported', facts, reason })
  },

  async printSheet(desk, { month, reason }) {
    const run = knownRun(desk, month)
    const names = store.personNames(desk.reader)
    const slips = store.slipsIn(desk.reader, month)
    const sheet = {
      officeName: officeOf(desk),
      month,
      runBy: names.get(run.runBy) ?? '',
      approvedBy: run.approvedBy === null ? null : (names.get(run.approvedBy) ?? ''),
      slips,
      linesOf: (id: string) => store.linesOf(desk.reader, [id]),
      recordsOf: (id: string) => store.recordsOf(desk.reader, id),
      components: allParameters(desk.reader).components,
    }
    const paper = paySheetPaper(sheet, printing(desk, reason))
    return savePaper(desk, paper.title, paper, toldOf('payroll.printed', month, slips.length, reason))
  },

  async printSlips(desk, { month, slipId, reason }) {
    mustBeApproved(desk, month)
    const slips = store.slipsIn(desk.reader, month).filter(({ id }) => slipId === null || id === slipId)
    if (slips.length === 0) refuse('payroll.not-found', {})
    const views = slips.map((slip) => slipView(desk.reader, slip))
    const paper = slipsPaper(views, { ...printing(desk, reason), officeName: officeOf(desk), month })
    const [only] = slips
    const name = slips.length === 1 ? `${paper.title}-${only!.name}` : paper.title
    return savePaper(desk, name, paper, toldOf('payroll.printed', month, slips.length, reason))
  },

  async bankFile(desk, { month, reason }) {
    mustBeApproved(desk, month)
    mayCarry(desk, true)
    const staff = new Map(everyStaff(desk.reader).map((one) => [one.id, one]))
    const paid = store.slipsIn(desk.reader, month).filter(({ netFen }) => netFen > 0)
    const rows = paid.map(({ staffId, name, netFen }) => {
      const { bankAccount, bankName } = staff.get(staffId)!
      if (!bankAccount) return refuse('payroll.no-bank-account', { name })
      return { name, account: bankAccount, bank: bankName ?? '', netFen }
    })
    const told = toldOf('payroll.bank-file', month, rows.length, reason)
    return saveCsv(desk, bankFileName(month), bankText(month, rows), told)
  },
} satisfies Partial<Handlers<typeof payroll>>

type Wanted = Input<typeof payroll.exportSheet>

function listed(desk: Desk, list: Wanted['list']): Staff[] {
  const staff: Staff[] = []
  const plan = staffListPlanFor(desk.scene.person.role)
  const rows = eachListed<Listed, typeof list.sort, typeof list.filters>(desk.reader, plan, list)
  for (const row of rows) {
    staff.push(staffFrom(row))
    if (staff.length % PAUSE === 0 && desk.cancelled()) refuse('ipc.cancelled', {})
  }
  return staff
}
const PAUSE = 1000

const knownRun = (desk: Desk, month: string): PayRun =>
  store.findRun(desk.reader, month) ?? refuse('payroll.not-found', {})

function mustBeApproved(desk: Desk, month: string): void {
  if (knownRun(desk, month).state !== 'approved') refuse('payroll.not-locked', { month })
}

const toldOf = (event: Told['event'], month: string, rows: number, reason: string) => ({
  event,
  facts: { month, rows },
  reason,
})
