import { readMeta, writeMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { readCard, writeCard } from './place.ts'

/**
 * Begins a ledger's next life in the transaction that runs, and answers its number: higher than the
 * ledger, the card in its folder and `seen` (what others know of) say. A number may be skipped, and none is
 * given twice. Faults `disk.*`.
 */
export function beginNextLife(folder: string, file: LedgerFile, seen = 0): number {
  const before = Number(readMeta(file, 'incarnation'))
  const card = readCard(folder)
  const next = Math.max(before, card?.incarnation ?? 0, seen) + 1
  // Subtle: the card first; an older copy of the ledger put back later knows nothing of this commit.
  if (card) writeCard(folder, { ...card, incarnation: next })
  writeMeta(file, { incarnation: String(next), forked_from: String(before) })
  return next
}
