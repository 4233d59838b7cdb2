import { sayYuan } from '../kernel/yuan.ts'

/** A figure as people read it: a number of things, or fen as yuan. */
export const sayFigure = (value: number, kind: 'count' | 'fen' = 'count'): string =>
  kind === 'fen' ? sayYuan(value) : value.toLocaleString('zh-CN')
