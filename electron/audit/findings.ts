import { type CheckLine, type CheckName, checkOf } from '../../shared/audit/checks.ts'
import type { Verification } from '../../shared/audit/contract.ts'

type Broken = Verification['broken'][number]
type Remark = Verification['remarks'][number]

/** How many places are named; all of them are counted. */
const MOST_NAMED = 200

/**
 * What the checks of one verification found. Every check notes the places that do not fit and then draws its
 * line: how much it looked at, and what came of it.
 */
export class Findings {
  readonly broken: Broken[] = []
  readonly remarks: Remark[] = []
  readonly lines: CheckLine[] = []
  readonly #counts = new Map<CheckName, number>()
  remarked = 0

  /** A place that does not fit; it belongs to the check that `what` is found by. */
  note(what: Broken['what'], seq: number | null, table = '', id = ''): void {
    const check = checkOf[what]
    this.#counts.set(check, this.brokenIn(check) + 1)
    if (this.broken.length < MOST_NAMED) this.broken.push({ what, seq, table, id })
  }

  /** Something that people should look at, and that proves nothing. */
  remark(what: Remark['what'], seq: number): void {
    this.remarked += 1
    if (this.remarks.length < MOST_NAMED) this.remarks.push({ what, seq })
  }

  /** Draws the line of a check that looked at `count` things. */
  draw(what: CheckName, count: number): void {
    this.lines.push({ what, count, outcome: this.brokenIn(what) > 0 ? 'broken' : 'sound' })
  }

  /** Draws the line of a check that could not be made: `count` things were left uncompared. */
  leave(what: CheckName, count = 0): void {
    this.lines.push({ what, count, outcome: this.brokenIn(what) > 0 ? 'broken' : 'not-compared' })
  }

  /** How many places one check found; all of them where none is named. */
  brokenIn(check?: CheckName): number {
    if (check) return this.#counts.get(check) ?? 0
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
}
