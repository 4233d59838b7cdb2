import {
  approverRoleCodes,
  fundKindCodes,
  fundRuleKindCodes,
  paperKindCodes,
  paperStageCodes,
  payWayCodes,
  spendCategoryCodes,
  spendingStateCodes,
} from '../../codes/spending.ts'
import type { Field } from '../../fields/field.ts'

const spendings = [
  {
    name: 'number',
    label: '支出编号',
    kind: 'text',
    width: 96,
    shown: true,
    synonyms: ['编号', '报销单号', '单号'],
  },
  {
    name: 'day',
    label: '支出日期',
    kind: 'day',
    width: 104,
    required: true,
    shown: true,
    synonyms: ['日期', '发生日期', '报销日期', '申请日期'],
  },
  {
    name: 'fundId',
    label: '资金',
    kind: 'reference',
    width: 150,
    required: true,
    shown: true,
    synonyms: ['资金名称', '经费名称', '资金来源', '经费'],
  },
  {
    name: 'lineId',
    label: '预算科目',
    kind: 'reference',
    width: 150,
    required: true,
    shown: true,
    synonyms: ['科目', '预算项目', '支出科目', '项目'],
  },
  {
    name: 'purpose',
    label: '事由',
    kind: 'text',
    width: 220,
    required: true,
    shown: true,
    synonyms: ['用途', '摘要', '支出内容', '报销事由', '支出事项'],
  },
  {
    name: 'amountFen',
    label: '金额（元）',
    kind: 'fen',
    width: 110,
    required: true,
    shown: true,
    synonyms: ['金额', '支出金额', '报销金额'],
  },
  {
    name: 'payee',
    label: '收款人',
    kind: 'text',
    width: 150,
    required: true,
    shown: true,
    synonyms: ['收款单位', '收款方', '领款人', '报销人'],
  },
  {
    name: 'payeeAccount',
    label: '收款账号',
    kind: 'text',
    width: 160,
    mask: 'bank-account',
    synonyms: ['银行账号', '账号', '卡号'],
  },
  {
    name: 'state',
    label: '状态',
    kind: 'code',
    codes: spendingStateCodes,
    width: 90,
    derived: true,
    shown: true,
  },
  { name: 'category', label: '支出类别', kind: 'code', codes: spendCategoryCodes, width: 140, derived: true },
  { name: 'invoiceNumber', label: '发票号码', kind: 'text', width: 170, synonyms: ['发票号', '票据号码'] },
  { name: 'seller', label: '开票单位', kind: 'text', width: 180, synonyms: ['销售方', '开票方'] },
  {
    name: 'decision',
    label: '议定依据',
    kind: 'text',
    width: 200,
    synonyms: ['议定会议', '会议名称', '决议', '审议会议'],
  },
  {
    name: 'handler',
    label: '经办人',
    kind: 'text',
    width: 90,
    required: true,
    synonyms: ['经手人', '承办人', '报账员'],
  },
  { name: 'paidDay', label: '支付日期', kind: 'day', width: 104, synonyms: ['付款日期', '报账日期'] },
  { name: 'payWay', label: '支付方式', kind: 'code', codes: payWayCodes, width: 96, synonyms: ['付款方式'] },
  { name: 'payReference', label: '支付凭据号', kind: 'text', width: 140, synonyms: ['流水号', '支票号'] },
  { name: 'note', label: '退回或冲销的原因', kind: 'text', width: 200, derived: true },
  { name: 'remark', label: '备注', kind: 'text', width: 200, synonyms: ['说明'] },
] as const satisfies readonly Field[]

export type SpendingFieldName = (typeof spendings)[number]['name']

/** The fields of a 支出: columns of lists, workbooks and prints, with the headings offices write. */
export const spendingFields: readonly Field<SpendingFieldName>[] = spendings

/** The fields of a fund. */
export const fundFields: readonly Field[] = [
  { name: 'name', label: '资金名称', kind: 'text', width: 180, required: true },
  { name: 'kind', label: '资金种类', kind: 'code', codes: fundKindCodes, width: 150, required: true },
  { name: 'openedDay', label: '启用日期', kind: 'day', width: 110, required: true },
  { name: 'closedDay', label: '停用日期', kind: 'day', width: 110 },
  { name: 'remark', label: '备注', kind: 'text', width: 220 },
]

/** The fields of a budget line. */
export const lineFields: readonly Field[] = [
  { name: 'fundId', label: '资金', kind: 'reference', width: 160, required: true },
  { name: 'year', label: '年度', kind: 'integer', width: 80, required: true },
  { name: 'name', label: '预算科目', kind: 'text', width: 180, required: true },
  {
    name: 'category',
    label: '支出类别',
    kind: 'code',
    codes: spendCategoryCodes,
    width: 160,
    required: true,
  },
  { name: 'amountFen', label: '预算金额（元）', kind: 'fen', width: 130, required: true },
  { name: 'remark', label: '备注', kind: 'text', width: 220 },
]

/** The fields of an appropriation. */
export const appropriationFields: readonly Field[] = [
  { name: 'fundId', label: '资金', kind: 'reference', width: 160, required: true },
  { name: 'day', label: '到账日期', kind: 'day', width: 110, required: true },
  { name: 'amountFen', label: '拨款金额（元）', kind: 'fen', width: 130, required: true },
  { name: 'payer', label: '拨款单位', kind: 'text', width: 180, required: true },
  { name: 'document', label: '拨款文号', kind: 'text', width: 160 },
  { name: 'remark', label: '备注', kind: 'text', width: 220 },
]

/** The fields of a rule of a fund. */
export const fundRuleFields: readonly Field[] = [
  { name: 'kind', label: '规定', kind: 'code', codes: fundRuleKindCodes, width: 110, required: true },
  { name: 'category', label: '支出类别', kind: 'code', codes: spendCategoryCodes, width: 160 },
  { name: 'role', label: '审批人', kind: 'code', codes: approverRoleCodes, width: 100 },
  { name: 'paper', label: '单据', kind: 'code', codes: paperKindCodes, width: 120 },
  { name: 'stage', label: '何时备齐', kind: 'code', codes: paperStageCodes, width: 100 },
  { name: 'amountFen', label: '金额（元）', kind: 'fen', width: 120 },
  { name: 'days', label: '天数', kind: 'integer', width: 80 },
  { name: 'words', label: '内容', kind: 'text', width: 220 },
  { name: 'matches', label: '事由中的用词', kind: 'text', width: 200 },
  { name: 'source', label: '依据', kind: 'text', width: 220, required: true },
]

/** The fields of what hangs on the board. */
export const publicityFields: readonly Field[] = [
  { name: 'place', label: '公示地点', kind: 'text', width: 180, required: true },
  { name: 'fromDay', label: '公示起', kind: 'day', width: 110, required: true },
  { name: 'toDay', label: '公示止（含）', kind: 'day', width: 110, required: true },
  { name: 'paper', label: '公示材料', kind: 'text', width: 200 },
]
