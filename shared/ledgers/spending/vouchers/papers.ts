import { labelOf } from '../../../codes/index.ts'
import { voucherKindCodes } from '../../../codes/vouchers.ts'
import { sayYuan } from '../../../kernel/yuan.ts'
import { type Html, html, type Paper, signatureLine } from '../../../papers/paper.ts'
import { footOf, type Printing } from '../../../papers/printing.ts'
import type { Workbook } from '../../../sheets/workbook.ts'
import { sidesOf, totalSides } from './balances.ts'
import type { BalanceRow, EntryTold, VoucherView } from './views.ts'
import { sayNumber } from './words.ts'

/** What a list of vouchers is called on paper and in workbooks. */
export const voucherListTitle = { title: '记账凭证清单', counted: '张' } as const

type About = Printing & { readonly officeName: string }

/** 记账凭证, several to a page, none broken in two where it fits. */
export function voucherPaper(views: readonly VoucherView[], about: About): Paper {
  return {
    title: '记账凭证',
    ...footOf(about),
    body: html`${views.map((view) => voucherPart(view, about.officeName))}`,
  }
}

function voucherPart(
  { voucher, entries, reverses, reversedBy, papers, sourcePapers }: VoucherView,
  officeName: string,
): Html {
  const { day, number, totalFen, enteredByName, checkedByName, kind } = voucher
  const isRed = kind === 'reversal'
  const note = [
    `来源：${labelOf(voucherKindCodes, kind)}`,
    reverses ? `冲销 ${reverses.month} ${sayNumber(reverses.number)}` : '',
    papers + sourcePapers > 0 ? `附单据 ${papers + sourcePapers} 张` : '',
    reversedBy ? `已由 ${reversedBy.month} ${sayNumber(reversedBy.number)} 冲销` : '',
  ].filter((part) => part !== '')
  return html`<section style="break-inside: avoid; margin-bottom: 9mm">
<h1 style="margin: 0 0 1mm; font-size: 15pt">${isRed ? '记账凭证（红字）' : '记账凭证'}</h1>
<div class="head"><span>单位：${officeName}</span><span>${sayDay(day)}</span><span>${sayNumber(number)}号</span></div>
<table><thead><tr><th style="width: 30%">摘要</th><th>会计科目</th><th style="width: 17%">借方金额</th>
<th style="width: 17%">贷方金额</th></tr></thead><tbody>${entries.map(entryLine)}
<tr><th colspan="2">合计</th>${money(totalFen)}${money(totalFen)}</tr></tbody></table>
<div class="head" style="margin-top: 1.5mm"><span>${note.join('；')}</span>
<span>审核：${checkedByName || '　　　'}</span>
<span>制单：${enteredByName}</span></div></section>`
}

function entryLine({ summary, accountCode, accountName, fundName, debitFen, creditFen }: EntryTold): Html {
  const account = `${accountCode} ${accountName}${fundName ? `（${fundName}）` : ''}`
  return html`<tr><td>${summary}</td><td>${account}</td>${money(debitFen)}${money(creditFen)}</tr>`
}

/** 2031年6月15日 for a day. */
const sayDay = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Figures stand right; nothing where there is nothing, red where it is taken back. */
function money(fen: number): Html {
  const text = fen === 0 ? '' : sayYuan(fen)
  return fen < 0
    ? html`<td class="number" style="color: #c00">${text}</td>`
    : html`<td class="number">${text}</td>`
}

const sides = ['期初借方', '期初贷方', '本期借方', '本期贷方', '期末借方', '期末贷方'] as const

const years = ['本年累计借方', '本年累计贷方'] as const

/** 科目余额表, A4 across. */
export function balancePaper(rows: readonly BalanceRow[], month: string, about: About): Paper {
  const lines = rows.map((row) => {
    const indent = { html: `padding-left: ${1.6 + row.level * 4}mm` }
    const code = row.fundId === null ? row.code : ''
    return html`<tr><td>${code}</td><td style="${indent}">${row.name}</td>${sidesOf(row).map(money)}</tr>`
  })
  return {
    title: '科目余额表',
    landscape: true,
    ...footOf(about),
    body: html`<h1>科目余额表</h1>
<div class="head"><span>单位：${about.officeName}</span><span>${sayMonthText(month)}</span><span>单位：元</span></div>
<table><thead><tr><th>科目编号</th><th>科目名称</th>${sides.map((side) => html`<th>${side}</th>`)}</tr></thead>
<tbody>${lines}<tr><th colspan="2">合计</th>${totalSides(rows).map(money)}</tr></tbody></table>
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

const sayMonthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** 科目余额表 as a workbook. */
export function balanceWorkbook(rows: readonly BalanceRow[], month: string, officeName: string): Workbook {
  const tops = rows.filter(({ level, fundId }) => level === 0 && fundId === null)
  const yearOf = (side: 'yearDebitFen' | 'yearCreditFen') => tops.reduce((sum, row) => sum + row[side], 0)
  return {
    title: '科目余额表',
    subtitles: [`单位：${officeName}　　会计月份：${month}　　金额单位：元`],
    columns: [
      { heading: '科目编号', kind: 'text', width: 100 },
      { heading: '科目名称', kind: 'text', width: 220 },
      ...[...sides, ...years].map((heading) => ({ heading, kind: 'fen' as const, width: 120 })),
    ],
    rows: rows.map((row) => [
      row.fundId === null ? row.code : '',
      `${'　'.repeat(row.level)}${row.name}`,
      ...sidesOf(row),
      row.yearDebitFen,
      row.yearCreditFen,
    ]),
    totals: ['合计', '', ...totalSides(rows), yearOf('yearDebitFen'), yearOf('yearCreditFen')],
  }
}
