import { useEffect, useState } from 'react'
import type { Command, Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import { useMay } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'

/** A record with nothing hidden stays on the screen this long. */
const SHOWN_MS = 120_000

/**
 * Shows the hidden values of one record: `record` holds them for two minutes after `show`, which
 * leaves an entry in
 * the chain. `show` is undefined for those who may not look.
 */
export function useUnmask<D extends Command>(
  door: D,
  id: string,
): { readonly record: Output<D> | undefined; readonly show: (() => void) | undefined } {
  const [shown, setShown] = useState<{ readonly id: string; readonly record: Output<D> }>()
  const unmask = useLedgerCommand(door)
  const may = useMay(door)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])
  const show = async (): Promise<void> => {
    const answer = await unmask.run({ id } as RawInput<D>)
    if (answer.ok) setShown({ id, record: answer.value })
  }
  return {
    record: shown?.id === id ? shown.record : undefined,
    show: may ? () => void show() : undefined,
  }
}
