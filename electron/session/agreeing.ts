import type { LedgerFile } from '../db/open.ts'
import { type Keyring, peopleOf } from '../keys/keyring.ts'

type Row = { id: string; name: string; role: string; seals: number; removed: number }

/**
 * Whether the people of a keyring are those whom the ledger knows: the same persons, names, roles and
 * rights to seal, and nobody who was removed.
 */
// SECURITY: a holder of the data key can forge a keyring, but the chain tells its people
// (tests/session/authority.test.ts)
export function agrees(ring: Keyring, file: LedgerFile): boolean {
  const rows = file.prepare('select id, name, role, seals, removed from person_account').all() as Row[]
  const known = new Map(rows.filter(({ removed }) => removed === 0).map((row) => [row.id, row]))
  const people = peopleOf(ring)
  return (
    known.size === people.length &&
    people.every(({ id, name, role, seals }) => {
      const row = known.get(id)
      return row?.name === name && row.role === role && row.seals === (seals ? 1 : 0)
    })
  )
}
