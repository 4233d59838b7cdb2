import type { Field } from '../fields/field.ts'
import { showCell } from '../sheets/cells.ts'
import { type CellValue, type Workbook, workbookColumn } from '../sheets/workbook.ts'
import { html, type Paper, paperTable, signatureLine } from './paper.ts'
import { footOf, type Printing } from './printing.ts'

/** How a list is headed when it leaves, and what its rows are counted in: 场 for bookings. */
export type ListTitle = { readonly title: string; readonly counted: string }

/** A list that leaves: its rows by field name, hidden fields starred already unless `unmasked`. */
export type LeavingList = ListTitle & {
  readonly officeName: string
  readonly asOf: string
  readonly fields: readonly Field[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly unmasked: boolean
  /** The name behind an id that a reference field holds. */
  nameOf(field: string, id: string): string
}

/** A list as a workbook, with the headings an import knows. */
export function listWorkbook(list: LeavingList): Workbook {
  const { title, counted, officeName, asOf, fields, rows, unmasked } = list
  const hidden = fields.filter(({ mask }) => mask).map(({ label }) => label)
  return {
    title,
    subtitles: [`单位：${officeName}　　截至：${asOf}　　共 ${rows.length} ${counted}`],
    columns: fields.map(workbookColumn),
    rows: rows.map((row) => fields.map((field) => cellOf(list, field, row))),
    ...(unmasked || hidden.length === 0 ? {} : { notes: [`${hidden.join('、')}已遮盖。`] }),
  }
}

/** A list on paper, A4 across, its heading on every page. */
export function listPaper(list: LeavingList, about: Printing): Paper {
  const { title, counted, officeName, asOf, fields, rows } = list
  const lines = rows.map((row, at) => [
    String(at + 1),
    ...fields.map((field) => showCell(field, valueIn(row, field), (id) => list.nameOf(field.name, id))),
  ])
  return {
    title,
    landscape: true,
    ...footOf(about),
    body: html`<h1>${title}</h1>
<div class="head"><span>单位：${officeName}</span><span>截至：${asOf}</span>
<span>共 ${rows.length} ${counted}</span></div>
${paperTable(['序号', ...fields.map(({ label }) => label)], lines)}
${signatureLine(['制表人', '复核人', '负责人'])}`,
  }
}

/** Figures and days stay what they are; what has words of its own becomes words. */
function cellOf(list: LeavingList, field: Field, row: LeavingList['rows'][number]): CellValue {
  const value = valueIn(row, field)
  return wordedKinds.has(field.kind) ? showCell(field, value, (id) => list.nameOf(field.name, id)) : value
}

const wordedKinds: ReadonlySet<Field['kind']> = new Set(['code', 'reference', 'minute', 'percent', 'factor'])
const valueIn = (row: LeavingList['rows'][number], { name }: Field): CellValue =>
  (row[name] as CellValue | undefined) ?? null
