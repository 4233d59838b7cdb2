import { accountKindCodes, voucherKindCodes } from '../../../codes/vouchers.ts'
import type { Field } from '../../../fields/field.ts'

/** Every field of a voucher, as lists and workbooks show it. */
export const voucherFields = [
  { name: 'month', label: '会计月份', kind: 'month', width: 90, shown: true },
  { name: 'number', label: '凭证号', kind: 'integer', width: 80, shown: true },
  { name: 'day', label: '日期', kind: 'day', width: 110, shown: true, required: true },
  { name: 'summary', label: '摘要', kind: 'text', width: 300, shown: true, required: true },
  { name: 'totalFen', label: '金额（元）', kind: 'fen', width: 130, shown: true },
  {
    name: 'kind',
    label: '来源',
    kind: 'code',
    codes: voucherKindCodes,
    width: 100,
    shown: true,
    required: true,
  },
  { name: 'enteredByName', label: '制单人', kind: 'text', width: 100, shown: true },
  { name: 'checkedByName', label: '审核人', kind: 'text', width: 100, shown: true },
  { name: 'lines', label: '分录行数', kind: 'integer', width: 80 },
] as const satisfies readonly Field[]

/** Every field of an account. */
export const accountFields = [
  { name: 'code', label: '科目编号', kind: 'text', width: 120, required: true },
  { name: 'name', label: '科目名称', kind: 'text', width: 200, required: true },
  { name: 'kind', label: '科目类别', kind: 'code', codes: accountKindCodes, width: 100, required: true },
  { name: 'byFund', label: '按经费核算', kind: 'flag', width: 100, required: true },
  { name: 'source', label: '依据', kind: 'text', width: 300, required: true },
] as const satisfies readonly Field[]
