import { Worker } from 'node:worker_threads'
import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { no, type Result } from '../../shared/kernel/result.ts'
import { type Ask, CANCEL_SLOTS, type FromWorker, type ToWorker, type WorkerStart } from '../ipc/thread.ts'

/** The ledger thread as the shell sees it. */
export type LedgerThread = {
  /** Answers every call: with `session.locked` where the thread ended before it could. */
  call(name: string, input: unknown): Promise<Result<unknown, Fault>>
  /** Asks a call in progress to stop; any other number does nothing. */
  cancel(call: unknown): void
  /** When a task last said that it moved on, by `performance.now()`; minus infinity for never. */
  lastProgressMs(): number
  /**
   * Lets the ledger close itself, then ends the thread and with it the keys. A thread that does not
   * answer within `patienceMs` is ended all the same: its transaction rolls back.
   */
  end(patienceMs: number): Promise<void>
}

type Listener = {
  serve(ask: Ask): Promise<unknown>
  progress(call: number, name: string, done: number, of: number, step: string): void
  ended(call: number): void
  /** The thread died without being asked to. */
  died(): void
}

// Numbers go on over all threads of one program, so that a late cancel never meets a stranger's call.
let lastCall = 0

/** Starts the ledger's worker thread and speaks with it. */
export function ledgerThread(
  file: URL,
  start: Omit<WorkerStart, 'cancelled'>,
  listener: Listener,
): LedgerThread {
  const cancelled = new Int32Array(new SharedArrayBuffer(CANCEL_SLOTS * 4))
  const worker = new Worker(file, { workerData: { ...start, cancelled } satisfies WorkerStart })
  const waiting = new Map<number, { name: string; settle: (result: Result<unknown, Fault>) => void }>()
  let progressMs = Number.NEGATIVE_INFINITY
  let isOver = false
  let ending: Promise<void> | undefined
  let closed: () => void = () => {}
  const send = (message: ToWorker) => worker.postMessage(message)

  worker.on('message', async (message: FromWorker) => {
    if (message.kind === 'closed') return closed()
    if (message.kind === 'ask') return send(await served(message, listener))
    if (message.kind === 'progress') {
      progressMs = performance.now()
      const name = waiting.get(message.call)?.name ?? ''
      return listener.progress(message.call, name, message.done, message.of, message.step)
    }
    waiting.get(message.call)?.settle(message.result)
    waiting.delete(message.call)
    return listener.ended(message.call)
  })
  // Subtle: an error that nobody hears would end the whole program; `exit` follows and says the rest.
  worker.on('error', () => {})
  // A thread that died takes its calls with it: each is answered, none hangs.
  worker.on('exit', () => {
    isOver = true
    for (const [call, { settle }] of waiting) {
      settle(no(fault('session.locked', {})))
      listener.ended(call)
    }
    waiting.clear()
    closed()
    if (!ending) listener.died()
  })

  const end = async (patienceMs: number) => {
    const done = new Promise<void>((resolve) => {
      closed = resolve
    })
    const timer = setTimeout(closed, isOver ? 0 : patienceMs)
    send({ kind: 'close' })
    await done
    clearTimeout(timer)
    await worker.terminate()
  }

  return {
    call(name, input) {
      if (isOver) return Promise.resolve(no(fault('session.locked', {})))
      const call = ++lastCall
      return new Promise((settle) => {
        waiting.set(call, { name, settle })
        send({ kind: 'call', call, name, input })
      })
    },
    cancel(call) {
      if (typeof call === 'number' && waiting.has(call)) Atomics.store(cancelled, call % CANCEL_SLOTS, call)
    },
    lastProgressMs: () => progressMs,
    end(patienceMs) {
      ending ??= end(patienceMs)
      return ending
    },
  }
}

/** What the shell sends back for a question: what it could do, or the code of what it could not. */
async function served(
  { ask, what }: Extract<FromWorker, { kind: 'ask' }>,
  listener: Listener,
): Promise<ToWorker> {
  try {
    return { kind: 'given', ask, value: await listener.serve(what) }
  } catch (error) {
    return { kind: 'failed', ask, code: (error as { code?: string }).code ?? 'EIO' }
  }
}
