import type { Fault } from '../kernel/faults.ts'
import { fault } from '../kernel/faults.ts'
import { no, ok, type Result } from '../kernel/result.ts'

/** Where a bundle stands in its stream (ledger, incarnation, addressee). `id` is SHA-256(manifest.json). */
export type Position = { readonly incarnation: number; readonly seq: number; readonly id: string }

/** A verified bundle, as far as its order goes. */
export type Incoming = Position & {
  readonly prev: string | null
  readonly mode: 'full' | 'delta'
  /**
   * The last bundle that the backup knew from which this incarnation was restored; the same in all its
   * bundles.
   */
  readonly forkedFrom: Position | null
}

/** What we hold of one stream of one sender: every bundle ever stored, late and superseded ones too. */
export type Held = {
  /** The bundle whose content counts now; null before the first. */
  readonly head: Position | null
  readonly stored: readonly (Position & { readonly prev: string | null })[]
}

/** What becomes of a bundle that is not refused. */
export type Outcome =
  /** The first bundle of this sender; earlier numbers that never came are listed. */
  | { readonly outcome: 'first'; readonly missing: readonly Gap[] }
  | { readonly outcome: 'next' }
  /** Applied, but numbers in between never came. */
  | { readonly outcome: 'gap'; readonly missing: readonly Gap[] }
  /** Stored with its figures, not applied: a newer one is. */
  | { readonly outcome: 'late' }
  /** Nothing changes; the receipt may be issued again. */
  | { readonly outcome: 'duplicate' }
  /** The sender restored a backup: a person confirms what it supersedes before it is applied. */
  | { readonly outcome: 'rebase'; readonly supersedes: readonly Position[]; readonly missing: readonly Gap[] }

/** Numbers `from`…`to`, both included, that have not come. */
export type Gap = { readonly from: number; readonly to: number }

type SequenceFault = Fault<
  'bundles.fork' | 'bundles.stale-incarnation' | 'bundles.need-full' | 'bundles.unknown-ancestor'
>

/** What becomes of a verified bundle, given what we hold of its stream (bundle.md C6). Decides only. */
export function decide(incoming: Incoming, held: Held): Result<Outcome, SequenceFault> {
  const { head } = held
  if (held.stored.some(({ id }) => id === incoming.id)) return ok({ outcome: 'duplicate' })
  if (forks(incoming, held)) return no(fault('bundles.fork', { seq: incoming.seq }))
  if (head && incoming.incarnation < head.incarnation) {
    return no(fault('bundles.stale-incarnation', { seq: incoming.seq }))
  }
  if (incoming.mode !== 'full') return no(fault('bundles.need-full', {}))
  if (!head) return ok({ outcome: 'first', missing: gapBefore(incoming, held) })
  if (incoming.incarnation > head.incarnation) return rebase(incoming, head, held)
  if (incoming.seq < head.seq) return ok({ outcome: 'late' })
  const missing = gapBefore(incoming, held)
  return ok(missing.length === 0 ? { outcome: 'next' } : { outcome: 'gap', missing })
}

/** Every number of an incarnation up to its highest stored one that has not come, for receipts. */
export function missingNumbers(held: Held, incarnation: number): readonly Gap[] {
  const seqs = held.stored.filter((one) => one.incarnation === incarnation).map(({ seq }) => seq)
  return gapsIn(seqs)
}

/** Whether so many of a table's rows vanished that a person must confirm: more than 50 and more than 5 %. */
export function vanishedTooMany(heldRows: number, goneRows: number): boolean {
  return goneRows > Math.max(50, Math.floor(heldRows / 20))
}

/** Two bundles claim one place, or a link to a neighbour we hold does not fit. */
function forks(incoming: Incoming, held: Held): boolean {
  const at = (seq: number) =>
    held.stored.find((one) => one.incarnation === incoming.incarnation && one.seq === seq)
  if (at(incoming.seq)) return true
  const before = at(incoming.seq - 1)
  const after = at(incoming.seq + 1)
  return (
    (before !== undefined && incoming.prev !== before.id) ||
    (after !== undefined && after.prev !== incoming.id)
  )
}

function rebase(incoming: Incoming, head: Position, held: Held): Result<Outcome, SequenceFault> {
  const root = incoming.forkedFrom
  const known = root && held.stored.find((one) => one.id === root.id)
  if (!known || known.incarnation !== root.incarnation || known.seq !== root.seq) {
    return no(fault('bundles.unknown-ancestor', {}))
  }
  const supersedes = held.stored
    .filter(
      (one) =>
        one.incarnation > known.incarnation || (one.incarnation === known.incarnation && one.seq > known.seq),
    )
    .filter((one) => one.incarnation <= head.incarnation)
    .map(({ incarnation, seq, id }) => ({ incarnation, seq, id }))
    .sort((a, b) => a.incarnation - b.incarnation || a.seq - b.seq)
  return ok({ outcome: 'rebase', supersedes, missing: gapBefore(incoming, held) })
}

function gapBefore(incoming: Incoming, held: Held): readonly Gap[] {
  const earlier = held.stored.filter(
    (one) => one.incarnation === incoming.incarnation && one.seq < incoming.seq,
  )
  const highest = Math.max(0, ...earlier.map(({ seq }) => seq))
  return highest + 1 < incoming.seq ? [{ from: highest + 1, to: incoming.seq - 1 }] : []
}

function gapsIn(seqs: readonly number[]): readonly Gap[] {
  const gaps: Gap[] = []
  let expected = 1
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    if (seq > expected) gaps.push({ from: expected, to: seq - 1 })
    expected = seq + 1
  }
  return gaps
}
