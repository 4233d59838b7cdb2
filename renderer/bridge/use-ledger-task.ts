import { useCallback, useRef } from 'react'
import type { Gate, Output, RawInput, Task } from '../../shared/ipc/endpoint.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { call } from './client.ts'
import { beginTask, cancelTask, endTask, type RunningTask, useRunningTasks } from './running-tasks.ts'
import { type DeedOptions, type LedgerDeed, useDeed } from './use-ledger-command.ts'

/** A deed that reports how far it is and can be cancelled. */
export type LedgerErrand<E extends Task | Gate> = LedgerDeed<E> & {
  /** How far it is; undefined while nothing runs. */
  readonly progress: RunningTask | undefined
  readonly cancel: () => void
}

/**
 * An errand that may take its time: with progress in the strip at the foot of the window, and a way
 * to cancel.
 */
export function useLedgerTask<E extends Task | Gate>(door: E, options: DeedOptions<E> = {}): LedgerErrand<E> {
  const key = useRef<number | undefined>(undefined)
  const knock = useCallback(async (to: E, input: RawInput<E>): Promise<Result<Output<E>, Fault>> => {
    key.current = beginTask(to.name)
    try {
      return await call(to, input)
    } finally {
      endTask(key.current)
      key.current = undefined
    }
  }, [])
  const deed = useDeed(door, options, knock)
  const progress = useRunningTasks().find((task) => task.key === key.current)
  const cancel = useCallback(() => {
    if (key.current !== undefined) cancelTask(key.current)
  }, [])
  return { ...deed, progress, cancel }
}
