import type { Command, Input, Output } from '../shared/ipc/endpoint.ts'
import type { Role } from '../shared/kernel/roles.ts'
import { commandHands } from './ipc/desk.ts'
import type { Handler } from './ipc/handlers.ts'
import { peopleOf } from './keys/keyring.ts'
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

/** Lets somebody else of the sample office sit at the desk for one deed. */
export function seated(hall: Hall, role: Role, work: () => void): void {
  const open = mustBeOpen(hall)
  const { person } = open
  open.person = peopleOf(open.vault.ring).find((one) => one.role === role) ?? person
  try {
    work()
  } finally {
    open.person = person
  }
}
