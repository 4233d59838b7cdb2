import { useEffect, useRef } from 'react'
import { desk } from '../../shared/desk/contract.ts'
import { call } from '../bridge/client.ts'
import { useLedgerQuery } from '../bridge/use-ledger-query.ts'
import { useTypeSize } from './type-size.ts'

const LIST = 'window'
const NAME = 'type-size'

/** Keeps each person's choice of type among their saved views: the window itself keeps nothing on disk. */
export function useKeptTypeSize(): void {
  const [size, setSize] = useTypeSize()
  const views = useLedgerQuery(desk.views, { list: LIST })
  const kept = useRef<string | undefined>(undefined)
  const saved = views.data?.find((view) => view.name === NAME)?.content ?? (views.data && 'none')
  useEffect(() => {
    if (saved === undefined || kept.current !== undefined) return
    kept.current = saved
    if (saved === 'large' || saved === 'ordinary') setSize(saved)
  }, [saved, setSize])
  useEffect(() => {
    // Subtle: nothing is saved before the saved choice was read, or every start would overwrite it.
    if (kept.current === undefined || kept.current === size) return
    kept.current = size
    void call(desk.saveView, { list: LIST, name: NAME, content: size })
  }, [size])
}
