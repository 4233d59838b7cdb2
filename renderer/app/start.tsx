import { createRoot } from 'react-dom/client'
import { LedgerProvider } from '../bridge/LedgerProvider.tsx'
import { Look } from './Look.tsx'
import { Window } from './Window.tsx'

/** Puts the window's content on the page. */
export function start(root: HTMLElement): void {
  createRoot(root).render(
    <LedgerProvider>
      <Look>
        <Window />
      </Look>
    </LedgerProvider>,
  )
}
