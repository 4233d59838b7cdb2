import { useSyncExternalStore } from 'react'

export type TypeSize = 'ordinary' | 'large'

/** Ordinary or large type (大字) in the whole window, and how to change it. */
export function useTypeSize(): [TypeSize, (size: TypeSize) => void] {
  return [useSyncExternalStore(subscribe, () => size), change]
}

let size: TypeSize = 'ordinary'
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: TypeSize): void {
  size = next
  for (const listener of listeners) listener()
}
