import { assert } from '../../shared/kernel/assert.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import type { EventFacts, EventName } from '../../shared/words/events.ts'
import type { Writer } from '../db/access.ts'
import { keepJournalShort } from '../db/journal.ts'
import type { LedgerFile } from '../db/open.ts'
import type { LedgerDatabase } from './database.ts'
import { type Signer, signedEvent } from './deed-signature.ts'

/** What a command may not make up for itself: who, when, and fresh names. */
export type Ambient = {
  readonly user: string
  readonly nowMs: number
  /** Today by this computer's clock, in Beijing time. */
  readonly today: string
  readonly newId: () => Id
}

/** What one deed works with: a writer, whose rows are told to the chain, and events that have no row. */
export type Unit = Ambient &
  Writer & {
    /**
     * Tells the chain that something happened which changed no row. `facts` holds codes and counts,
     * no secrets.
     */
    record(event: EventName, id: string, facts: EventFacts): void
  }

/** What the chain shall say about one transaction. */
export type DeedName = {
  readonly name: string
  readonly reason?: string
  /** Who signs what the deed decides; a deed that decides nothing is not signed. */
  readonly signers?: readonly Signer[]
}

/** An open ledger as deeds see it. */
type DeedDatabase = Pick<LedgerDatabase, 'file' | 'writer' | 'auditWriter'>

/**
 * Runs one deed: its rows and its audit entries land together, or neither does. What it decides is signed in
 * the same transaction; fault `session.sign-first` where nobody can sign it now.
 */
export function commit<T>(db: DeedDatabase, ambient: Ambient, deed: DeedName, work: (unit: Unit) => T): T {
  const { file, writer, auditWriter } = db
  const record: Unit['record'] = (event, id, facts) => auditWriter.event(event, id, canonical(facts))
  const body = file.transaction(() => {
    const sizeBefore = auditWriter.size()
    const changesBefore = totalChanges(file)
    const value = work({ ...ambient, ...writer, record })
    assert(!(value instanceof Promise), 'a deed runs to its end without waiting')
    const told = auditWriter.size() - sizeBefore
    // Drafts and saved views are a person's scratch paper: they change rows that no entry tells.
    assert(told > 0 || totalChanges(file) === changesBefore || deed.name.startsWith('desk.'), 'rows are told')
    if (auditWriter.decided()) signDeed(db, deed.signers ?? [], sizeBefore + 1)
    auditWriter.settle()
    return value
  })
  auditWriter.take({
    user: ambient.user,
    name: deed.name,
    atMs: ambient.nowMs,
    tx: ambient.newId(),
    reason: deed.reason ?? '',
  })
  let value: T
  try {
    value = body.immediate()
  } finally {
    auditWriter.put()
  }
  keepJournalShort(file)
  return value
}

// SECURITY: no decision without the signature of who made it (tests/session/signing.test.ts)
function signDeed({ auditWriter }: DeedDatabase, signers: readonly Signer[], first: number): void {
  if (signers.length === 0) refuse('session.sign-first', {})
  const point = { first, last: auditWriter.size(), head: auditWriter.head() }
  for (const { key, sign } of signers) {
    const facts = { key, first, last: point.last, ...sign(point) }
    auditWriter.event(signedEvent, key, canonical(facts))
  }
}

const totalChanges = (file: LedgerFile): number =>
  file.prepare('select total_changes()').pluck().get() as number
