import { type Contract, contract } from '../../shared/contract.ts'
import { cleaned } from '../../shared/ipc/cleaned.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { never } from '../../shared/kernel/assert.ts'
import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import type { Steps } from '../../shared/kernel/steps.ts'
import { onlyReads } from '../../shared/session/session.ts'
import { calamity } from '../disk/calamity.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { answered } from '../ipc/reckoning.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { requestContext } from '../session/request.ts'
import { type Call, runCommand, taskContext } from './contexts.ts'

export type Services = { readonly [S in keyof Contract]: Handlers<Contract[S]> }
type AnyHandler = (context: unknown, input: unknown, request?: unknown) => unknown

/**
 * Answers one call; it knows no feature, so adding a ledger leaves this file untouched.
 *
 * Order: the door exists (own properties only) → somebody is here → their role may → not refused in
 * read-only → the input is cleaned and parses → the handler runs → the output parses.
 */
export function router(
  runtime: Runtime,
  services: Services,
  report: (incident: string, error: unknown) => void,
) {
  const note = (error: unknown): string => {
    const incident = runtime.newId().slice(-8)
    report(incident, error)
    return incident
  }
  return async function answer(name: string, rawInput: unknown, call: Call): Promise<Result<unknown, Fault>> {
    const [section = '', verb = ''] = name.split('.')
    const endpoint = own<Endpoint>(own(contract, section), verb)
    const handler = own<AnyHandler>(own(services, section), verb)
    if (!endpoint || !handler || endpoint.name !== name)
      return no(fault('ipc.unknown-endpoint', { name: name.slice(0, 60) }))
    const barred = bar(runtime, endpoint)
    if (barred) return no(barred)
    // SECURITY: what nobody can see reaches no door (tests/ipc/text.test.ts).
    const input = endpoint.input.safeParse(cleaned(rawInput))
    if (!input.success) {
      const issues = input.error.issues
        .slice(0, MOST_ISSUES)
        .map((issue) => ({ path: issue.path.join('.'), code: issue.code }))
      return no(fault('ipc.invalid-input', { issues }))
    }
    const { open, shown } = runtime
    try {
      return ok(await perform(runtime, endpoint, handler, input.data, { ...call, report: note }))
    } catch (error) {
      if (error instanceof Refusal) return no(error.fault)
      // Subtle: work whose ledger was closed while it waited trips over the closed file; no defect of ours.
      const mayWait = endpoint.kind === 'task' || endpoint.kind === 'query'
      if (mayWait && runtime.open !== open) return no(fault('session.locked', {}))
      if (mayWait && shown && runtime.shown !== shown) return no(fault('ipc.cancelled', {}))
      const known = calamity(error)
      if (known) return no(known)
      return no(fault('ipc.defect', { incident: note(error) }))
    }
  }
}

/** SECURITY: roles are enforced here, beside the rows, whatever the page shows (tests/ipc/doors.test.ts). */
function bar(runtime: Runtime, endpoint: Endpoint): Fault | undefined {
  if (endpoint.kind === 'gate' && endpoint.who === undefined) return undefined
  const open = runtime.open
  if (!open) return fault('session.locked', {})
  if (!endpoint.who?.includes(open.person.role))
    return fault('session.not-allowed', { role: open.person.role })
  if (open.person.mustChange && endpoint.name !== 'session.changePassword') {
    return fault('session.must-change-first', { name: open.person.name })
  }
  const writes = endpoint.kind === 'command' || endpoint.kind === 'task'
  const isReadOnly = runtime.shown !== null || onlyReads(open.person.role, open.ledger.kind)
  if (writes && endpoint.inReadOnly === 'refused' && isReadOnly) return fault('session.read-only', {})
  return undefined
}

async function perform(
  runtime: Runtime,
  endpoint: Endpoint,
  handler: AnyHandler,
  input: unknown,
  call: Call,
) {
  const { output } = endpoint
  switch (endpoint.kind) {
    case 'query': {
      const ask = () => handler(runtime.reader(), input, requestContext(runtime))
      if (!endpoint.halts) return output.parse(ask())
      return output.parse(
        await answered(taskContext(runtime, endpoint.name, call), ask as () => Steps<unknown>),
      )
    }
    case 'command':
      // Subtle: an answer that does not parse is a defect, and a defect says that nothing was changed.
      return runCommand(runtime, endpoint.name, input, (unit) => output.parse(handler(unit, input)))
    case 'task':
      return output.parse(await handler(taskContext(runtime, endpoint.name, call), input))
    case 'gate':
      return output.parse(await handler(runtime, input))
    default:
      return never(endpoint)
  }
}

const MOST_ISSUES = 100

function own<T>(record: unknown, key: string): T | undefined {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, key)
    ? (record as Record<string, T>)[key]
    : undefined
}
