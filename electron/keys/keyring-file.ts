import { assert } from '../../shared/kernel/assert.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import { must, Refusal, refuse } from '../../shared/kernel/refusal.ts'
import type { Result } from '../../shared/kernel/result.ts'
import {
  type KeyHolder,
  type Keyring,
  type KeyringMark,
  markOf,
  parseKeyring,
  spellKeyring,
  wipe,
} from './keyring.ts'
import type { KeyDisk } from './keyring-disk.ts'

/** Where the keyring in force stands. */
export const keyringName = 'keyring.json'
/** Where the next keyring waits until the ledger agrees with it. */
export const nextKeyringName = 'keyring.json.new'

/** The ledger's own memory of its keyring. */
export type MarkKeeper = { readMark(): KeyringMark; commitMark(mark: KeyringMark): void }

/** Puts a new ledger's first keyring on disk; the ledger's meta must carry its mark. */
export function writeFirstKeyring(disk: KeyDisk, ring: Keyring): void {
  disk.write(nextKeyringName, spellKeyring(ring))
  disk.settle()
  disk.rename(nextKeyringName, keyringName)
  disk.settle()
}

/**
 * Replaces the keyring so that a crash at any point leaves a file the ledger agrees with: the next one is
 * durable before the ledger commits its mark, and takes its place after. `commitMark` is one transaction.
 */
export function changeKeyring(disk: KeyDisk, next: Keyring, ledger: MarkKeeper): void {
  const current = settleKeyring(disk, ledger.readMark())
  assert(
    next.ledger === current.ledger && next.gen === current.gen + 1,
    'a keyring succeeds the one in force',
  )
  disk.write(nextKeyringName, spellKeyring(next))
  disk.settle()
  // Subtle: a commit that throws may still have happened, so the next keyring stays for the mark to judge.
  ledger.commitMark(markOf(next))
  try {
    disk.rename(nextKeyringName, keyringName)
    disk.settle()
  } catch {
    // Subtle: the change holds since the commit; the next opening or change finishes this rename.
  }
}

/**
 * Makes the keyring that the ledger agrees with the one in force, and returns it. Faults
 * `session.keyring-rolled-back` (older than the ledger knows), `-mismatch` (of another moment), `-damaged`.
 */
export function settleKeyring(disk: KeyDisk, mark: KeyringMark): Keyring {
  const waiting = readAt(disk, nextKeyringName)
  if (waiting && 'ring' in waiting && isMarked(waiting.ring, mark)) {
    disk.rename(nextKeyringName, keyringName)
    disk.settle()
    return waiting.ring
  }
  const standing = readAt(disk, keyringName) ?? refuse('session.keyring-damaged', {})
  if ('refusal' in standing) throw standing.refusal
  // SECURITY: an old keyring brings back people who were removed; keyring-file.test.ts fails without it.
  if (standing.ring.gen < mark.gen) refuse('session.keyring-rolled-back', {})
  if (!isMarked(standing.ring, mark)) refuse('session.keyring-mismatch', {})
  if (waiting) disk.remove(nextKeyringName)
  return standing.ring
}

/**
 * The keyring to show people's names from, before anybody unlocked: the one that stands, else the one
 * waiting.
 */
export function peekKeyring(disk: KeyDisk): Keyring {
  const [first] = candidates(disk)
  return first!
}

/** How a keyring is opened: by a password, or by the code. */
export type Opening<K extends KeyHolder> = (ring: Keyring) => Promise<Result<K, Fault>>

/**
 * Opens a ledger's keyring after whatever happened to it: tries the keyring that stands and the one that
 * waits, asks the ledger (under the key that opened) which of them it agrees with, makes that one stand,
 * and lets in only who can open that one. `readMark` opens the ledger with the keys and reads its mark;
 * `null` says that the keys do not fit the ledger. The caller closes what `readMark` opened when this
 * refuses.
 */
export async function openKeyring<K extends KeyHolder>(
  disk: KeyDisk,
  open: Opening<K>,
  readMark: (keys: K, ring: Keyring) => KeyringMark | null | Promise<KeyringMark | null>,
): Promise<{ ring: Keyring; keys: K }> {
  let firstFault: Fault | undefined
  for (const ring of candidates(disk)) {
    const opened = await open(ring)
    if (!opened.ok) {
      firstFault ??= opened.fault
      continue
    }
    const mark = await readMark(opened.value, ring)
    if (!mark) {
      wipe(opened.value)
      firstFault = { code: 'session.keyring-mismatch', params: {} }
      continue
    }
    const inForce = settleKeyring(disk, mark)
    if (isMarked(ring, mark)) return { ring: inForce, keys: opened.value }
    wipe(opened.value)
    // SECURITY: a password of the old keyring alone opens nothing; keyring-file.test.ts fails without it.
    return { ring: inForce, keys: must(await open(inForce)) }
  }
  throw new Refusal(firstFault!)
}

function candidates(disk: KeyDisk): Keyring[] {
  const found = [readAt(disk, keyringName), readAt(disk, nextKeyringName)].filter((one) => one !== undefined)
  const rings = found.flatMap((one) => ('ring' in one ? [one.ring] : []))
  if (rings.length > 0) return rings
  const [bad] = found
  if (bad && 'refusal' in bad) throw bad.refusal
  return refuse('session.keyring-damaged', {})
}

/** A file that may hold a keyring, a broken one, or nothing: while settling, each is an answer. */
function readAt(disk: KeyDisk, name: string): { ring: Keyring } | { refusal: Refusal } | undefined {
  const file = disk.read(name)
  if (!file) return undefined
  try {
    return { ring: parseKeyring(file) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

/** Whether a mark is that of this keyring. */
export function isMarked(ring: Keyring, mark: KeyringMark): boolean {
  const own = markOf(ring)
  return own.gen === mark.gen && own.hash === mark.hash
}
