import { useSyncExternalStore } from 'react'

/** A short sentence at the top of the window; without `seconds` it stays until somebody closes it. */
export type Telling = {
  readonly key: number
  readonly kind: 'done' | 'note' | 'warning' | 'problem'
  readonly words: string
}

/** What is being said now, newest last. */
export function useTellings(): readonly Telling[] {
  return useSyncExternalStore(subscribe, () => said)
}

/** Says something; at most three things stand at once. */
export function say(kind: Telling['kind'], words: string, seconds?: number): void {
  const key = ++lastKey
  change([...said.filter((one) => one.words !== words), { key, kind, words }].slice(-3))
  if (seconds !== undefined) setTimeout(() => unsay(key), seconds * 1000)
}

/** Takes a sentence away. */
export function unsay(key: number): void {
  change(said.filter((one) => one.key !== key))
}

/** Takes everything away: what was said under one person is not for the next. */
export function unsayAll(): void {
  change([])
}

let said: readonly Telling[] = []
let lastKey = 0
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: readonly Telling[]): void {
  said = next
  for (const listener of listeners) listener()
}
