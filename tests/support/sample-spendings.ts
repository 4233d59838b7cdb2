import { sampleSpendings } from '../../shared/ledgers/spending/sample.ts'
import { sampleFunds } from '../../shared/ledgers/spending/sample-words.ts'
import { type RawCell, rawWorkbook } from './raw-workbook.ts'
import { sampleDay } from './sample-office.ts'

/** What is wrong in the workbook, by its row among the spendings. */
export const SPOILT_SPENDINGS: ReadonlyMap<number, (row: RawCell[]) => void> = new Map([
  [30, (row) => row.splice(3, 1, '没有这个科目')],
  [120, (row) => row.splice(1, 1, '去年春天')],
  [300, (row) => row.splice(5, 1, '约一千')],
  [450, (row) => row.splice(2, 1, '样例大基金')],
])

/** The register of spendings as the community’s clerk keeps it, until three weeks before the sample’s day. */
export function spendingsWorkbook(): Uint8Array {
  const past = sampleSpendings(sampleDay).filter(({ day }) => day < '2026-11-01')
  const rows = past.map((one, nth): RawCell[] => {
    const { name, lines } = sampleFunds[one.fund]!
    const row: RawCell[] = [
      { number: String(nth + 1) },
      { day: one.day },
      name,
      lines[one.line]![0],
      one.purpose,
      { number: (one.amountFen / 100).toFixed(2) },
      one.payee,
      '9900000000000000',
      one.invoiceNumber,
      one.invoiceNumber === null ? null : one.payee,
      one.decision,
      one.handler,
      '样例',
    ]
    SPOILT_SPENDINGS.get(nth)?.(row)
    return row
  })
  return rawWorkbook({
    name: '经费支出',
    rows: [
      ['幸福社区经费支出登记表（样例数据，并非真实支出）'],
      ['登记单位：幸福社区居委会（样例）'],
      [...headings],
      ...rows,
      ['合计', null, null, null, null, { number: '0' }],
    ],
    merges: ['A1:M1', 'A2:M2'],
    widths: [6, 12, 26, 20, 26, 12, 18, 20, 20, 18, 22, 12, 8],
  })
}

const headings = [
  ...['序号', '报销日期', '资金来源', '预算项目', '摘要', '金额', '收款单位', '账号', '发票号'],
  ...['开票方', '议定会议', '经手人', '备注'],
]
