import type { Cut } from '../../shared/cutting/cut.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { type Ambient, commit } from '../chain/commit.ts'
import type { LedgerDatabase } from '../chain/database.ts'
import type { Reader } from '../db/access.ts'
import { type ListKeys, readCutList, writeCutList } from './list-file.ts'
import * as store from './store.ts'

/**
 * Cuts again what was cut since an older copy was made, before anything of it is shown; then keeps the list
 * of all cuts beside the ledger. Answers how many were cut again.
 */
export function cutAgain(
  folder: string,
  keys: ListKeys,
  db: LedgerDatabase,
  ambient: Omit<Ambient, 'today'>,
): number {
  const listed = readCutList(folder, keys)
  const known = new Set(store.allCuts(db.writer).map(({ id }) => id))
  const missing = listed.filter(({ id }) => !known.has(id))
  if (missing.length > 0) {
    commit(db, { ...ambient, today: sayMomentDay(ambient.nowMs) }, { name: 'session.unlock' }, (unit) => {
      for (const cut of missing) {
        store.insertCut(unit, { ...cut, cutBy: null })
        store.clear(unit, cut.ofTable, cut.ofId)
      }
      unit.record('cutting.again', '', { rows: missing.length })
    })
  }
  keepCutList(folder, keys, db.writer, listed)
  return missing.length
}

/** Keeps the list of all cuts beside the ledger, where it lacks one. */
export function keepCutList(
  folder: string,
  keys: ListKeys,
  reader: Reader,
  listed: readonly Cut[] = readCutList(folder, keys),
): void {
  const all = store.allCuts(reader)
  const known = new Set(listed.map(({ id }) => id))
  if (all.some(({ id }) => !known.has(id))) writeCutList(folder, keys, all)
}
