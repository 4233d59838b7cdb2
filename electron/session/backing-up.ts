import type { LedgerDatabase } from '../chain/database.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { atBest } from '../disk/durable.ts'
import type { OpenLedger, Runtime } from '../ipc/runtime.ts'
import { backUp, headOf } from './backup.ts'
import { NO_BACKUP } from './people.ts'

/** Whether the chain has grown since the last backup. */
export const isChanged = ({ file }: LedgerDatabase): boolean =>
  Number(readMeta(file, 'last_backup_size') ?? -1) < headOf(file).seq

/**
 * After a change of the data key: a backup under the new one, at once, and at the next opening where it could
 * not be taken.
 */
// SECURITY: the newest backup never opens only to who left (tests/session/people.test.ts)
export function backUpNewKey({ open, now }: Runtime): void {
  if (open && readMeta(open.db.file, 'last_backup_size') === NO_BACKUP) backUpAtBest(open, now())
}

/** What could not be copied is told to the next session, and looked through in full by it. */
export function backUpAtBest(open: OpenLedger, nowMs: number): void {
  const isSafe = atBest(() => void backUpOpen(open, nowMs))
  if (!isSafe) atBest(() => writeMeta(open.db.file, { backup_failed: '1', last_check_at: '0' }))
}

/** A verified backup of the open ledger; faults of `backUp`. */
export const backUpOpen = ({ db, vault }: OpenLedger, nowMs: number) =>
  backUp(vault.folder, db.file, vault, nowMs)
