import { useEffect, useState } from 'react'
import { session as doors } from '../../shared/session/contract.ts'
import { onShellEvent, showMenu } from '../bridge/client.ts'
import { goBack, goTo } from '../bridge/place.ts'
import { useMay, useSession } from '../bridge/session.ts'
import { useLedgerTask } from '../bridge/use-ledger-task.ts'
import { useShortcut } from '../bridge/use-shortcut.ts'
import { lockForMe, lockForSomebodyElse } from '../session/locking.ts'
import { useTypeSize } from './type-size.ts'

/** What the window shows over its pages when the menu asks for it. */
export type HelpSheet = 'shortcuts' | 'about'

/**
 * Ctrl+L locks, F1 tells the keys, the menu names the pages and does what it says. Answers which help sheet
 * is open.
 */
export function useShellKeys(entries: readonly (readonly [string, { readonly label: string }])[]) {
  const [sheet, setSheet] = useState<HelpSheet>()
  const backUp = useLedgerTask(doors.backUp, {
    done: ({ fileName }) => (fileName ? `已备份并检查通过：${fileName}` : '没有备份'),
  })
  const mayBackUp = useMay(doors.backUp)
  const runBackUp = backUp.run
  const session = useSession()
  const [size, setSize] = useTypeSize()
  useShortcut('l', () => lockForMe(session))
  // Subtle: the list is made anew at every look, so that its text says whether it is another one.
  const pages = JSON.stringify(entries.map(([name, { label }]) => ({ name, label })))
  const names = entries.map(([name]) => name).join(' ')
  useEffect(() => {
    showMenu(JSON.parse(pages))
    return () => showMenu([])
  }, [pages])
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setSheet('shortcuts')
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.type !== 'menu') return
        if (event.item === 'lock') lockForMe(session)
        else if (event.item === 'switch') lockForSomebodyElse(session)
        else if (event.item === 'large-type') setSize(size === 'large' ? 'ordinary' : 'large')
        else if (event.item === 'back') goBack()
        else if (event.item === 'back-up' && mayBackUp) void runBackUp({ toStick: false })
        else if (event.item === 'shortcuts' || event.item === 'about') setSheet(event.item)
        else if (names.split(' ').includes(event.item)) goTo(event.item)
      }),
    [session, size, setSize, names, mayBackUp, runBackUp],
  )
  return { sheet, close: () => setSheet(undefined) }
}
