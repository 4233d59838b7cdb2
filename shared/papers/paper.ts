import { dictionary } from '../kernel/dictionary.ts'

/** Text that is safe to stand in a page as it is. Only {@link html} makes it. */
export type Html = { readonly html: string }

/** One printed document: A4, official layout, page x/y at the foot of every page. */
export type Paper = {
  readonly title: string
  readonly landscape?: boolean
  readonly body: Html
  /** Stands small at the foot, left of the page number: who printed it, when, why. */
  readonly foot: string
  /** Grey across every page; practice ledgers say 样例. */
  readonly watermark?: string
}

/**
 * Fills a template; every value is escaped unless it is Html already. Lists are joined, null and
 * undefined vanish.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: parts.map((part, i) => part + (i < values.length ? spell(values[i]) : '')).join('') }
}
type HtmlValue = Html | string | number | null | undefined | readonly Html[]

/** The whole document, ready for the print window. It holds no script and loads nothing. */
export function paperDocument(paper: Paper): string {
  const watermark = paper.watermark ? html`<div class="watermark">${paper.watermark}</div>` : null
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${paper.title}</title>
<style>${{ html: style }}</style></head><body>${watermark}${paper.body}</body></html>`.html
}

/** A table with a heading row that repeats on every page. Cells of a numeric column stand right. */
export function paperTable(headings: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  const isNumeric = headings.map((_, at) => rows.every((row) => isFigure(row[at])) && rows.length > 0)
  const standing = (cell: string | Html, at: number): Html =>
    isNumeric[at] ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`
  return html`<table><thead><tr>${headings.map((heading) => html`<th>${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(standing)}</tr>`)}</tbody></table>`
}

/** Amounts and counts; a telephone number or a code is longer than any count without its commas. */
const FIGURE = /^-?(?:\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$|^—$/
const isFigure = (cell: string | Html | undefined): boolean => typeof cell === 'string' && FIGURE.test(cell)

/** The line for signatures that official sheets end with. */
export function signatureLine(roles: readonly string[]): Html {
  return html`<div class="signatures">${roles.map((role) => html`<span>${role}：<i></i></span>`)}</div>`
}

function spell(value: HtmlValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return 'html' in value ? value.html : value.map((each) => each.html).join('')
  return String(value).replace(/[&<>"']/g, (sign) => ESCAPED[sign]!)
}
const ESCAPED = dictionary<string>({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
})

const style = `
  * { box-sizing: border-box }
  body { margin: 0; color: #000; font: 10.5pt/1.6 "Noto Serif CJK SC", "SimSun", "Songti SC", serif }
  h1 { margin: 0 0 4mm; font: 600 18pt/1.4 "Noto Sans CJK SC", "SimHei", sans-serif; text-align: center }
  h2 { margin: 5mm 0 2mm; font: 600 12pt/1.4 "Noto Sans CJK SC", "SimHei", sans-serif }
  .head { display: flex; justify-content: space-between; margin-bottom: 2mm }
  table { width: 100%; border-collapse: collapse; font-size: 9.5pt }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  th, td { padding: 1.2mm 1.6mm; border: 0.3mm solid #000; text-align: left; vertical-align: middle;
    word-break: break-all }
  th { background: #f2f2f2; font-weight: 600; text-align: center; word-break: keep-all }
  .number { text-align: right; font-variant-numeric: tabular-nums }
  .code { font: 600 14pt/1.8 "Noto Sans Mono CJK SC", monospace; letter-spacing: 0.06em; text-align: center }
  .signatures { display: flex; justify-content: space-between; margin-top: 10mm }
  .signatures i { display: inline-block; width: 32mm; border-bottom: 0.3mm solid #000 }
  .watermark { position: fixed; inset: 0; display: grid; place-items: center; font: 600 60pt sans-serif;
    color: #000; opacity: 0.08; transform: rotate(-30deg); z-index: 9 }
`
