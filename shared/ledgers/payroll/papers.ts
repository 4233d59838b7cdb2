import { codesOf, labelOf } from '../../codes/index.ts'
import { insuranceItemCodes, staffPostCodes } from '../../codes/payroll.ts'
import { sayYuan } from '../../kernel/yuan.ts'
import { type Html, html, type Paper, signatureLine } from '../../papers/paper.ts'
import { footOf, type Printing } from '../../papers/printing.ts'
import { csvText } from '../../sheets/csv.ts'
import { explainSlip, type HowLine } from './explain-words.ts'
import type { PayComponent } from './parameters.ts'
import type { InsuranceRecord, PayLine, PaySlip } from './run.ts'
import type { SlipView } from './views.ts'

/** How 工作人员名册 is headed. */
export const staffListTitle = { title: '工作人员名册', counted: '人' } as const

/** A month as it is put on paper. */
export type PaySheet = {
  readonly officeName: string
  readonly month: string
  /** Who ran it, and who approved it; null while nobody did. */
  readonly runBy: string
  readonly approvedBy: string | null
  readonly slips: readonly PaySlip[]
  readonly linesOf: (slipId: string) => readonly PayLine[]
  readonly recordsOf: (slipId: string) => readonly InsuranceRecord[]
  readonly components: readonly PayComponent[]
}

/** 工资表, A4 across, its heading on every page; every figure is a column of its own. */
export function paySheetPaper(sheet: PaySheet, about: Printing): Paper {
  const { officeName, month, slips, approvedBy, runBy } = sheet
  const columns = columnsOf(sheet)
  const sums = columns.map(({ fenOf }) => slips.reduce((sum, slip) => sum + fenOf(slip), 0))
  const heading = ['序号', '姓名', '岗位', ...columns.map(({ label }) => label)]
  const signed = html`<th style="width: 22mm">签名</th>`
  const rows = slips.map((slip, at) => {
    const post = `${labelOf(staffPostCodes, slip.post)} ${slip.grade} 级`
    const cells = columns.map(({ fenOf }) => money(fenOf(slip)))
    return html`<tr><td>${at + 1}</td><td>${slip.name}</td><td>${post}</td>${cells}<td></td></tr>`
  })
  return {
    title: `${month} 工资表`,
    landscape: true,
    ...footOf(about),
    body: html`<h1>${titleOf(month)}工资表</h1>
<div class="head"><span>单位：${officeName}</span><span>${
      approvedBy === null ? '待审批，不作发放依据' : `计算：${runBy}　审批：${approvedBy}`
    }</span><span>单位：元　共 ${slips.length} 人</span></div>
<table><thead><tr>${heading.map((label) => html`<th>${label}</th>`)}${signed}</tr></thead><tbody>${rows}
<tr><th colspan="3">合计</th>${sums.map(money)}<td></td></tr></tbody></table>
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

type Column = { readonly label: string; readonly fenOf: (slip: PaySlip) => number }

/** The components that anybody has, the items that anybody pays, and the sums. */
function columnsOf({ slips, linesOf, recordsOf, components }: PaySheet): Column[] {
  const lines = new Map(slips.map(({ id }) => [id, linesOf(id)]))
  const records = new Map(slips.map(({ id }) => [id, recordsOf(id)]))
  const used = new Set([...lines.values()].flatMap((some) => some.map(({ componentId }) => componentId)))
  const paid = [...records.values()].flatMap((some) => some.filter(({ personFen }) => personFen > 0))
  const items = codesOf(insuranceItemCodes)
    .map(({ code }) => code)
    .filter((code) => paid.some(({ item }) => item === code))
  const inPay = components.filter(({ id, method }) => used.has(id) && method !== 'withheld')
  const bySort = [...inPay].sort((one, other) => one.sort - other.sort)
  const lineFen = (componentId: string) => (slip: PaySlip) =>
    lines.get(slip.id)?.find((line) => line.componentId === componentId)?.amountFen ?? 0
  const itemFen = (item: string) => (slip: PaySlip) =>
    records.get(slip.id)?.find((record) => record.item === item)?.personFen ?? 0
  return [
    ...bySort.map(({ id, name }) => ({ label: name, fenOf: lineFen(id) })),
    { label: '应发', fenOf: ({ grossFen }) => grossFen },
    ...items.map((item) => ({ label: labelOf(insuranceItemCodes, item), fenOf: itemFen(item) })),
    { label: '个税', fenOf: ({ taxFen, bonusTaxFen }) => taxFen + bonusTaxFen },
    { label: '代扣', fenOf: ({ withheldFen }) => withheldFen },
    { label: '实发', fenOf: ({ netFen }) => netFen },
  ]
}

/** 工资条, one after the other, each whole on its page, with how every figure was found. */
export function slipsPaper(
  views: readonly SlipView[],
  about: Printing & { readonly officeName: string; readonly month: string },
): Paper {
  return {
    title: `${about.month} 工资条`,
    ...footOf(about),
    body: html`${views.map((view) => slipOn(view, about.officeName))}`,
  }
}

function slipOn(view: SlipView, officeName: string): Html {
  const { slip } = view
  const parts = explainSlip(view).map(
    ({ title, lines }) => html`<tr><th colspan="3" style="text-align: left">${title}</th></tr>
${lines.map(lineOn)}`,
  )
  const post = `${labelOf(staffPostCodes, slip.post)} ${slip.grade} 级`
  const widths = html`<colgroup><col style="width: 38mm"><col><col style="width: 28mm"></colgroup>`
  return html`<section style="break-inside: avoid; margin-bottom: 10mm">
<h2 style="text-align: center">${titleOf(slip.month)}工资条</h2>
<div class="head"><span>单位：${officeName}</span><span>姓名：${slip.name}</span><span>${post}</span>
<span>单位缴五险一金：${sayYuan(slip.employerFen)} 元</span></div>
<table>${widths}<tbody>${parts}</tbody></table></section>`
}

const lineOn = ({ label, how, amountFen }: HowLine): Html =>
  html`<tr><td>${label}</td><td>${how}</td>${money(amountFen)}</tr>`

/** What the file for the bank is called, without its ending. */
export const bankFileName = (month: string): string => `银行代发-${month}`

/** 银行代发 as text: who gets how much on which account. */
export function bankText(
  month: string,
  rows: readonly {
    readonly name: string
    readonly account: string
    readonly bank: string
    readonly netFen: number
  }[],
): string {
  const lines = rows.map(({ name, account, bank, netFen }, at) => [
    String(at + 1),
    name,
    account,
    bank,
    (netFen / 100).toFixed(2),
    `${titleOf(month)}工资`,
  ])
  return csvText([['序号', '户名', '账号', '开户银行', '金额', '附言'], ...lines])
}

const money = (fen: number): Html => html`<td class="number">${sayYuan(fen)}</td>`

/** `2031年5月` for `2031-05`. */
const titleOf = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
