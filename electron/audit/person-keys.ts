import type { Cells } from '../../shared/audit/decisions.ts'
import { certifiers } from '../../shared/session/certifiers.ts'

/** One change of a public key, as an entry tells it. */
export type KeyChange = {
  readonly seq: number
  readonly id: string
  readonly op: 'insert' | 'update' | 'delete' | ''
  readonly after: Cells | null
}

type Key = { readonly holder: string; readonly isRecovery: boolean; readonly pub: string; state: string }
type Account = { role: string; letInBy: string | null }
/** One change of somebody's account, as an entry tells it. */
export type AccountChange = { readonly id: string; readonly after: Cells | null }
type Deed = { readonly isFounding: boolean; readonly accounts: readonly AccountChange[] }

/**
 * The keys of people as a chain tells them, and whether every certificate leads back to the keys of the
 * founding: nobody certifies their own key, nor that of somebody whom they gave a one-time password.
 */
export class PersonKeys {
  readonly #keys = new Map<string, Key>()
  readonly #certified = new Set<string>()
  readonly #accounts = new Map<string, Account>()
  readonly #roots: string[] = []

  /** The keys of the founding, by which everything is certified. */
  get roots(): readonly string[] {
    return this.#roots
  }

  isEmpty(): boolean {
    return this.#keys.size === 0
  }

  pubOf(key: string): string | undefined {
    return this.#keys.get(key)?.pub
  }

  holderOf(key: string): string | undefined {
    return this.#keys.get(key)?.holder
  }

  isRecovery(key: string): boolean {
    return this.#keys.get(key)?.isRecovery === true
  }

  roleOf(person: string | undefined): string | undefined {
    return person === undefined ? undefined : this.#accounts.get(person)?.role
  }

  /** Whether a key is certified and in force. */
  isCertified(key: string): boolean {
    return this.#certified.has(key) && this.#keys.get(key)?.state !== 'ended'
  }

  /** Whether a key waits to be certified. */
  isWaiting(key: string): boolean {
    return this.#keys.get(key)?.state === 'waiting'
  }

  /** Whether a key was ever certified. */
  wasCertified(key: string): boolean {
    return this.#certified.has(key)
  }

  /** Takes in what a deed did to accounts. */
  settle(changes: readonly AccountChange[]): void {
    for (const { id, after } of changes) {
      const account = this.#accounts.get(id) ?? { role: '', letInBy: null }
      if (after && 'role' in after) account.role = String(after['role'])
      if (after && 'let_in_by' in after) account.letInBy = after['let_in_by'] as string | null
      this.#accounts.set(id, account)
    }
  }

  /** Takes in the keys that a deed brings, before its signatures are looked at. */
  introduce(changes: readonly KeyChange[]): void {
    for (const { id, op, after } of changes) {
      if (op !== 'insert' || !after || this.#keys.has(id)) continue
      this.#keys.set(id, {
        holder: String(after['holder']),
        isRecovery: after['kind'] === 'recovery',
        pub: String(after['pub']),
        state: 'waiting',
      })
    }
  }

  /**
   * Judges a deed's changes of keys by who signed it, takes them in, and answers those that nobody had the
   * right to make.
   */
  judge(changes: readonly KeyChange[], signers: readonly string[], deed: Deed): KeyChange[] {
    // Subtle: who signs is judged by what held before this deed, whatever order its rows were written in.
    const before = signers.filter((key) => this.isCertified(key))
    const wrong = changes.filter((change) => !this.#isSound(change, before, signers, deed))
    for (const { id, after } of changes) this.#take(id, after, deed)
    return wrong
  }

  #take(id: string, after: Cells | null, { isFounding }: Deed): void {
    const key = this.#keys.get(id)
    const state = after?.['state']
    if (!key || typeof state !== 'string') return
    key.state = state
    if (state !== 'certified') return
    this.#certified.add(id)
    if (isFounding) this.#roots.push(id)
  }

  #isSound(
    { id, op, after }: KeyChange,
    by: readonly string[],
    signers: readonly string[],
    deed: Deed,
  ): boolean {
    const key = this.#keys.get(id)
    if (!key || op === 'delete') return false
    switch (after?.['state']) {
      case 'waiting':
        return signers.includes(id)
      case 'certified':
        return deed.isFounding
          ? this.#isFounded(key, id, signers)
          : by.some((one) => this.#mayCertify(one, key))
      case 'ended':
        return this.#mayEnd(id, key, by, deed)
      default:
        return false
    }
  }

  /** At the founding everybody signs for the keys of all; the envelope's key is among them. */
  #isFounded(key: Key, id: string, signers: readonly string[]): boolean {
    return key.isRecovery ? signers.length > 0 : signers.includes(id)
  }

  #mayCertify(certifier: string, key: Key): boolean {
    const by = this.#keys.get(certifier)!
    if (by.isRecovery) return true
    const role = this.roleOf(by.holder) ?? ''
    if (key.isRecovery) return role === 'head' || role === 'auditor'
    const isOther = by.holder !== key.holder && this.#accounts.get(key.holder)?.letInBy !== by.holder
    return isOther && certifiers.some((one) => one === role)
  }

  /** Its holder, the envelope, two other people together, or whoever removed the person. */
  #mayEnd(id: string, key: Key, by: readonly string[], { accounts }: Deed): boolean {
    const others = new Set(by.map((one) => this.#keys.get(one)!).map(({ holder }) => holder))
    if (by.includes(id) || by.some((one) => this.isRecovery(one))) return true
    if (key.isRecovery) return by.length > 0
    const isRemoved = accounts.some((one) => one.id === key.holder && one.after?.['removed'] === 1)
    return others.size >= 2 || (others.size > 0 && isRemoved)
  }
}
