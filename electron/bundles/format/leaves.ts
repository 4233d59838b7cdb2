import type { AuditPart } from '../../../shared/bundles/parts.ts'
import { parseCanonical } from '../../../shared/kernel/canonical.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { headAfter, leafOf } from '../../chain/chain.ts'
import { areLines, inflate, inflateAgain, linesOf } from './ndjson.ts'

/** A point of a sender's audit chain: after `size` entries its head is `head` (hex). */
export type ChainPoint = { readonly size: number; readonly head: string }

/** The head after `leaves` (32 bytes each) were added to `head`. */
export function foldLeaves(head: Uint8Array, leaves: Uint8Array): Buffer {
  let folded: Buffer = Buffer.from(head)
  for (let at = 0; at < leaves.length; at += LEAF) folded = headAfter(folded, leaves.subarray(at, at + LEAF))
  return folded
}

/**
 * Checks that a verified bundle continues the chain we know: its leaves, folded up to our point, must give
 * our head.
 *
 * `held` is the point of the last stored bundle of this ledger, or of the bundle it forked from after a
 * restore; null before the first. Faults: `bundles.rewritten`, `bundles.history-gap`.
 */
// SECURITY: a sender that rewrote entries it had shown before is stopped
// (tests/bundles/leaves.test.ts: rewritten)
export function mustContinue(held: ChainPoint | null, audit: AuditPart, leaves: Uint8Array): void {
  if (!held) return
  if (held.size < audit.from.size) refuse('bundles.history-gap', {})
  if (held.size > audit.size || headAt(audit, leaves, held.size) !== held.head)
    refuse('bundles.rewritten', {})
}

/**
 * Checks leaves against their signed part: as many as entries, and they fold to its head. Fault:
 * `bundles.bad-digest`.
 */
export function verifyLeaves(audit: AuditPart, leaves: Uint8Array): void {
  const right = leaves.length === (audit.size - audit.from.size) * LEAF
  if (!right || headAt(audit, leaves, audit.size) !== audit.head) {
    refuse('bundles.bad-digest', { member: audit.member })
  }
}

/**
 * Checks the entry bodies of an auditor's pack: one line per leaf, each the canonical body that the leaf
 * digests, or the leaf itself (64 hex digits as JSON text) where the body is withheld.
 */
export function verifyEntries(
  entries: NonNullable<AuditPart['entries']>,
  gz: Uint8Array,
  leaves: Uint8Array,
): void {
  const raw = inflate(gz, entries, entries.member)
  if (!areLines(raw)) refuse('bundles.bad-rows', { table: 'audit', line: 0 })
  let count = 0
  for (const line of linesOf(raw)) {
    const leaf = Buffer.from(leaves.subarray(count * LEAF, (count + 1) * LEAF))
    count++
    const shown = leaf.length === LEAF && (line === withheld(leaf) || isBodyOf(line, leaf))
    if (!shown) refuse('bundles.bad-rows', { table: 'audit', line: count })
  }
  if (count * LEAF !== leaves.length) refuse('bundles.bad-rows', { table: 'audit', line: count })
}

/** The lines of a pack's entries after {@link verifyEntries}: bodies, or null where one is withheld. */
export function* readEntries(
  entries: NonNullable<AuditPart['entries']>,
  gz: Uint8Array,
): Generator<string | null> {
  for (const line of linesOf(inflateAgain(gz, entries))) yield line.startsWith('"') ? null : line
}

/** How a withheld entry is written in a pack: its leaf instead of its body. */
export function withheld(leaf: Uint8Array): string {
  return `"${Buffer.from(leaf).toString('hex')}"`
}

const LEAF = 32

function headAt({ from }: AuditPart, leaves: Uint8Array, size: number): string {
  const upTo = leaves.subarray(0, (size - from.size) * LEAF)
  return foldLeaves(Buffer.from(from.head, 'hex'), upTo).toString('hex')
}

function isBodyOf(line: string, leaf: Buffer): boolean {
  return line.startsWith('{') && leafOf(line).equals(leaf) && parseCanonical(line) !== undefined
}
