import { assert } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { otherAccountsOf } from '../accounts/store.ts'
import type { RequestContext } from '../ipc/handlers.ts'
import type { Runtime } from '../ipc/runtime.ts'

/** Who asks, of which ledger, seen how. Needs an open ledger. */
export function requestContext(runtime: Runtime): RequestContext {
  const { open } = runtime
  assert(open !== null, 'doors behind a session have one')
  const { person, ledger, db } = open
  const today = sayMomentDay(runtime.now()) as Day
  return {
    person: { ...person, otherAccounts: otherAccountsOf(db.writer, person.id, today) },
    ledger,
    shown: runtime.shown?.what ?? { kind: 'own' },
    today,
  }
}
