import type { Fault } from '../../shared/faults.ts'
import type { Endpoint, Output, RawInput } from '../../shared/ipc/endpoint.ts'
import type { ShellEvent } from '../../shared/ipc/events.ts'
import type { Result } from '../../shared/kernel/result.ts'

/** Knocks at one door of the ledger. Never throws: a broken bridge answers `ipc.defect`. */
export async function call<E extends Endpoint>(
  door: E,
  input: RawInput<E>,
): Promise<Result<Output<E>, Fault>> {
  try {
    const answer = (await window.taizhang.call(door.name, input)) as Result<Output<E>, Fault>
    for (const hear of answerListeners) hear(answer)
    return answer
  } catch {
    return { ok: false, fault: { code: 'ipc.defect', params: { incident: '页面' } } }
  }
}

/** Hears every answer, so that a locked ledger is noticed wherever it shows first. */
export function onAnswer(hear: (answer: Result<unknown, Fault>) => void): () => void {
  answerListeners.add(hear)
  return () => answerListeners.delete(hear)
}

/** Hears what the shell and the ledger tell without being asked; answers how to stop. */
export function onShellEvent(hear: (event: ShellEvent) => void): () => void {
  return window.taizhang.onEvent(hear)
}

const answerListeners = new Set<(answer: Result<unknown, Fault>) => void>()

declare global {
  // Only an interface can add to the window.
  interface Window {
    readonly taizhang: {
      call(name: string, input: unknown): Promise<Result<unknown, Fault>>
      onEvent(listener: (event: ShellEvent) => void): () => void
    }
  }
}
