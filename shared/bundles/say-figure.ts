import { sayYuan } from '../kernel/yuan.ts'

/** A number of things, fen shown as yuan, minutes shown as hours, or tenths of a percent. */
export type FigureKind = 'count' | 'fen' | 'minutes' | 'share'

/** A figure as people read it; a dash for a part of nothing. */
export function sayFigure(value: number | null, kind: FigureKind = 'count'): string {
  if (value === null) return '—'
  switch (kind) {
    case 'count':
      return value.toLocaleString('zh-CN')
    case 'fen':
      return sayYuan(value)
    case 'minutes':
      return (value / 60).toLocaleString('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    case 'share':
      return `${(value / 10).toFixed(1)}%`
  }
}
