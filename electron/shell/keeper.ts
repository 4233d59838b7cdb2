import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import type { LedgerThread } from './ledger-thread.ts'

/** One ledger thread at a time: locking ends it, and the keys with it, and begins the next. */
export type Keeper = {
  /** Answers a call of the page. */
  call(name: string, input: unknown): Promise<Result<unknown, Fault>>
  /**
   * Locks because nobody is there: `idle` leaves a task alone that still moves on, `away` (the screen was
   * locked, the computer sleeps) waits for nothing but the deed that runs.
   */
  lock(why: 'idle' | 'away'): Promise<void>
  /** Closes the ledger for good: the program is ending. */
  end(): Promise<void>
}

type Listener = {
  /** The session ended without the page asking. */
  locked(): void
  /** Threads die as soon as they begin: the program cannot work here. */
  broken(): void
}

/**
 * Keeps a thread running; `begin` starts one and calls `died` should it end by itself. `now` counts
 * milliseconds and never goes back: what the computer's clock says has no part in when to lock.
 */
export function keeper(
  begin: (died: () => void) => LedgerThread,
  listener: Listener,
  now: () => number = () => performance.now(),
): Keeper {
  let isEnding = false
  let renewing: Promise<void> | undefined
  let isLocking = false
  let thread = start()

  function start(): LedgerThread {
    const startedMs = now()
    return begin(() => {
      if (isEnding || renewing) return
      isEnding = now() - startedMs < STILLBORN_MS
      if (isEnding) return listener.broken()
      thread = start()
      listener.locked()
    })
  }

  function renew(): Promise<void> {
    const next = async () => {
      await thread.end(PATIENCE_MS)
      if (!isEnding) thread = start()
    }
    renewing ??= next().finally(() => {
      renewing = undefined
    })
    return renewing
  }

  return {
    async call(name, input) {
      if (name === 'tasks.cancel') {
        thread.cancel((input as { call?: unknown } | null)?.call)
        return ok({})
      }
      await renewing
      if (isEnding) return no(fault('session.locked', {}))
      const result = await thread.call(name, input)
      if (name !== 'session.lock') return result
      // Subtle: whatever the ledger said to it, with its thread gone it is locked.
      await renew()
      return ok({})
    },
    async lock(why) {
      if (isLocking || isEnding || renewing) return
      if (why === 'idle' && now() - thread.lastProgressMs() < MOVING_MS) return
      isLocking = true
      try {
        if (!(await isOpen(thread))) return
        await renew()
        listener.locked()
      } finally {
        isLocking = false
      }
    },
    async end() {
      isEnding = true
      await renewing
      await thread.end(PATIENCE_MS)
    },
  }
}

/** Whether a session is open; a thread too busy to say counts as open. */
async function isOpen(thread: LedgerThread): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const busy = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), BUSY_MS)
  })
  const result = await Promise.race([thread.call('session.overview', {}), busy])
  clearTimeout(timer)
  return !result || (result.ok && (result.value as { session: unknown }).session !== null)
}

/** Closing a large ledger copies it first. */
const PATIENCE_MS = 60_000
const BUSY_MS = 2_000
const MOVING_MS = 30_000
const STILLBORN_MS = 3_000
