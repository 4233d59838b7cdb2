import type { CodeSet } from './code-set.ts'

/** Why a voucher was written. Our own list: 记账凭证 of one series (记字). */
export const voucherKindCodes = {
  title: '凭证来源',
  source: '自编：记账凭证按来源区分，统一编“记”字号',
  codes: [
    { code: 'manual', label: '手工填制' },
    { code: 'opening', label: '期初余额' },
    { code: 'appropriation', label: '拨款' },
    { code: 'spending', label: '支出' },
    { code: 'payroll', label: '报酬' },
    { code: 'carry-forward', label: '年末结转' },
    { code: 'reversal', label: '红字冲销' },
  ],
} as const satisfies CodeSet

/** The five classes of accounts: assets and expenses stand on the debit side. */
export const accountKindCodes = {
  title: '科目类别',
  source: '自编：会计要素，参照政府会计制度科目的分类',
  codes: [
    { code: 'asset', label: '资产' },
    { code: 'liability', label: '负债' },
    { code: 'net', label: '净资产' },
    { code: 'income', label: '收入' },
    { code: 'expense', label: '费用' },
  ],
} as const satisfies CodeSet
