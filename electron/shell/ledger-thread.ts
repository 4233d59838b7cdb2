import { Worker } from 'node:worker_threads'
import { type Fault, fault } from '../../shared/faults.ts'
import { no, type Result } from '../../shared/kernel/result.ts'
import { type Ask, CANCEL_SLOTS, type FromWorker, type ToWorker, type WorkerStart } from '../ipc/thread.ts'

/** The ledger thread as the shell sees it. */
export type LedgerThread = {
  call(name: string, input: unknown): Promise<Result<unknown, Fault>>
  cancel(call: number): void
  /** Lets the ledger close itself, then ends the thread and with it the keys. */
  end(): Promise<void>
}

type Listener = {
  serve(ask: Ask): Promise<unknown>
  progress(call: number, name: string, done: number, of: number, step: string): void
  ended(call: number): void
}

/** Starts the ledger's worker thread and speaks with it. */
export function ledgerThread(
  file: URL,
  start: Omit<WorkerStart, 'cancelled'>,
  listener: Listener,
): LedgerThread {
  const cancelled = new Int32Array(new SharedArrayBuffer(CANCEL_SLOTS * 4))
  const worker = new Worker(file, { workerData: { ...start, cancelled } satisfies WorkerStart })
  const waiting = new Map<number, { name: string; settle: (result: Result<unknown, Fault>) => void }>()
  let lastCall = 0
  let closed: () => void = () => {}
  const send = (message: ToWorker) => worker.postMessage(message)

  worker.on('message', async (message: FromWorker) => {
    switch (message.kind) {
      case 'answer':
        waiting.get(message.call)?.settle(message.result)
        waiting.delete(message.call)
        return listener.ended(message.call)
      case 'progress': {
        const name = waiting.get(message.call)?.name ?? ''
        return listener.progress(message.call, name, message.done, message.of, message.step)
      }
      case 'ask':
        try {
          return send({ kind: 'given', ask: message.ask, value: await listener.serve(message.what) })
        } catch (error) {
          return send({ kind: 'failed', ask: message.ask, code: (error as { code?: string }).code ?? 'EIO' })
        }
      default:
        return closed()
    }
  })
  // A thread that died takes its calls with it: each is answered, none hangs.
  worker.on('exit', () => {
    for (const { settle } of waiting.values()) settle(no(fault('session.locked', {})))
    waiting.clear()
    closed()
  })

  return {
    call(name, input) {
      lastCall += 1
      const call = lastCall
      return new Promise((settle) => {
        waiting.set(call, { name, settle })
        send({ kind: 'call', call, name, input })
      })
    },
    cancel: (call) => void Atomics.store(cancelled, call % CANCEL_SLOTS, call),
    async end() {
      const done = new Promise<void>((resolve) => {
        closed = resolve
      })
      send({ kind: 'close' })
      await done
      await worker.terminate()
    },
  }
}
