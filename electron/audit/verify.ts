import type { Verification } from '../../shared/audit/contract.ts'
import { publicKeyOf } from '../bundles/enrol.ts'
import { tablesOf } from '../bundles/pack.ts'
import { sshVerify } from '../bundles/sshsig.ts'
import { readMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { type Cell, type EntryBody, firstHead, headAfter, leafOf } from './chain.ts'
import { auditedTables, toldColumns } from './triggers.ts'

type Broken = Verification['broken'][number]
type Rows = Map<string, { [column: string]: Cell }>

const PAGE = 2000
const MOST_BROKEN = 200

/**
 * Recomputes the chain of one ledger and replays it against the live rows.
 *
 * Finds: a body that was edited, a link that does not follow, a missing number, a checkpoint that differs or
 * that the ledger's key did not sign, a row that no entry told (made with another tool) and a row that no
 * longer says what was told. `step` is called between pages of entries and may let others work; entries
 * written meanwhile are read too.
 */
export async function verifyLedger(
  file: LedgerFile,
  ledger: string,
  step: (done: number, of: number) => Promise<void>,
): Promise<Verification> {
  const chain = new Chain(ledger, file)
  const page = file.prepare('select seq, body, head, record from audit where seq >= ? order by seq limit ?')
  for (;;) {
    const rows = page.all(chain.next, PAGE) as StoredEntry[]
    if (rows.length === 0) break
    for (const row of rows) chain.read(row)
    await step(chain.next - 1, (file.prepare('select max(seq) from audit').pluck().get() as number) ?? 0)
  }
  chain.compareCheckpoints()
  const { tables, rows } = chain.mayWithhold && chain.withheld > 0 ? NOT_COMPARED : chain.compareRows()
  return {
    entries: chain.next - 1,
    head: Buffer.from(chain.head).toString('hex'),
    tables,
    rows,
    checkpoints: chain.checkpoints,
    broken: chain.broken,
  }
}

type StoredEntry = { seq: number; body: string; head: Uint8Array; record: string }

const NOT_COMPARED = { tables: 0, rows: 0 }

class Chain {
  readonly broken: Broken[] = []
  next = 0
  withheld = 0
  checkpoints = 0
  head: Uint8Array
  /**
   * Only who sends rows may leave entries out; in one's own ledger an entry without a body was robbed of
   * it.
   */
  readonly mayWithhold: boolean
  readonly #file: LedgerFile
  readonly #expected: Map<number, string>
  readonly #tables = new Map<string, Rows>()

  constructor(ledger: string, file: LedgerFile) {
    this.#file = file
    this.head = firstHead(ledger)
    this.mayWithhold = readMeta(file, 'kind') === 'received'
    const points = file.prepare('select size, head, text, signature from checkpoint').all() as Point[]
    this.#expected = new Map(points.map(({ size, head }) => [size, Buffer.from(head).toString('hex')]))
    // SECURITY: whoever rewrites the chain can rewrite its checkpoints, but not sign them
    // (tests/audit/chain.test.ts).
    const signPub = readMeta(file, 'sign_pub')
    const forged = signPub ? points.filter((point) => !isSigned(point, ledger, signPub)) : []
    for (const { size } of forged) this.#note('checkpoint', size, '', '')
  }

  read({ seq, body, head, record }: StoredEntry): void {
    if (seq !== this.next) this.#note('gap', seq, '', '')
    this.next = seq + 1
    if (seq > 0) {
      this.head = headAfter(this.head, leafIn(body))
      this.#replay(seq, body, record)
    }
    if (!Buffer.from(head).equals(this.head)) {
      this.#note('link', seq, '', '')
      // Carry on from what is stored, so that one broken link is told once.
      this.head = head
    }
    const point = this.#expected.get(seq)
    if (point === undefined) return
    this.checkpoints += 1
    this.#expected.delete(seq)
    if (point !== Buffer.from(this.head).toString('hex')) this.#note('checkpoint', seq, '', '')
  }

  /** Checkpoints beyond the end: entries were cut off. */
  compareCheckpoints(): void {
    for (const size of this.#expected.keys()) this.#note('checkpoint', size, '', '')
  }

  compareRows(): { tables: number; rows: number } {
    let count = 0
    const carried = carriedTables(this.#file)
    for (const table of carried) {
      const columns = toldColumns(this.#file, table)
      const told = this.#tables.get(table) ?? new Map()
      const live = this.#file.prepare(
        `select ${columns.map((name) => `"${name}"`).join(', ')} from "${table}"`,
      )
      for (const row of live.iterate() as IterableIterator<Record<string, Cell>>) {
        count += 1
        const id = String(row['id'])
        const expected = told.get(id)
        told.delete(id)
        if (!expected) this.#note('row-added', null, table, id)
        else if (columns.some((name) => (expected[name] ?? null) !== row[name])) {
          this.#note('row-changed', null, table, id)
        }
      }
      for (const id of told.keys()) this.#note('row-missing', null, table, id)
    }
    return { tables: carried.length, rows: count }
  }

  #replay(seq: number, text: string, record: string): void {
    const body = bodyIn(text)
    if (!body) {
      const isWithheld = this.mayWithhold && WITHHELD.test(text)
      if (isWithheld) this.withheld += 1
      else this.#note('body', seq, '', '')
      return
    }
    if (body.seq !== seq || record !== `${body.table}:${body.id}`)
      this.#note('body', seq, body.table, body.id)
    if (body.kind !== 'row') return
    const rows = this.#tables.get(body.table) ?? new Map<string, { [column: string]: Cell }>()
    this.#tables.set(body.table, rows)
    if (body.op === 'insert') rows.set(body.id, { ...body.after })
    else if (body.op === 'update') Object.assign(rows.get(body.id) ?? {}, body.after)
    else rows.delete(body.id)
  }

  #note(what: Broken['what'], seq: number | null, table: string, id: string): void {
    if (this.broken.length < MOST_BROKEN) this.broken.push({ what, seq, table, id })
  }
}

/**
 * The tables that must agree with the chain: all of one's own; of a received ledger, those that were sent.
 */
function carriedTables(file: LedgerFile): readonly string[] {
  if (readMeta(file, 'kind') !== 'received') return auditedTables
  const sent = new Set(tablesOf('audit').map(({ table }) => table))
  return auditedTables.filter((table) => sent.has(table))
}

/** What an entry says; undefined where it was withheld or is no entry any more. */
function bodyIn(text: string): EntryBody | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as EntryBody) : undefined
  } catch {
    // Subtle: a body that somebody broke is a finding, not a defect.
    return undefined
  }
}

type Point = { size: number; head: Uint8Array; text: string; signature: string }

function isSigned({ size, head, text, signature }: Point, ledger: string, signPub: string): boolean {
  const [, whose = '', count, end] = text.split('\n')
  const says = whose.startsWith(`${ledger}/`) && count === String(size) && end === hexOf(head)
  const key = publicKeyOf({ sign_pub: signPub })
  return says && sshVerify(Buffer.from(text), Buffer.from(signature), key, 'checkpoint@tzb.v1')
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A withheld entry stands in a pack as its leaf: 64 hex digits in quotes. */
function leafIn(body: string): Uint8Array {
  return WITHHELD.test(body) ? Buffer.from(body.slice(1, 65), 'hex') : leafOf(body)
}
const WITHHELD = /^"[0-9a-f]{64}"$/
