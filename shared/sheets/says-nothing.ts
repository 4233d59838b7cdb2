import type { SheetRow } from './sheet.ts'

/**
 * A row without a mapped cell, a line of totals or signatures under the list, or the heading printed once
 * more.
 */
export function saysNothing(cells: SheetRow, mapped: readonly number[], headings: SheetRow): boolean {
  const filled = mapped.filter((column) => cells[column] != null)
  if (filled.length === 0) return true
  if (filled.length > 1 && filled.every((column) => cells[column] === headings[column])) return true
  const first =
    cells
      .find((cell) => cell != null)
      ?.slice(0, HEAD_LETTERS)
      .replace(/\s/g, '') ?? ''
  return TOTALS.test(first) || (filled.length <= FEW_CELLS && UNDER_LIST.test(first))
}

const TOTALS = /^(?:合计|总计|小计|共计)(?:[:：（(]|$)/u
const UNDER_LIST =
  /^(?:填表人|制表人|填报人|填报单位|审核人|负责人|单位负责人|备注|注|说明|填表说明|填表日期)(?:[:：（(]|$)/u
const FEW_CELLS = 3
const HEAD_LETTERS = 100
