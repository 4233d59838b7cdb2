import { paperKindCodes } from '../../../codes/spending.ts'
import { accountKindCodes, voucherKindCodes } from '../../../codes/vouchers.ts'
import { judges } from '../../../definition/decision.ts'
import {
  type StoredRow,
  type TableDefinition,
  textIn,
  travelling,
} from '../../../definition/define-ledger.ts'
import type { Month } from '../../../kernel/month.ts'
import { spendingWire } from '../wire.ts'
import { voucherFields } from './fields.ts'
import { searchOf } from './rules.ts'

const travels = travelling(spendingWire)

const deriveVoucher = () => (row: StoredRow) => ({
  search: searchOf({
    summary: textIn(row, 'summary'),
    month: textIn(row, 'month') as Month,
    number: Number(row['number']),
    totalFen: Number(row['total_fen']),
  }),
})

/** 账簿: the tables of the books. */
export const voucherTables = [
  {
    table: 'account',
    label: '会计科目',
    columns: {
      code: '科目编号',
      name: '科目名称',
      kind: '科目类别',
      by_fund: '按经费核算',
      stopped: '已停用',
      source: '依据',
    },
    codes: { kind: accountKindCodes },
    flags: ['by_fund', 'stopped'],
    audited: 'rows',
    travels: travels('account'),
  },
  {
    table: 'voucher_entry',
    label: '凭证分录',
    columns: {
      voucher_id: '凭证',
      line: '行号',
      month: '会计月份',
      account_id: '科目',
      fund_id: '经费',
      summary: '摘要',
      debit_fen: '借方（元）',
      credit_fen: '贷方（元）',
    },
    partOf: { table: 'voucher', column: 'voucher_id' },
    audited: 'rows',
    travels: travels('voucher_entry'),
  },
  {
    table: 'voucher',
    label: '记账凭证',
    fields: voucherFields,
    columns: {
      month: '会计月份',
      number: '凭证号',
      day: '日期',
      kind: '来源',
      summary: '摘要',
      total_fen: '合计（元）',
      lines: '分录行数',
      source_table: '来源单据种类',
      source_id: '来源单据',
      reverses_id: '被冲销凭证',
      entered_by: '制单人',
      entered_at: '制单时间',
      checked_by: '审核人',
      checked_at: '审核时间',
    },
    codes: { kind: voucherKindCodes },
    audited: 'rows',
    travels: travels('voucher'),
    attachable: { kinds: paperKindCodes },
    derived: ['previous_number', 'search'],
    derive: deriveVoucher,
    decides: { who: judges, columns: { checked_by: 'any' } },
  },
  {
    table: 'book_month',
    label: '结账',
    columns: {
      month: '会计月份',
      state: '状态',
      closed_by: '结账人',
      closed_at: '结账时间',
      asked_by: '申请反结账的人',
      asked_reason: '反结账原因',
      granted_by: '同意反结账的人',
    },
    says: { state: { closed: '已结账', asked: '反结账待审批', open: '已反结账' } },
    audited: 'rows',
    travels: travels('book_month'),
    decides: { who: judges, columns: { closed_at: 'any', granted_by: 'any', state: ['open'] } },
  },
  {
    table: 'account_month',
    label: '科目各月发生额',
    audited: 'no',
    travels: 'stays',
  },
] as const satisfies readonly TableDefinition[]
