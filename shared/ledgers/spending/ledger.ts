import { paperKindCodes } from '../../codes/spending.ts'
import { judges } from '../../definition/decision.ts'
import { defineLedger, maybeIn, type StoredRow, textIn, travelling } from '../../definition/define-ledger.ts'
import { sayMonthOf } from '../../kernel/day-words.ts'
import { spending } from './contract.ts'
import {
  appropriationFields,
  fundFields,
  fundRuleFields,
  lineFields,
  publicityFields,
  spendingFields,
} from './fields.ts'
import { invoiceKeyOf, sumKeysOf } from './rules.ts'
import { searchOf } from './search.ts'
import { voucherTables } from './vouchers/ledger.ts'
import { spendingWire } from './wire.ts'
import { spendingFaultWords } from './words.ts'

const travels = travelling(spendingWire)

const deriveSpending = () => (row: StoredRow) => ({
  ...sumKeysOf({ state: textIn(row, 'state'), paidDay: textIn(row, 'paid_day') }),
  search: searchOf({
    number: textIn(row, 'number'),
    purpose: textIn(row, 'purpose'),
    payee: textIn(row, 'payee'),
    handler: textIn(row, 'handler'),
    invoiceNumber: maybeIn(row, 'invoice_number'),
  }),
  invoice_key: invoiceKeyOf({
    invoiceNumber: maybeIn(row, 'invoice_number'),
    seller: maybeIn(row, 'seller'),
  }),
})

/** 经费: what the whole program knows of it. */
export const spendingLedger = defineLedger({
  name: 'spending',
  label: '经费',
  doors: spending,
  deeds: {
    enterVoucher: '填制记账凭证',
    checkVoucher: '审核记账凭证',
    checkMonth: '审核一个月的凭证',
    reverseVoucher: '红字冲销',
    addAccount: '增设会计科目',
    stopAccount: '停用或恢复会计科目',
    closeMonth: '结账',
    askReopening: '申请反结账',
    decideReopening: '审批反结账',
    carryForward: '年末结转',
    exportVouchers: '导出凭证表格',
    printVouchers: '打印记账凭证',
    printBalances: '打印科目余额表',
    exportBalances: '导出科目余额表',
    addFund: '新建资金',
    correctFund: '更正资金',
    addRule: '增加资金规定',
    endRule: '终止资金规定',
    addLine: '新建预算科目',
    correctLine: '调整预算',
    receive: '登记拨款',
    reverseAppropriation: '冲销拨款',
    printExecution: '打印预算执行表',
    unmask: '查看收款账号',
    enter: '录入支出',
    correct: '更正支出',
    submit: '提交支出',
    review: '复核支出',
    approve: '审批支出',
    sendBack: '退回支出',
    withdraw: '撤回支出',
    pay: '登记支付',
    reverse: '冲销支出',
    publicise: '登记公示',
    printSlip: '打印报销单',
    printPublicity: '打印公示表',
    exportSheet: '导出支出登记表',
    printList: '打印支出登记表',
  },
  events: {
    'funds.exported': '导出支出登记表',
    'funds.printed': '打印经费资料',
    'spending.exported': '导出账簿表格',
    'spending.printed': '打印账簿',
    'spending.unmasked': '查看收款账号',
  },
  about: { 'spending.unmasked': 'spending' },
  faultWords: spendingFaultWords,
  deskWords: {
    'vouchers-waiting': (count) => `${count} 张记账凭证等您审核`,
    'reopening-waiting': (_, day) => `${sayMonthOf(day)}反结账申请等您审批`,
    'month-to-close': (_, day) => `${sayMonthOf(day)}账还没有结`,
    'spending-waiting': (count) => `${count} 笔支出等您复核或审批`,
    'spending-to-pay': (count) => `${count} 笔支出已审批，等支付`,
    'spending-returned': (count) => `${count} 笔支出被退回，请更正后重新提交`,
    'spending-late': (count) => `${count} 笔支出逾期没有公示`,
    'spending-papers': (count) => `${count} 笔待支付的支出单据不齐`,
    'line-near': (count) => `${count} 个预算科目占用超过九成`,
  },
  imports: {
    spending: { label: '以往支出', template: '以往支出导入模板' },
  },
  tables: [
    {
      table: 'fund',
      label: '资金',
      fields: fundFields,
      audited: 'rows',
      hasHistory: true,
      travels: travels('fund'),
    },
    {
      table: 'fund_rule',
      label: '资金规定',
      fields: fundRuleFields,
      columns: { fund_id: '资金' },
      partOf: { table: 'fund', column: 'fund_id' },
      audited: 'rows',
      travels: travels('fund_rule'),
      // Who may approve up to how much, and what may be spent on at all.
      decides: { who: spending.addRule.who, every: true },
    },
    {
      table: 'budget_line',
      label: '预算科目',
      fields: lineFields,
      partOf: { table: 'fund', column: 'fund_id' },
      audited: 'rows',
      travels: travels('budget_line'),
    },
    {
      table: 'appropriation',
      label: '拨款',
      fields: appropriationFields,
      columns: { entered_by: '录入人', voucher_id: '记账凭证' },
      partOf: { table: 'fund', column: 'fund_id' },
      says: { state: { standing: '有效', reversed: '已冲销' } },
      audited: 'rows',
      travels: travels('appropriation'),
      decides: { who: judges, columns: { state: ['reversed'] } },
    },
    {
      table: 'publicity',
      label: '公示',
      fields: publicityFields,
      columns: { entered_by: '录入人' },
      audited: 'rows',
      travels: travels('publicity'),
    },
    {
      table: 'spending',
      label: '支出',
      fields: spendingFields,
      columns: {
        year: '年度',
        binds: '占用预算',
        paid_year: '支付年度',
        paid_month: '支付月份',
        invoice_key: '发票比对',
        hands: '录入和改动过的人',
        reviewed_by: '复核人',
        approved_by: '审批人',
        paid_by: '支付经手人',
        voucher_id: '记账凭证',
        publicity_id: '公示',
      },
      audited: 'rows',
      hasHistory: true,
      travels: travels('spending'),
      attachable: { kinds: paperKindCodes },
      derived: ['binds', 'invoice_key', 'paid_month', 'paid_year', 'search'],
      derive: deriveSpending,
      decides: {
        who: judges,
        columns: { reviewed_by: 'any', approved_by: 'any', state: ['reviewed', 'approved', 'reversed'] },
      },
    },
    ...voucherTables,
  ],
  figures: {
    label: '经费',
    counted: [
      { code: 'fund-budget', label: '年度预算（元）', kind: 'fen' },
      { code: 'fund-received', label: '本年拨款（元）', kind: 'fen' },
      { code: 'fund-spent', label: '本年支出（元）', kind: 'fen' },
      { code: 'fund-balance', label: '经费余额（元）', kind: 'fen' },
    ],
    shares: [{ code: 'fund-use', label: '预算执行率', of: 'fund-spent', in: 'fund-budget' }],
  },
})
