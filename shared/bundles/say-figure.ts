/** A number of things, minutes shown as hours, or tenths of a percent. */
export type FigureKind = 'count' | 'minutes' | 'share'

/** A figure as people read it; a dash for a part of nothing. */
export function sayFigure(value: number | null, kind: FigureKind = 'count'): string {
  if (value === null) return '—'
  switch (kind) {
    case 'count':
      return value.toLocaleString('zh-CN')
    case 'minutes':
      return (value / 60).toLocaleString('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    case 'share':
      return `${(value / 10).toFixed(1)}%`
  }
}
