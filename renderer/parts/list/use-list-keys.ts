import { useEffect, useRef } from 'react'
import { useShortcut } from '../../bridge/use-shortcut.ts'
import type { ListSpec } from './list-kinds.ts'
import { useMayAny } from './use-may-any.ts'

type Deeds = { readonly focusSearch: () => void; readonly create: ListSpec['create'] }

/** The keys of every list page: `/` goes to the search box, Ctrl+N begins a new record. */
export function useListKeys({ focusSearch, create }: Deeds): void {
  const focus = useRef(focusSearch)
  focus.current = focusSearch
  useShortcut('n', () => create?.onClick(), useMayAny(create?.door))
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.defaultPrevented || isTyping(event.target)) return
      event.preventDefault()
      focus.current()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  )
}
