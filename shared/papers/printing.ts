import { sayMoment } from '../kernel/moment-words.ts'
import type { Paper } from './paper.ts'

/** Who prints, when and why: stands at the foot of everything that leaves the program on paper. */
export type Printing = {
  readonly printedAtMs: number
  readonly personName: string
  readonly practice: boolean
  readonly reason: string
}

/** The foot of a paper, and 样例 across it where the ledger is made up. */
export function footOf({
  printedAtMs,
  personName,
  practice,
  reason,
}: Printing): Pick<Paper, 'foot' | 'watermark'> {
  const foot = `${personName} 打印于 ${sayMoment(printedAtMs)}　事由：${reason}`
  return practice ? { foot, watermark: '样例' } : { foot }
}
