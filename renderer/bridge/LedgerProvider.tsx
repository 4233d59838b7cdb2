import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cache } from './cache.ts'

/** Gives the pages below it their memory of the ledger's answers. */
export function LedgerProvider({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={cache}>{children}</QueryClientProvider>
}
