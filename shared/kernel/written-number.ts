/**
 * A written number in one spelling, half-width and without its thousands separators: `￥１，０３４．５０元` is
 * `¥1034.50元`. Undefined where a comma or a blank stands where nobody sets a separator: `8,50` and `8 50`
 * may be 8.50, and are never 850.
 */
export function ungrouped(text: string): string | undefined {
  const written = text.normalize('NFKC').replace(UNSEEN, '').trim().toLowerCase()
  if (APART.test(written)) return undefined
  const number = written.replace(/\s/gu, '')
  if (!number.includes(',')) return number
  return GROUPED.test(number) ? number.replaceAll(',', '') : undefined
}

const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu
/** A blank inside a number. */
const APART = /[\d.,]\s+[\d.,]/u
/** Groups of three behind a group that a number may begin with. */
const GROUPED = /^[^\d.,]*[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?[^\d.,]*$/
