import { useCallback, useRef, useState } from 'react'
import type { Command, Endpoint, Output, RawInput } from '../../shared/ipc/endpoint.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { everythingIsStale } from './cache.ts'
import { call } from './client.ts'
import { useTell } from './use-tell.ts'

/** What happens after a deed. */
export type DeedOptions<E extends Endpoint> = {
  /** Said when it is done; no words, nothing said. */
  readonly done?: string | ((value: Output<E>) => string)
  /** The page shows the fault itself (at a field); otherwise a message says it. */
  readonly showsFault?: boolean
}

/** An order to the ledger: `run` answers the Result; on success everything on the page is asked again. */
export type LedgerDeed<E extends Endpoint> = {
  readonly run: (input: RawInput<E>) => Promise<Result<Output<E>, Fault>>
  readonly isRunning: boolean
  /** Why the last run was refused, until the next run or `forget`. */
  readonly fault: Fault | undefined
  readonly forget: () => void
}

/** A command and how it stands; a refusal is said on top of the window unless the page shows it. */
export function useLedgerCommand<E extends Command>(door: E, options: DeedOptions<E> = {}): LedgerDeed<E> {
  return useDeed(door, options, call)
}

/** Runs a deed once at a time: a second click while it runs changes nothing. */
export function useDeed<E extends Endpoint>(
  door: E,
  options: DeedOptions<E>,
  knock: (door: E, input: RawInput<E>) => Promise<Result<Output<E>, Fault>>,
): LedgerDeed<E> {
  const [fault, setFault] = useState<Fault>()
  const [isRunning, setRunning] = useState(false)
  const running = useRef<Promise<Result<Output<E>, Fault>> | undefined>(undefined)
  const latest = useRef(options)
  latest.current = options
  const tell = useTell()
  const run = useCallback(
    (input: RawInput<E>) => {
      running.current ??= perform()
      return running.current

      async function perform(): Promise<Result<Output<E>, Fault>> {
        setFault(undefined)
        setRunning(true)
        const answer = await knock(door, input)
        running.current = undefined
        setRunning(false)
        const { done, showsFault } = latest.current
        if (answer.ok) {
          if (door.kind !== 'gate' || door.who) everythingIsStale()
          const words = typeof done === 'function' ? done(answer.value) : done
          if (words) tell.done(words)
        } else {
          setFault(answer.fault)
          if (!showsFault || answer.fault.code === 'ipc.cancelled') tell.fault(answer.fault)
        }
        return answer
      }
    },
    [door, knock, tell],
  )
  const forget = useCallback(() => setFault(undefined), [])
  return { run, isRunning, fault, forget }
}
