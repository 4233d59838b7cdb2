import { type RefObject, useCallback, useLayoutEffect, useSyncExternalStore } from 'react'

/** Where the person is: a page and its details (filters, the open record), kept in the address. */
export type Place = {
  readonly page: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Where the person is now. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, current)
}

/** Opens a page; going back returns to where one was, filters and all. */
export function goTo(page: string, details: Readonly<Record<string, unknown>> = {}): void {
  const address = addressOf({ page, details })
  if (address === location.hash) return
  history.pushState({ key: crypto.randomUUID() }, '', address)
  announce()
}

/** Begins at the desk, whatever the address says: somebody else sat down. */
export function startAtDesk(): void {
  history.replaceState({ key: crypto.randomUUID() }, '', addressOf({ page: 'desk', details: {} }))
  announce()
}

/** One step back, as the browser's own key does. */
export function goBack(): void {
  history.back()
}

/**
 * A detail of this place, like `useState`, that survives going away and back. `step` makes a change one that
 * going back undoes (a record opened), instead of a quiet one (a filter typed).
 */
export function usePlaceState<T>(name: string, first: T): [T, (next: T, step?: boolean) => void] {
  const place = usePlace()
  const value = name in place.details ? (place.details[name] as T) : first
  const set = useCallback(
    (next: T, step = false) => {
      const { page, details } = current()
      const changed = { page, details: { ...details, [name]: next ?? undefined } }
      if (step) history.pushState({ key: crypto.randomUUID() }, '', addressOf(changed))
      else history.replaceState(history.state, '', addressOf(changed))
      announce()
    },
    [name],
  )
  return [value, set]
}

/** Remembers how far an element was scrolled at this place, and puts it back after going back. */
export function useKeptScroll(element: RefObject<HTMLElement | null>, ready = true): void {
  useLayoutEffect(() => {
    const scroller = element.current
    if (!scroller || !ready) return
    const key = placeKey()
    scroller.scrollTop = scrolled.get(key) ?? 0
    const keep = () => scrolled.set(key, scroller.scrollTop)
    scroller.addEventListener('scroll', keep, { passive: true })
    return () => scroller.removeEventListener('scroll', keep)
  }, [element, ready])
}

/** Reads an address; one that nobody can read is the desk. */
export function placeOf(hash: string): Place {
  const [page, encoded] = hash.replace(/^#\/?/, '').split('?', 2)
  return { page: page || 'desk', details: detailsOf(encoded) }
}

/** The address of a place; details that say nothing are left out. */
export function addressOf({ page, details }: Place): string {
  const said = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
  return Object.keys(said).length === 0
    ? `#/${page}`
    : `#/${page}?${encodeURIComponent(JSON.stringify(said))}`
}

const scrolled = new Map<string, number>()
const listeners = new Set<() => void>()
let known: { hash: string; place: Place } | undefined

function current(): Place {
  if (known?.hash !== location.hash) known = { hash: location.hash, place: placeOf(location.hash) }
  return known.place
}

const placeKey = () => String((history.state as { key?: string } | null)?.key ?? 'first')

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) for (const event of EVENTS) window.addEventListener(event, announce)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) for (const event of EVENTS) window.removeEventListener(event, announce)
  }
}

const EVENTS = ['popstate', 'hashchange'] as const

function announce(): void {
  for (const listener of listeners) listener()
}

function detailsOf(encoded: string | undefined): Place['details'] {
  if (!encoded) return {}
  try {
    const read: unknown = JSON.parse(decodeURIComponent(encoded))
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? { ...read } : {}
  } catch {
    return {}
  }
}
