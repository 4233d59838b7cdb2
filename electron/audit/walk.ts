import { type EntryBody, firstHead, headAfter, leafOf } from '../chain/chain.ts'
import { isWithheld, parseEntry } from '../chain/entry.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Findings } from './findings.ts'

/** An entry as it is stored. */
export type StoredEntry = {
  readonly seq: number
  readonly body: string
  readonly head: Uint8Array
  readonly record: string
}

/** Called with every entry that says what an entry says, in order, and the head after it. */
export type OnEntry = (entry: EntryBody) => void

const PAGE = 2000

/**
 * Walks a chain from its first link: every body is hashed again, every link must follow, every number be
 * there, and every entry say of itself where it stands. Moments that go back are remarked.
 */
export class Walk {
  next = 0
  withheld = 0
  head: Uint8Array
  readonly #findings: Findings
  readonly #mayWithhold: boolean
  readonly #on: readonly OnEntry[]
  #lastAt = Number.NEGATIVE_INFINITY

  /** `mayWithhold`: who sends rows may leave bodies out; in one's own ledger such an entry was robbed. */
  constructor(ledger: string, findings: Findings, mayWithhold: boolean, on: readonly OnEntry[]) {
    this.head = firstHead(ledger)
    this.#findings = findings
    this.#mayWithhold = mayWithhold
    this.#on = on
  }

  /** How many entries were walked. */
  get size(): number {
    return Math.max(0, this.next - 1)
  }

  /**
   * Walks all of a file's chain; `atHead` sees every number with the head after it. `step` is called between
   * pages and may let others work; entries written meanwhile are walked too.
   */
  async all(
    file: LedgerFile,
    atHead: (seq: number, head: Uint8Array) => void,
    step: (done: number, of: number) => Promise<void>,
  ): Promise<void> {
    const page = file.prepare('select seq, body, head, record from audit where seq >= ? order by seq limit ?')
    const last = file.prepare('select max(seq) from audit').pluck()
    for (;;) {
      const rows = page.all(this.next, PAGE) as StoredEntry[]
      if (rows.length === 0) return
      for (const row of rows) {
        this.read(row)
        atHead(row.seq, this.head)
      }
      await step(this.size, (last.get() as number | null) ?? 0)
    }
  }

  read({ seq, body, head, record }: StoredEntry): void {
    if (seq !== this.next) this.#findings.note('gap', seq)
    this.next = seq + 1
    if (seq > 0) {
      this.head = headAfter(this.head, leafIn(body))
      this.#say(seq, body, record)
    }
    if (Buffer.from(head).equals(this.head)) return
    this.#findings.note('link', seq)
    // Carry on from what is stored, so that one broken link is told once.
    this.head = head
  }

  #say(seq: number, text: string, record: string): void {
    const body = parseEntry(text)
    if (!body) {
      if (this.#mayWithhold && isWithheld(text)) this.withheld += 1
      else this.#findings.note('body', seq)
      return
    }
    if (body.seq !== seq || record !== `${body.table}:${body.id}`)
      this.#findings.note('body', seq, body.table, body.id)
    if (body.at < this.#lastAt) this.#findings.remark('moment-back', seq)
    this.#lastAt = body.at
    for (const on of this.#on) on(body)
  }
}

const leafIn = (body: string): Uint8Array =>
  isWithheld(body) ? Buffer.from(body.slice(1, 65), 'hex') : leafOf(body)
