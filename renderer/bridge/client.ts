// Which refusals there are.
import type {} from '../../shared/faults.ts'
import type { Endpoint, Output, RawInput } from '../../shared/ipc/endpoint.ts'
import type { ShellEvent } from '../../shared/ipc/events.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { askForSignature } from './signing.ts'

/**
 * Knocks at one door of the ledger; a decision that wants a signature is signed on the way. Never throws: a
 * broken bridge answers `ipc.defect`.
 */
export async function call<E extends Endpoint>(
  door: E,
  input: RawInput<E>,
): Promise<Result<Output<E>, Fault>> {
  try {
    const answer = await knock(door, input)
    if (answer.ok || answer.fault.code !== 'session.sign-first') return answer
    // What is decided is signed first, and then done as it was asked.
    if (await askForSignature()) return await knock(door, input)
    return { ok: false, fault: { code: 'ipc.cancelled', params: {} } }
  } catch {
    return { ok: false, fault: { code: 'ipc.defect', params: { incident: '页面' } } }
  }
}

async function knock<E extends Endpoint>(door: E, input: RawInput<E>): Promise<Result<Output<E>, Fault>> {
  const answer = (await window.taizhang.call(door.name, input)) as Result<Output<E>, Fault>
  for (const hear of answerListeners) hear(answer)
  return answer
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

/** Names the pages of the window's menu, in their order. */
export function showMenu(pages: readonly { readonly name: string; readonly label: string }[]): void {
  void window.taizhang.showMenu(pages)
}

const answerListeners = new Set<(answer: Result<unknown, Fault>) => void>()

declare global {
  // Only an interface can add to the window.
  interface Window {
    readonly taizhang: {
      call(name: string, input: unknown): Promise<Result<unknown, Fault>>
      showMenu(pages: readonly { readonly name: string; readonly label: string }[]): Promise<void>
      onEvent(listener: (event: ShellEvent) => void): () => void
    }
  }
}
