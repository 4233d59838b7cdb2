import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { sayYuan } from '../kernel/yuan.ts'
import { type IndicatorCode, indicators, partFigures } from './preview-words.ts'

/** What was counted in one ledger, or in several together. */
export type Counted = Readonly<Record<IndicatorCode, number>>

/** A column of the figures: a count, fen, or a part of a whole in tenths of a percent. */
export const FigureColumn = z.strictObject({
  code: z.string(),
  label: z.string(),
  group: z.enum(['members', 'payroll', 'bookings']),
  kind: z.enum(['count', 'fen', 'part']),
})
export type FigureColumn = z.infer<typeof FigureColumn>

const Cells = z.array(z.int().nullable())

/** 汇总数字 of one period: a row per office, and their sums. */
export const Figures = z.strictObject({
  columns: z.array(FigureColumn),
  rows: z.array(
    z.strictObject({
      peerId: Id,
      officeName: z.string(),
      bundleId: z.string(),
      accepted: z.boolean(),
      values: Cells,
    }),
  ),
  sums: Cells,
})
export type Figures = z.infer<typeof Figures>

const parts = new Set<string>(partFigures.flatMap(({ part, whole }) => [part, whole]))
const counts = indicators.filter(({ code }) => !parts.has(code))

/** The columns that people read, in their order; what is only divided is no column. */
export const figureColumns: readonly FigureColumn[] = [
  ...counts,
  ...partFigures.map(({ code, label, group }) => ({ code, label, group, kind: 'part' as const })),
]

/** What stands in the columns; null where there is no whole to be a part of. */
export const figureCells = (counted: Counted): (number | null)[] => [
  ...counts.map(({ code }) => counted[code]),
  ...partFigures.map(({ part, whole }) =>
    counted[whole] === 0 ? null : Math.round((counted[part] * 1000) / counted[whole]),
  ),
]

/** Several ledgers together. */
export const sumFigures = (all: readonly Counted[]): Counted =>
  Object.fromEntries(
    indicators.map(({ code }) => [code, all.reduce((sum, one) => sum + one[code], 0)]),
  ) as Counted

/** A figure as people read it: 1,204, yuan for fen, or 11.5% for a part; a dash for nothing. */
export function sayFigure(kind: FigureColumn['kind'], value: number | null): string {
  if (value === null) return '—'
  if (kind === 'fen') return sayYuan(value)
  return kind === 'count' ? value.toLocaleString('zh-CN') : `${(value / 10).toFixed(1)}%`
}
