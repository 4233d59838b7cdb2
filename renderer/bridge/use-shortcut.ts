import { useEffect, useRef } from 'react'

/**
 * Runs `deed` on Ctrl (⌘) + `key` while the component stands; the browser's own meaning of the key
 * is dropped.
 */
export function useShortcut(key: string, deed: () => void, enabled = true): void {
  const latest = useRef(deed)
  latest.current = deed
  useEffect(() => {
    if (!enabled) return
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== key || event.isComposing) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [key, enabled])
}
