import { commit } from '../../electron/chain/commit.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { signerOf } from '../../electron/chain/deed-signature.ts'
import { signingKey } from '../../electron/crypto/ed25519.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'

/** The id of whoever has a role in an office of the tests. */
export const personId = (role: Role): Id =>
  `019f0000-0000-7000-9000-${Buffer.from(role.slice(0, 6)).toString('hex').padStart(12, '0')}` as Id

/** Whoever sits in an office of the tests has typed their password to sign. */
export const signingAs = (role: Role, ledger: Id) => ({
  signer: signerOf(seedOf(role), ledger, 1),
  untilTick: Number.POSITIVE_INFINITY,
})

/** Founds an office of the tests as the program does: everybody is in it, and signs for the keys of all. */
export function foundPeople(
  db: LedgerDatabase,
  ledger: Id,
  kind: 'practice' | 'office',
  nowMs: number,
): void {
  const signers = everyRole.map((role) => signingAs(role, ledger).signer)
  const ambient = { user: personId('head'), nowMs, today: '2031-06-15', newId: () => ledger }
  commit(db, ambient, { name: 'session.create', signers }, (unit) => {
    for (const role of everyRole) {
      const id = personId(role)
      const account = { seals: 0, removed: 0, revision: 1, let_in_by: null }
      unit.inserter('person_account')({ id, name: '样例', role, ...account })
      const pub = Buffer.from(signingKey(seedOf(role)).publicKey).toString('base64')
      const key = { id: signingAs(role, ledger).signer.key, kind: 'person', state: 'certified', revision: 1 }
      unit.inserter('person_key')({ ...key, holder: id, pub })
    }
    unit.record('session.created', ledger, { kind })
  })
}

const seedOf = (role: Role): Uint8Array => Buffer.from(role.padEnd(32, '.'))
