/**
 * An amount in fen as papers write it in capitals, 人民币 tight before it: to whole yuan ends with 整, a zero
 * inside is said once, a zero jiao before fen is said. Rules for filling in bank papers (支付结算办法, annex 1).
 */
export function capitalAmount(fen: number): string {
  const whole = Math.abs(fen)
  const [yuan, jiao, rest] = [Math.floor(whole / 100), Math.floor(whole / 10) % 10, whole % 10]
  const sign = fen < 0 ? '负' : ''
  const yuanWords = yuan > 0 ? `${integerWords(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `人民币${sign}${yuanWords || '零元'}整`
  // Subtle: a zero before 角 is said where the yuan end in zero, and before 分 where there is no 角.
  const isGap = yuan > 0 && (jiao === 0 || yuan % 10 === 0)
  const jiaoWords = jiao > 0 ? `${DIGITS[jiao]}角` : ''
  const fenWords = rest > 0 ? `${DIGITS[rest]}分` : ''
  return `人民币${sign}${yuanWords}${isGap ? '零' : ''}${jiaoWords}${fenWords}`
}

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const PLACES = ['', '拾', '佰', '仟'] as const
const GROUPS = ['', '万', '亿', '万亿'] as const

function integerWords(yuan: number): string {
  let words = ''
  let isGap = false
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(yuan / 10_000 ** group) % 10_000
    if (part === 0) {
      isGap = words !== ''
      continue
    }
    for (let place = PLACES.length - 1; place >= 0; place -= 1) {
      const digit = Math.floor(part / 10 ** place) % 10
      if (digit === 0) isGap ||= words !== ''
      else {
        words += `${isGap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`
        isGap = false
      }
    }
    words += GROUPS[group]
    isGap = false
  }
  return words
}
