/** `2026年3月` for `2026-03`; nothing for what is no month (a receipt has none). */
export function sayMonth(month: string): string {
  const [year, number] = month.split('-')
  if (!number) return ''
  return `${year}年${Number(number)}月`
}
