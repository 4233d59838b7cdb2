import type { Command, Input, Output, Task } from '../shared/ipc/endpoint.ts'
import type { Role } from '../shared/kernel/roles.ts'
import { practiceWords } from '../shared/words/shell.ts'
import { type Signer, type Signing, signerOf } from './audit/deed-signature.ts'
import { commandHands, deskOf } from './ipc/desk.ts'
import type { Desk, Handler } from './ipc/handlers.ts'
import { peopleOf, wipe } from './keys/keyring.ts'
import { unlock } from './keys/unlock.ts'
import type { Hall } from './session/hall.ts'
import { mustBeOpen } from './session/people.ts'

/** One deed of whoever sits at the desk of the sample office, as its door would have it done. */
export function order<E extends Command>(
  hall: Hall,
  door: E,
  handler: Handler<E>,
  input: Input<E>,
): Output<E> {
  const work = handler as (hands: unknown, input: Input<E>) => Output<E>
  return commandHands(hall, door.name, input, (hands) => work(hands, input))
}

/**
 * One task of whoever sits there, done without a halt: nobody else comes through while somebody else sits at
 * the desk.
 */
export function errand<E extends Task>(
  hall: Hall,
  door: E,
  handler: Handler<E>,
  input: Input<E>,
): Promise<Output<E>> {
  const desk = deskOf(hall, door.name, { progress: () => {}, cancelled: () => false })
  const work = handler as (desk: Desk, input: Input<E>) => Promise<Output<E>>
  return work({ ...desk, breathe: async () => {} }, input)
}

/** Lets somebody else of the sample office sit at the desk for what they do there. */
export async function seated(hall: Hall, role: Role, work: () => unknown): Promise<void> {
  const open = mustBeOpen(hall)
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
export async function takeSeats(hall: Hall): Promise<void> {
  const { vault, ledger, signing } = mustBeOpen(hall)
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
