import { type Sheet, sheetSize, type UnseenRow } from '../../shared/sheets/sheet.ts'
import { isOn } from './styles.ts'
import { attribute } from './xml.ts'

/**
 * Notes, while a sheet is walked, what nobody sees who opens it: rows and columns that a filter, a person or
 * a height of nothing hides, and rows whose every cell is struck through.
 */
export function unseenIn(strikes: readonly boolean[]) {
  const hidden = new Set<number>()
  const struck = new Map<number, boolean>()
  const hiddenColumns = new Set<number>()
  let described = 0
  return {
    /** A row begins. */
    row(row: number, attributes: string): void {
      if (isOn(attributes, 'hidden') || Number(attribute(attributes, 'ht') ?? 1) === 0) hidden.add(row)
    },
    /** Some columns side by side are described. */
    columns(attributes: string): void {
      described += 1
      if (described > MOST_DESCRIBED) return
      if (!isOn(attributes, 'hidden') && Number(attribute(attributes, 'width') ?? 1) !== 0) return
      const [first, last] = ['min', 'max'].map((name) => Number(attribute(attributes, name) ?? 0))
      // SECURITY: the file says from where to where; no more is walked than a sheet may have
      // (tests/sheets/hostile.test.ts).
      const to = Math.min(last!, sheetSize.columns)
      for (let column = Math.max(1, first!); column <= to; column++) hiddenColumns.add(column - 1)
    },
    /** A cell says something. */
    cell(row: number, style: number): void {
      struck.set(row, (struck.get(row) ?? true) && (strikes[style] ?? false))
    },
    /** What was noted. */
    told(): Pick<Sheet, 'unseen' | 'hiddenColumns'> {
      const rows = [...struck.keys()].flatMap((row): UnseenRow[] => {
        if (hidden.has(row)) return [{ row, why: 'hidden' }]
        return struck.get(row) ? [{ row, why: 'struck' }] : []
      })
      return { unseen: rows, hiddenColumns: [...hiddenColumns] }
    },
  }
}

/** As many as spreadsheet programs have columns. */
const MOST_DESCRIBED = 16_384
