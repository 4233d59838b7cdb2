import { join } from 'node:path'
import type { Endpoint, Output, RawInput } from '../../../shared/ipc/endpoint.ts'
import { sayMomentDay } from '../../../shared/kernel/moment-words.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import type { Station } from '../../bundles/service/stations.ts'
import type { World } from '../world.ts'

/** One deed of the program on sound input; it may be asked again until it is done. */
export type Deed = {
  readonly door: Endpoint
  readonly who: Role
  /** Where it is done; the office unless said otherwise. */
  readonly at?: 'superior'
  /**
   * What may remain of a deed that failed: an entry about a file that did not get its name, a whole encrypted
   * file on a stick, a sealed receipt in the outbox.
   */
  readonly may?: 'told' | 'published' | 'sealed'
  /** What must stand before, made while nothing fails. */
  before?(world: World, runtime: Station): Promise<unknown>
  do(world: World, runtime: Station): Promise<unknown>
}

/** Why every deed of these tests is done. */
export const reason = '样例事由'
/** The day it is at an office. */
export const today = (runtime: Station) => sayMomentDay(runtime.now())

type Kept = World['kept']
type Asked<E extends Endpoint> = (kept: Kept, runtime: Station) => RawInput<E> | Promise<RawInput<E>>

/** A deed that asks its door for one thing; `keep` hands on what it answers. */
export const deed = <E extends Endpoint>(
  door: E,
  who: Role,
  asked: Asked<E>,
  keep: (kept: Kept, answer: Output<E>) => void = () => {},
): Deed => ({
  door,
  who,
  async do({ kept }, runtime) {
    keep(kept, await runtime.call(door, await asked(kept, runtime)))
  },
})

/** A deed that saves a file of this name on a stick. */
export const leaving = <E extends Endpoint>(door: E, name: string, asked: Asked<E>): Deed => ({
  door,
  who: 'clerk',
  may: 'told',
  async do({ kept, stick }, runtime) {
    runtime.dialogs.push(join(stick(), name))
    await runtime.call(door, await asked(kept, runtime))
  },
})
