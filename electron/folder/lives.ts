import { readMeta, writeMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { atBest } from '../disk/durable.ts'
import { readCard, writeCard } from './ledger-folder.ts'

/**
 * Begins a ledger's next life in the transaction that runs, and answers its number: higher than the
 * ledger, the card in its folder and `seen` (what others know of) say. A number may be skipped, and none is
 * given twice. Once the transaction has landed, {@link noteLife} puts it on the card.
 */
export function beginNextLife(folder: string, file: LedgerFile, seen = 0): number {
  const before = Number(readMeta(file, 'incarnation'))
  const next = Math.max(before, readCard(folder)?.incarnation ?? 0, seen) + 1
  writeMeta(file, { incarnation: String(next), forked_from: String(before) })
  return next
}

/**
 * Lifts the number on the card beside a ledger to its life: an older copy of the ledger that is put back
 * later knows nothing of it. Where the card cannot be written now, the next opening does it.
 */
export function noteLife(folder: string, incarnation: number): void {
  const card = readCard(folder)
  if (card && card.incarnation < incarnation) atBest(() => writeCard(folder, { ...card, incarnation }))
}
