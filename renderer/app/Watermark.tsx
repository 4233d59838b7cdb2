import { useState } from 'react'
import { sayMoment } from '../../shared/kernel/moment-words.ts'
import { isAuditor, isPractice } from '../../shared/session/session.ts'
import { useSession } from '../bridge/session.ts'
import css from './shell.module.css'
import { token } from './token.ts'

/**
 * Faint words over the page: 样例 in a practice ledger, an auditor's name and time, so that
 * photographs tell.
 */
export function Watermark() {
  const session = useSession()
  const [openedAtMs] = useState(() => Date.now())
  const reader =
    session.user.role === 'auditor' || isAuditor(session.kind)
      ? `${session.user.name} ${sayMoment(openedAtMs)}`
      : ''
  const words = `${isPractice(session.kind) ? '样例' : ''} ${reader}`.trim()
  if (!words) return null
  return <div className={css.watermark} aria-hidden="true" style={{ backgroundImage: tile(words) }} />
}

function tile(words: string): string {
  const width = Math.max(220, words.length * 20)
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="170">` +
    `<text x="50%" y="50%" transform="rotate(-22 ${width / 2} 85)" text-anchor="middle" ` +
    `font-size="20" fill="${token('ink')}" fill-opacity="0.07">${escaped(words)}</text></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

const escaped = (words: string) => words.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
