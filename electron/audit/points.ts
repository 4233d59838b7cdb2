import { publicKeyOf } from '../bundles/enrol.ts'
import { sshVerify } from '../bundles/sshsig.ts'
import { readMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Findings } from './findings.ts'

const AT_ONCE = 20

type Point = {
  readonly size: number
  readonly head: Uint8Array
  readonly text: string
  readonly signature: string
}

/** Compares the signed points that a file keeps with its chain while that is walked. */
export class Points {
  readonly #findings: Findings
  readonly #expected: Map<number, string>
  readonly #isSigned: (point: Point) => boolean
  readonly #points: readonly Point[]
  #seen = 0

  constructor(file: LedgerFile, ledger: string, findings: Findings) {
    this.#findings = findings
    this.#points = file.prepare('select size, head, text, signature from checkpoint').all() as Point[]
    this.#expected = new Map(this.#points.map(({ size, head }) => [size, hexOf(head)]))
    const signers = signersOf(file)
    this.#isSigned = (point) =>
      signers.length === 0 ||
      signers.some(({ signPub, until }) => point.size <= until && isSigned(point, ledger, signPub))
  }

  /** Checks every signature; a signature costs milliseconds, so `step` is called every few of them. */
  async check(step: () => Promise<void>): Promise<void> {
    // SECURITY: whoever rewrites the chain can rewrite its checkpoints, but not sign them
    // (tests/audit/chain.test.ts).
    for (const [at, point] of this.#points.entries()) {
      if (at % AT_ONCE === 0) await step()
      if (!this.#isSigned(point)) this.#findings.note('checkpoint', point.size)
    }
  }

  /** The chain has this head after `size` entries. */
  pass(size: number, head: Uint8Array): void {
    const expected = this.#expected.get(size)
    if (expected === undefined) return
    this.#seen += 1
    this.#expected.delete(size)
    if (expected !== hexOf(head)) this.#findings.note('checkpoint', size)
  }

  /** Checkpoints beyond the end: entries were cut off. */
  end(): void {
    for (const size of this.#expected.keys()) this.#findings.note('checkpoint', size)
    this.#findings.draw('checkpoints', this.#seen)
  }
}

type Signer = { readonly signPub: string; readonly until: number }

/** Whose signature counts: the key in force, and former ones for the entries of their time. */
function signersOf(file: LedgerFile): Signer[] {
  const signPub = readMeta(file, 'sign_pub')
  if (!signPub) return []
  const former = file.prepare('select sign_pub as signPub, until_size as until from office_key').all()
  return [{ signPub, until: Number.MAX_SAFE_INTEGER }, ...(former as Signer[])]
}

function isSigned({ size, head, text, signature }: Point, ledger: string, signPub: string): boolean {
  const [, whose = '', count, end] = text.split('\n')
  const says = whose.startsWith(`${ledger}/`) && count === String(size) && end === hexOf(head)
  const key = publicKeyOf({ sign_pub: signPub })
  return says && sshVerify(Buffer.from(text), Buffer.from(signature), key, 'checkpoint@tzb.v1')
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
