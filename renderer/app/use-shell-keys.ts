import { useEffect } from 'react'
import { onShellEvent } from '../bridge/client.ts'
import { goBack, goTo } from '../bridge/place.ts'
import { useSession } from '../bridge/session.ts'
import { useShortcut } from '../bridge/use-shortcut.ts'
import { lockForMe, lockForSomebodyElse } from './locking.ts'
import { useTypeSize } from './type-size.ts'

/** Ctrl+L locks, Ctrl+1…9 open the pages in their order, and the menu does what it says. */
export function useShellKeys(pageNames: readonly string[]): void {
  const session = useSession()
  const [size, setSize] = useTypeSize()
  useShortcut('l', () => lockForMe(session))
  const names = pageNames.join(' ')
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const name = /^[1-9]$/.test(event.key) ? names.split(' ')[Number(event.key) - 1] : undefined
      if (!name) return
      event.preventDefault()
      goTo(name)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [names])
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.type !== 'menu') return
        if (event.item === 'lock') lockForMe(session)
        else if (event.item === 'switch') lockForSomebodyElse(session)
        else if (event.item === 'large-type') setSize(size === 'large' ? 'ordinary' : 'large')
        else if (event.item === 'back') goBack()
        else if (names.split(' ').includes(event.item)) goTo(event.item)
      }),
    [session, size, setSize, names],
  )
}
