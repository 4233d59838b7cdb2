import type { MessagePort } from 'node:worker_threads'
import type { Ask, FromWorker, ToWorker } from './thread.ts'

/** The worker's end of questions to the shell; {@link Asking.settle} takes what the shell sends back. */
export type Asking = {
  ask<T>(what: Ask): Promise<T>
  settle(message: Extract<ToWorker, { ask: number }>): void
}

/** Questions to the shell over a port. */
export function asking(port: MessagePort): Asking {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let last = 0
  return {
    ask(what) {
      last += 1
      const ask = last
      port.postMessage({ kind: 'ask', ask, what } satisfies FromWorker)
      return new Promise((resolve, reject) => waiting.set(ask, { resolve, reject }))
    },
    settle(message) {
      const one = waiting.get(message.ask)
      waiting.delete(message.ask)
      if (message.kind === 'given') one?.resolve(message.value as never)
      else one?.reject(Object.assign(new Error('the shell could not'), { code: message.code }))
    },
  }
}
