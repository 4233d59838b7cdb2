import type { ReactNode } from 'react'
import './door.css'

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  readonly wide?: boolean
  readonly onBack?: (() => void) | undefined
  readonly children: ReactNode
}

/** The card in the middle of the window before a ledger is open: a title, one thing to do, a way back. */
export function SessionCard({ title, lead, wide, onBack, children }: Props) {
  return (
    <main className="door">
      <header className="door-brand">
        <span className="brand-name">社区台账</span>
        <span className="brand-motto">离线 · 加密 · 全程留痕</span>
      </header>
      <section className={wide ? 'door-card door-card-wide' : 'door-card'}>
        {onBack && (
          <button type="button" className="link-button door-back" onClick={onBack}>
            ‹ 返回
          </button>
        )}
        <h1>{title}</h1>
        {lead && <p className="door-lead">{lead}</p>}
        {children}
      </section>
    </main>
  )
}
