import type { Page } from '@playwright/test'
import type { Endpoint, RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'

/** What a door answered, as the page got it. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: Fault }

type Bridge = { taizhang: { call(name: string, input: unknown): Promise<Answer> } }

/** Knocks at a door as the page itself would, with whatever input. */
export function knock(page: Page, name: string, input: unknown = {}): Promise<Answer> {
  return page.evaluate(
    ([door, given]) => (window as unknown as Bridge).taizhang.call(door as string, given),
    [name, input] as const,
  )
}

/** Asks a question that has to be answered. */
export async function ask<E extends Endpoint>(page: Page, door: E, input: RawInput<E>) {
  const answer = await knock(page, door.name, input)
  if (!answer.ok) throw new Error(`${door.name} answered ${answer.fault.code}`)
  return door.output.parse(answer.value) as E['output']['_output']
}
