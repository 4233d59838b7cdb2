import { createHash } from 'node:crypto'
import { publicKeyOf } from '../bundles/enrolment/enrol.ts'
import type { EntryBody } from '../chain/chain.ts'
import { sshVerify } from '../crypto/sshsig.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Schema } from '../db/schema.ts'
import type { Findings } from './findings.ts'
import type { Proof } from './proof.ts'

/** A signed point as the file keeps it. */
export type PointRow = Schema['checkpoint']

/** The deed under which entries tell of a checkpoint; their `id` is its size. */
export const checkpointDeed = 'audit.checkpoint'

/** The digest of everything a checkpoint's row holds, as its entry names it. */
export function pointDigest({ size, head, at, text, signature }: PointRow): string {
  return createHash('sha256')
    .update(JSON.stringify([size, hexOf(head), at, text, signature]))
    .digest('hex')
}

/**
 * Compares the signed points of a file with its chain: the rows, the entries that name them, the signatures
 * as far as somebody vouches for a key, and what others receipted.
 */
export class Points {
  readonly #findings: Findings
  readonly #ledger: string
  readonly #proof: Proof
  readonly #rows: readonly PointRow[]
  readonly #heads = new Map<number, string | undefined>()
  readonly #told = new Map<number, string>()
  /** Keys that the chain says were the ledger's own, with the entry that named each. */
  readonly #keys: { readonly seq: number; readonly signPub: string }[] = []

  constructor(file: LedgerFile, ledger: string, findings: Findings, proof: Proof) {
    this.#findings = findings
    this.#ledger = ledger
    this.#proof = proof
    this.#rows = file.prepare('select * from checkpoint order by size').all() as PointRow[]
    const sheet = proof.sheet ? [proof.sheet] : []
    for (const { size } of [...this.#rows, ...proof.receipted, ...sheet]) this.#heads.set(size, undefined)
  }

  /** Takes in what entries tell of checkpoints, and of the ledger's own keys. */
  take({ kind, deed, seq, table, id, after }: EntryBody): void {
    if (kind === 'event' && deed === checkpointDeed) this.#told.set(Number(id), String(after?.['signed']))
    if (table === 'meta' && id === 'sign_pub' && typeof after?.['value'] === 'string')
      this.#keys.push({ seq, signPub: after['value'] })
  }

  /** The chain has this head after `size` entries. */
  pass(size: number, head: Uint8Array): void {
    if (this.#heads.has(size)) this.#heads.set(size, hexOf(head))
  }

  /** Compares the rows with the chain; of one's own file (`isWhole`) also with the entries that name them. */
  compareRows(isWhole: boolean): void {
    const rows = new Map(this.#rows.map((row) => [row.size, row]))
    for (const { size, head } of this.#rows)
      if (this.#heads.get(size) !== hexOf(head)) this.#findings.note('checkpoint', size)
    if (isWhole) {
      for (const [size, digest] of this.#told) {
        const row = rows.get(size)
        if (!row) this.#findings.note('checkpoint-missing', size)
        else if (pointDigest(row) !== digest) this.#findings.note('checkpoint-changed', size)
      }
      for (const size of rows.keys()) if (!this.#told.has(size)) this.#findings.note('checkpoint-added', size)
    }
    this.#findings.draw('checkpoints', this.#rows.length)
  }

  /**
   * Checks signatures by a key that comes from outside the file. A former key counts before the entry that
   * replaced it, and only under a point that the vouched key signed, which covers that entry. Right after a
   * change of keys there is none yet: nothing is said to agree, and nothing to be forged.
   */
  async compareSignatures(breathe: () => Promise<void>): Promise<void> {
    const { key } = this.#proof
    if (key === 'other') this.#findings.note('other-key', null)
    if (key === null || key === 'other') return this.#findings.leave('signatures', this.#rows.length)
    let vouched = 0
    const uncovered: number[] = []
    for (const row of this.#rows.toReversed()) {
      if (this.#isSigned(row, key)) vouched += 1
      else if (!this.#formerKeys(row.size).some((former) => this.#isSigned(row, former)))
        this.#findings.note('forged', row.size)
      else if (vouched === 0) uncovered.push(row.size)
      await breathe()
    }
    if (vouched === 0) return this.#findings.leave('signatures', this.#rows.length)
    for (const size of uncovered) this.#findings.note('forged', size)
    this.#findings.draw('signatures', this.#rows.length)
  }

  /** Compares the chain with the points that others hold, as their signed receipts say. */
  compareReceipts(): void {
    const { receipted } = this.#proof
    for (const { size, head } of receipted)
      if (this.#heads.get(size) !== head) this.#findings.note('receipted', size)
    if (receipted.length === 0) this.#findings.leave('receipts')
    else this.#findings.draw('receipts', receipted.length)
  }

  /** Compares the chain with what a sheet of paper says. */
  compareSheet(): void {
    const { sheet } = this.#proof
    if (sheet && !this.#heads.get(sheet.size)?.startsWith(sheet.head))
      this.#findings.note('sheet', sheet.size)
    if (sheet) this.#findings.draw('sheet', 1)
    else this.#findings.leave('sheet')
  }

  #formerKeys(size: number): Uint8Array[] {
    return this.#keys
      .filter(({ seq }, at) => seq <= size || at === 0)
      .flatMap(({ signPub }) => {
        try {
          return [publicKeyOf({ sign_pub: signPub })]
        } catch {
          // Subtle: what is no key signed nothing.
          return []
        }
      })
  }

  #isSigned({ size, head, text, signature }: PointRow, key: Uint8Array): boolean {
    const [, whose = '', count, end] = text.split('\n')
    const says = whose.startsWith(`${this.#ledger}/`) && count === String(size) && end === hexOf(head)
    return says && sshVerify(Buffer.from(text), Buffer.from(signature), key, 'checkpoint@tzb.v1')
  }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
