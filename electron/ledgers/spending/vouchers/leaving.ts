import type { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { voucherFields } from '../../../../shared/ledgers/spending/vouchers/fields.ts'
import * as papers from '../../../../shared/ledgers/spending/vouchers/papers.ts'
import type { VoucherTold } from '../../../../shared/ledgers/spending/vouchers/told.ts'
import { listWorkbook } from '../../../../shared/papers/list-papers.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { eachListed } from '../../../db/list.ts'
import type { Desk, Handlers } from '../../../ipc/handlers.ts'
import { officeOf, printing, savePaper, saveSheet, type Told } from '../../../ipc/leaving.ts'
import { voucherListPlan } from './list-plan.ts'
import { balanceRows } from './month-deeds.ts'
import * as store from './store.ts'
import { teller, viewer } from './voucher-deeds.ts'

/** 记账凭证 and 科目余额表 as they leave. */
export const leavingDeeds = {
  async exportVouchers(desk, { list, columns, reason, unmasked }) {
    const fields = columns.flatMap((name) => voucherFields.filter((field) => field.name === name))
    const told = teller(desk.reader)
    const rows: VoucherTold[] = []
    for (const row of eachListed<store.Listed, typeof list.sort, typeof list.filters>(
      desk.reader,
      voucherListPlan,
      list,
    )) {
      rows.push(told(store.voucherFrom(row)))
      pause(desk, rows.length)
    }
    const workbook = listWorkbook({
      ...papers.voucherListTitle,
      ...{ officeName: officeOf(desk), asOf: desk.ambient().today },
      ...{ fields, rows, unmasked, nameOf: () => '' },
    })
    const facts = { rows: rows.length, columns: columns.join(' ') }
    return saveSheet(desk, papers.voucherListTitle.title, workbook, {
      event: 'spending.exported',
      facts,
      reason,
    })
  },

  async printVouchers(desk, { month, from, to, reason }) {
    const vouchers = store.vouchersIn(desk.reader, month, from ?? 1, to ?? Number.MAX_SAFE_INTEGER)
    if (vouchers.length === 0) refuse('spending.voucher-not-found', {})
    const told = viewer(desk.reader)
    const views = vouchers.map((voucher, at) => {
      pause(desk, at)
      return told(voucher)
    })
    const paper = papers.voucherPaper(views, { ...printing(desk, reason), officeName: officeOf(desk) })
    const facts = { rows: views.length, month }
    return savePaper(desk, `${paper.title}-${month}`, paper, { event: 'spending.printed', facts, reason })
  },

  async printBalances(desk, { month, reason }) {
    const rows = balanceRows(desk.reader, month)
    const paper = papers.balancePaper(rows, month, { ...printing(desk, reason), officeName: officeOf(desk) })
    const told: Told = { event: 'spending.printed', facts: { rows: rows.length, month }, reason }
    return savePaper(desk, `${paper.title}-${month}`, paper, told)
  },

  async exportBalances(desk, { month, reason }) {
    const rows = balanceRows(desk.reader, month)
    const workbook = papers.balanceWorkbook(rows, month, officeOf(desk))
    const told: Told = { event: 'spending.exported', facts: { rows: rows.length, month }, reason }
    return saveSheet(desk, `${workbook.title}-${month}`, workbook, told)
  },
} satisfies Partial<Handlers<typeof spending>>

const PAUSE = 1000

function pause(desk: Desk, done: number): void {
  if (done % PAUSE !== 0) return
  desk.progress(done, 0)
  if (desk.cancelled()) refuse('ipc.cancelled', {})
}
