const grouping = new Intl.NumberFormat('en-US')

/** 12345 → 12,345. */
export const sayInteger = (value: number): string => grouping.format(value + 0)

/** Whole fen as yuan with two places and thousands separators: 123456 → 1,234.56. */
export function sayYuan(fen: number): string {
  const absolute = Math.abs(fen)
  const rest = String(absolute % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}${sayInteger(Math.floor(absolute / 100))}.${rest}`
}
