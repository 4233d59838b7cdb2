import { QueryClient } from '@tanstack/react-query'

/** What pages remember of the ledger's answers. Nothing is asked twice until a deed makes it stale. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
})

/** After a deed: a change may move the desk, balances and counts, so every answer is asked again. */
export function everythingIsStale(): void {
  void cache.invalidateQueries()
}

/** Forgets every answer but the one named, at lock and whenever another ledger is shown. */
export function forgetAllBut(name: string): void {
  // Subtle: `clear` would also drop the kept answer from under the screen that watches it.
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== name })
}
