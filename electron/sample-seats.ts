import type { Command, Input, Output, Task } from '../shared/ipc/endpoint.ts'
import type { Role } from '../shared/kernel/roles.ts'
import { practiceWords } from '../shared/session/shell-words.ts'
import { type Signer, type Signing, signerOf } from './chain/deed-signature.ts'
import type { Handler, TaskContext } from './ipc/handlers.ts'
import type { Runtime } from './ipc/runtime.ts'
import { peopleOf, wipe } from './keys/keyring.ts'
import { unlock } from './keys/unlock.ts'
import { runCommand, taskContext } from './router/contexts.ts'
import { mustBeOpen } from './session/people.ts'

/** One deed of whoever sits at the desk of the sample office, as its door would have it done. */
export function order<E extends Command>(
  runtime: Runtime,
  door: E,
  handler: Handler<E>,
  input: Input<E>,
): Output<E> {
  const work = handler as (unit: unknown, input: Input<E>) => Output<E>
  return runCommand(runtime, door.name, input, (unit) => work(unit, input))
}

/**
 * One task of whoever sits there, done without a halt: nobody else comes through while somebody else sits at
 * the desk.
 */
export function errand<E extends Task>(
  runtime: Runtime,
  door: E,
  handler: Handler<E>,
  input: Input<E>,
): Promise<Output<E>> {
  const desk = taskContext(runtime, door.name, { progress: () => {}, cancelled: () => false })
  const work = handler as (task: TaskContext, input: Input<E>) => Promise<Output<E>>
  return work({ ...desk, breathe: async () => {} }, input)
}

/** Lets somebody else of the sample office sit at the desk for what they do there. */
export async function seated(runtime: Runtime, role: Role, work: () => unknown): Promise<void> {
  const open = mustBeOpen(runtime)
  const { person, signing } = open
  const { now } = signing
  open.person = peopleOf(open.vault.ring).find((one) => one.role === role) ?? person
  const signer = signers.get(signing)?.get(open.person.id)
  signing.now = signer ? { signer, untilTick: Number.POSITIVE_INFINITY } : null
  try {
    await work()
  } finally {
    open.person = person
    signing.now = now
  }
}

/** Lets the people of the sample sign what they decide in it: their password is public. */
export async function takeSeats(runtime: Runtime): Promise<void> {
  const { vault, ledger, signing } = mustBeOpen(runtime)
  const seated = new Map<string, Signer>()
  for (const { id } of peopleOf(vault.ring)) {
    const opened = await unlock(vault.ring, id, practiceWords.password)
    if (!opened.ok) continue
    const { seed, ...keys } = opened.value
    wipe(keys)
    if (seed) seated.set(id, signerOf(seed, ledger.id, ledger.incarnation))
    seed?.fill(0)
  }
  signers.set(signing, seated)
}

const signers = new WeakMap<Signing, ReadonlyMap<string, Signer>>()
