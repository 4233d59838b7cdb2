import { refuse } from '../../../../shared/kernel/refusal.ts'
import type { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { voucherFields } from '../../../../shared/ledgers/spending/vouchers/fields.ts'
import * as papers from '../../../../shared/ledgers/spending/vouchers/papers.ts'
import { type ExportRecord, officeOf, printing, savePaper, saveSheet } from '../../../ipc/exports.ts'
import type { Handlers, TaskContext } from '../../../ipc/handlers.ts'
import { listHandlers } from '../../../ipc/lists.ts'
import { voucherListPlan } from './list-plan.ts'
import { balanceRows } from './month-deeds.ts'
import * as store from './store.ts'
import { teller, viewer } from './voucher-deeds.ts'

const vouchers = listHandlers({
  title: papers.voucherListTitle,
  fields: voucherFields,
  events: { exported: 'spending.exported', printed: 'spending.printed' },
  plan: () => voucherListPlan,
  nouns(reader) {
    const told = teller(reader)
    return (row: store.Listed) => told(store.voucherFrom(row))
  },
  show: (voucher) => voucher,
  names: () => () => '',
})

/** 记账凭证 and 科目余额表: listed, and as they leave. */
export const exportDeeds = {
  vouchers: vouchers.list,
  exportVouchers: vouchers.exportSheet,

  async printVouchers(task, { month, from, to, reason }) {
    const vouchers = store.vouchersIn(task.reader, month, from ?? 1, to ?? Number.MAX_SAFE_INTEGER)
    if (vouchers.length === 0) refuse('spending.voucher-not-found', {})
    const told = viewer(task.reader)
    const views = vouchers.map((voucher, at) => {
      pause(task, at)
      return told(voucher)
    })
    const paper = papers.voucherPaper(views, { ...printing(task, reason), officeName: officeOf(task) })
    const facts = { rows: views.length, month }
    return savePaper(task, `${paper.title}-${month}`, paper, { event: 'spending.printed', facts, reason })
  },

  async printBalances(task, { month, reason }) {
    const rows = balanceRows(task.reader, month)
    const paper = papers.balancePaper(rows, month, { ...printing(task, reason), officeName: officeOf(task) })
    const told: ExportRecord = { event: 'spending.printed', facts: { rows: rows.length, month }, reason }
    return savePaper(task, `${paper.title}-${month}`, paper, told)
  },

  async exportBalances(task, { month, reason }) {
    const rows = balanceRows(task.reader, month)
    const workbook = papers.balanceWorkbook(rows, month, officeOf(task))
    const told: ExportRecord = { event: 'spending.exported', facts: { rows: rows.length, month }, reason }
    return saveSheet(task, `${workbook.title}-${month}`, workbook, told)
  },
} satisfies Partial<Handlers<typeof spending>>

const PAUSE = 1000

function pause(task: TaskContext, done: number): void {
  if (done % PAUSE !== 0) return
  task.progress(done, 0)
  if (task.cancelled()) refuse('ipc.cancelled', {})
}
