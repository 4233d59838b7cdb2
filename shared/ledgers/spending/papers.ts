import { labelOf } from '../../codes/index.ts'
import { payWayCodes, spendCategoryCodes, spendingStateCodes } from '../../codes/spending.ts'
import type { Day } from '../../kernel/day.ts'
import { sayYuan } from '../../kernel/yuan.ts'
import { capitalAmount } from '../../papers/capital-amount.ts'
import { type Html, html, type Paper, paperTable, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import { rateOf } from './execution.ts'
import type { FundTold } from './fund.ts'
import type { SpendingTold } from './spend-doors.ts'
import type { Publicity, Spending } from './spending.ts'

/** What a list of spendings is called on paper and in workbooks. */
export const spendingListTitle = { title: '经费支出登记表', counted: '笔' } as const

const right = (text: string): Html => html`<span class="number" style="display: block">${text}</span>`
const dayWords = (day: Day): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/**
 * 报销单: one spending with its amount in capitals, who signed for what and how far it has come; accounts stay
 * starred.
 */
export function slipPaper(
  { spending, line, fundName, papers }: SpendingTold,
  names: ReadonlyMap<string, string>,
  officeName: string,
  about: Printing,
): Paper {
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['资金', fundName, '预算科目', `${line.year}年 ${line.name}`],
    ['支出类别', labelOf(spendCategoryCodes, spending.category), '经办人', spending.handler],
    ['收款人', spending.payee, '收款账号', spending.payeeAccount ?? ''],
    ['发票号码', spending.invoiceNumber ?? '', '开票单位', spending.seller ?? ''],
    ['议定依据', spending.decision ?? '', '附单据', `${papers} 张`],
    [
      '支付日期',
      spending.paidDay ?? '',
      '支付方式',
      spending.payWay === null ? '' : labelOf(payWayCodes, spending.payWay),
    ],
    ['录入', nameOf(spending.hands[0]!), '复核', nameOf(spending.reviewedBy)],
    ['审批', nameOf(spending.approvedBy), '支付经手', nameOf(spending.paidBy)],
  ]
  const state = labelOf(spendingStateCodes, spending.state)
  const isVoid = spending.state === 'withdrawn' || spending.state === 'reversed'
  return {
    title: `报销单 ${spending.number}`,
    ...footOf(about),
    body: html`<h1>费用报销单${isVoid ? `（${state}，作废）` : ''}</h1>
<div class="head"><span>单位：${officeName}</span><span>${dayWords(spending.day)}</span>
<span>编号：${spending.number}</span><span>状态：${state}</span></div>
<table><tbody>
<tr><th style="width: 22mm">事由</th><td colspan="3">${spending.purpose}</td></tr>
<tr><th>金额（大写）</th><td colspan="2">${capitalAmount(spending.amountFen)}</td>
<td class="number">￥${sayYuan(spending.amountFen)}</td></tr>
${rows.map(
  ([a, b, c, d]) =>
    html`<tr><th>${a}</th><td style="width: 64mm">${b}</td>
<th style="width: 22mm">${c}</th><td>${d}</td></tr>`,
)}
<tr><th>备注</th><td colspan="3">${spending.remark ?? ''}</td></tr>
</tbody></table>
${signatureLine(['审批', '复核', '证明人', '经办人'])}`,
  }
}

/** 公示表: spendings that hang on the board; neither accounts nor invoices. */
export function publicityPaper(
  publicity: Publicity,
  spendings: readonly Spending[],
  fundNameOf: (id: string) => string,
  officeName: string,
  about: Printing,
): Paper {
  const total = spendings.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const rows = spendings.map(({ paidDay, fundId, category, purpose, payee, decision, amountFen }, at) => [
    String(at + 1),
    paidDay ?? '',
    fundNameOf(fundId),
    labelOf(spendCategoryCodes, category),
    purpose,
    payee,
    decision ?? '',
    right(sayYuan(amountFen)),
  ])
  return {
    title: '经费支出公示表',
    landscape: true,
    ...footOf(about),
    body: html`<h1>${publicity.paper ?? '经费支出公示表'}</h1>
<div class="head"><span>单位：${officeName}</span><span>公示地点：${publicity.place}</span>
<span>公示时间：${dayWords(publicity.fromDay)}至${dayWords(publicity.toDay)}</span></div>
${paperTable(['序号', '支付日期', '资金', '类别', '事由', '收款人', '议定依据', '金额（元）'], rows)}
<p>共 ${spendings.length} 笔，合计 ${sayYuan(total)} 元（${capitalAmount(total)}）。
公示期内如有异议，请向本单位或上级党组织反映。</p>
${signatureLine(['经办人', '复核人', '负责人', '监督委员会'])}`,
  }
}

/** 预算执行表: every fund and line of a year, with what is left and how much was used. */
export function executionPaper(
  funds: readonly FundTold[],
  year: number,
  officeName: string,
  about: Printing,
): Paper {
  const rate = (part: number, whole: number): string => `${(rateOf(part, whole) / 10).toFixed(1)}%`
  const rows = funds.flatMap((fund) => [
    ...fund.lines.map((line) => [
      fund.name,
      line.name,
      right(sayYuan(line.amountFen)),
      right(sayYuan(line.committedFen - line.spentFen)),
      right(sayYuan(line.spentFen)),
      right(sayYuan(line.amountFen - line.committedFen)),
      right(rate(line.spentFen, line.amountFen)),
    ]),
    [
      html`<strong>${fund.name}小计</strong>`,
      '',
      right(sayYuan(fund.budgetFen)),
      right(sayYuan(fund.committedFen - fund.spentFen)),
      right(sayYuan(fund.spentFen)),
      right(sayYuan(fund.budgetFen - fund.committedFen)),
      right(rate(fund.spentFen, fund.budgetFen)),
    ],
  ])
  return {
    title: `${year}年预算执行表`,
    landscape: true,
    ...footOf(about),
    body: html`<h1>${year}年经费预算执行表</h1>
<div class="head"><span>单位：${officeName}</span><span>金额单位：元</span></div>
${paperTable(['资金', '预算科目', '预算', '在办占用', '已支付', '可用', '执行率'], rows)}
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}
