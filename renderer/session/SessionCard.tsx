import type { ReactNode } from 'react'
import css from './door.module.css'

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
    <main className={css.door}>
      <header className={css.brand}>
        <span className="brand-name">社区台账</span>
        <span className={css.brandMotto}>离线 · 加密 · 全程留痕</span>
      </header>
      <section className={wide ? `${css.card} ${css.cardWide}` : css.card}>
        {onBack && (
          <button type="button" className={`link-button ${css.back}`} onClick={onBack}>
            ‹ 返回
          </button>
        )}
        <h1>{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {children}
      </section>
    </main>
  )
}
