import { Refusal } from '../../shared/refusal.ts'
import { asTodayReason } from '../../shared/session/words.ts'
import { type Person, peopleOf } from '../keys/keyring.ts'
import { amendPerson } from '../keys/people.ts'
import type { Hall } from './hall.ts'
import { adoptKeyring, mustBeOpen, rotateWithout } from './people.ts'

/**
 * Lets the people of a restored ledger stand as they stood `now`, before the restore: roles are today's, and
 * whoever was removed since is removed again, with a new key. Who joined since is not in a backup, and an
 * office keeps an admin and a sealer: what that leaves undone is for people to look at.
 */
// SECURITY: an old backup gives nobody their old rights back (tests/session/restore.test.ts: people of today)
export function standAsToday(hall: Hall, now: readonly Person[]): void {
  const today = new Map(now.map((person) => [person.id, person]))
  const changed = peopleOf(mustBeOpen(hall).vault.ring).flatMap(({ id, role }) => {
    const wanted = today.get(id)?.role
    return wanted === undefined || wanted === role ? [] : [{ id, role: wanted }]
  })
  // Subtle: who rises goes first, so that nobody who falls is the last of their kind.
  const rises = changed.filter(({ role }) => role === 'admin' || role === 'head')
  for (const { id, role } of [...rises, ...changed.filter((one) => !rises.includes(one))]) {
    unlessLast(() => {
      const { vault } = mustBeOpen(hall)
      const ring = amendPerson(vault.ring, vault, id, { role })
      adoptKeyring(hall, ring, 'session.amendPerson', asTodayReason, (unit) =>
        unit.tell('session.person-amended', id, { role }),
      )
    })
  }
  const gone = peopleOf(mustBeOpen(hall).vault.ring).filter(({ id }) => !today.has(id))
  for (const { id } of gone) unlessLast(() => rotateWithout(hall, id, asTodayReason))
}

const LAST: readonly string[] = ['session.last-admin', 'session.last-sealer']

function unlessLast(deed: () => void): void {
  try {
    deed()
  } catch (error) {
    if (!(error instanceof Refusal) || !LAST.includes(error.fault.code)) throw error
  }
}
