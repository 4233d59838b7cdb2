import { useSyncExternalStore } from 'react'

export type TypeSize = 'ordinary' | 'large'
const KEY = 'type-size'

/** Ordinary or large type (大字), remembered on this computer, and how to change it. */
export function useTypeSize(): [TypeSize, (size: TypeSize) => void] {
  return [useSyncExternalStore(subscribe, () => size), change]
}

let size: TypeSize = remembered()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: TypeSize): void {
  size = next
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // A window without storage forgets the choice at exit; nothing else depends on it.
  }
  for (const listener of listeners) listener()
}

function remembered(): TypeSize {
  try {
    return localStorage.getItem(KEY) === 'large' ? 'large' : 'ordinary'
  } catch {
    return 'ordinary'
  }
}
