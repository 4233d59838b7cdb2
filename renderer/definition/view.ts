import type { ComponentType, LazyExoticComponent, ReactNode } from 'react'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'

/** What the screens know of a kind of ledger. */
export type LedgerView = {
  readonly icon: ReactNode
  /** Its page, fetched when first opened; a place's details choose what it shows. */
  readonly Page: LazyExoticComponent<ComponentType>
  /** The question the page lives on: who may not ask it does not see the page. */
  readonly door: Endpoint
  /** Where on its page the figures of a month (`2026-03`) are looked up, if not where it opens. */
  readonly figuresAt?: (month: string) => Readonly<Record<string, string>>
  /** Where on the page a row of a table is shown, by the table. */
  readonly opens: Readonly<Record<string, (id: string) => Readonly<Record<string, unknown>>>>
}
