import { type Cells, decidedEvents, decides, ON_PAPER } from '../../shared/audit/decisions.ts'
import type { Decision } from '../../shared/definition/decision.ts'
import { isAuditor, LedgerKind } from '../../shared/session/session.ts'
import { tableNamed } from '../../shared/tables.ts'
import type { EntryBody } from '../chain/chain.ts'
import { isSignedBy, SignedFacts, signedEvent } from '../chain/deed-signature.ts'
import type { Findings } from './findings.ts'
import { type AccountChange, type KeyChange, PersonKeys } from './person-keys.ts'

/** A decision of one deed: who may make it, and the persons that its row names for it. */
type Need = {
  readonly seq: number
  readonly table: string
  readonly who: Decision['who']
  readonly named: string[]
}
type Deed = {
  readonly tx: string
  readonly user: string
  readonly first: number
  /** What the signatures are about: the number and the head of the last entry before them. */
  point: { readonly last: number; readonly head: string } | null
  isFounding: boolean
  /** Brings the people and keys of today into a ledger of yesterday. */
  isRestore: boolean
  readonly needs: Need[]
  readonly changes: KeyChange[]
  readonly accounts: AccountChange[]
  readonly signed: { readonly seq: number; readonly facts: SignedFacts }[]
}

/**
 * Verifies that every decision was signed by the person in whose name it stands, with a key that another
 * person certified, and that nobody decided what their role may not. A key that is certified only later (the
 * person of today restored a backup of yesterday) counts once it is.
 */
export class Signatures {
  readonly keys = new PersonKeys()
  readonly #ledger: string
  readonly #findings: Findings
  /** Decisions signed with a key that nobody certified yet. */
  readonly #pending: { readonly need: Need; readonly keys: readonly string[] }[] = []
  /** Keys that a restore brought in, in the name of somebody whose key may have to be certified anew. */
  readonly #pendingKeys: { readonly seq: number; readonly keys: readonly string[] }[] = []
  #deed: Deed | undefined
  #head = ''
  #count = 0
  #isAuditors = false

  constructor(ledger: string, findings: Findings) {
    this.#ledger = ledger
    this.#findings = findings
  }

  /** Takes in an entry that says what it says. */
  take(entry: EntryBody): void {
    if (this.#deed?.tx !== entry.tx) this.#close()
    this.#deed ??= {
      ...{ tx: entry.tx, user: entry.user, first: entry.seq },
      ...{
        point: null,
        isFounding: false,
        isRestore: false,
        needs: [],
        changes: [],
        accounts: [],
        signed: [],
      },
    }
    if (entry.kind === 'event') this.#event(entry, this.#deed)
    else this.#row(entry, this.#deed)
  }

  /** The chain has this head after the entry that was taken last. */
  pass(head: Uint8Array): void {
    this.#head = Buffer.from(head).toString('hex')
  }

  /** After the last entry: draws the line. */
  end(): void {
    this.#close()
    for (const { need, keys } of this.#pending) {
      if (!keys.some((key) => this.keys.wasCertified(key))) this.#unsigned(need)
    }
    for (const { seq, keys } of this.#pendingKeys) {
      if (!keys.some((key) => this.keys.wasCertified(key))) this.#findings.note('certificate', seq)
    }
    this.#findings.draw('decisions', this.#count)
  }

  #event({ seq, deed, after }: EntryBody, open: Deed): void {
    if (deed === signedEvent) {
      open.point ??= { last: seq - 1, head: this.#head }
      const facts = SignedFacts.safeParse(after)
      if (facts.success) open.signed.push({ seq, facts: facts.data })
      else this.#findings.note('signature', seq)
      return
    }
    if (deed === 'session.created' && this.keys.isEmpty()) {
      open.isFounding = true
      const kind = LedgerKind.safeParse(after?.['kind'])
      this.#isAuditors = kind.success && isAuditor(kind.data)
    }
    if (deed === 'session.restored') open.isRestore = true
    const who = decidedEvents.get(deed)
    if (who) open.needs.push({ seq, table: '', who, named: [] })
  }

  #row({ seq, table, op, id, before, after }: EntryBody, open: Deed): void {
    const decision = tableNamed[table]?.decides
    if (!decision || !decides(decision, before as Cells | null, after as Cells | null)) return
    if (table === 'person_key') {
      open.changes.push({ seq, id, op, after: after as Cells | null })
      return
    }
    const named = Object.keys(decision.columns ?? {})
      .filter((column) => column.endsWith('_by'))
      .map((column) => (op === 'delete' ? null : (after?.[column] ?? null)))
      .filter((value) => value !== null && value !== ON_PAPER)
      .map(String)
    open.needs.push({ seq, table, who: decision.who, named })
    if (table === 'person_account') open.accounts.push({ id, after: after as Cells | null })
  }

  #close(): void {
    const deed = this.#deed
    this.#deed = undefined
    if (!deed) return
    this.keys.introduce(deed.changes)
    // Subtle: rights are those from before the deed; only the founding gives them to itself.
    if (deed.isFounding) this.keys.settle(deed.accounts)
    const signers = deed.signed.flatMap(({ seq, facts }) => {
      this.#count += 1
      const isRight = this.#isRight(facts, deed)
      if (!isRight) this.#findings.note('signature', seq)
      return isRight ? [facts.key] : []
    })
    for (const { seq, after } of this.keys.judge(deed.changes, signers, deed)) {
      // SECURITY: a restore brings keys and ends others; it certifies none (tests/session/signing.test.ts)
      const mayWait = deed.isRestore && signers.length > 0 && after?.['state'] !== 'certified'
      if (mayWait) this.#pendingKeys.push({ seq, keys: signers })
      else this.#findings.note('certificate', seq)
    }
    for (const need of deed.needs) this.#judge(need, signers, deed)
    this.keys.settle(deed.accounts)
  }

  /** Whether a signature is about this deed, whole, and made with the key it names. */
  #isRight(facts: SignedFacts, { first, point }: Deed): boolean {
    const pub = this.keys.pubOf(facts.key)
    if (pub === undefined || point === null) return false
    // Subtle: of a masked pack the first entries of a deed may be withheld.
    const isWhole = facts.last === point.last && facts.first <= first
    return isWhole && isSignedBy(pub, this.#ledger, facts, point.head)
  }

  #judge(need: Need, signers: readonly string[], deed: Deed): void {
    const own = signers.filter((key) => this.#mayDecide(key, need, deed))
    if (own.some((key) => this.keys.isCertified(key))) return
    const waiting = own.filter((key) => this.keys.isWaiting(key))
    if (waiting.length > 0) this.#pending.push({ need, keys: waiting })
    else this.#unsigned(need)
  }

  #mayDecide(key: string, { table, who, named }: Need, deed: Deed): boolean {
    const holder = this.keys.holderOf(key)
    // The envelope decides about people and restores, and about nothing else.
    if (this.keys.isRecovery(key)) return table === 'person_account' || table === ''
    if (holder !== deed.user || named.some((name) => name !== holder)) return false
    return deed.isFounding || this.#isAuditors || who.some((role) => role === this.keys.roleOf(holder))
  }

  #unsigned({ seq, table }: Need): void {
    this.#findings.note('unsigned', seq, table)
  }
}
