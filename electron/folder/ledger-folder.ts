import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { MOST_COUNTED } from '../../shared/bundles/limits.ts'
import { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { seen } from '../../shared/kernel/text.ts'
import { LedgerKind } from '../../shared/session/session.ts'
import { writeDurably } from '../disk/durable.ts'
import { isPlainFile, readSmall } from '../disk/plain.ts'

/** What stands readable beside a ledger and names it on the first screen: no keys, people or hidden signs. */
export const Card = z.object({
  id: Id,
  officeName: z.string().max(200).transform(seen).catch(''),
  officeCode: z.string().max(40).transform(seen).catch(''),
  kind: LedgerKind.catch('office'),
  /** The highest number that a life of the ledger was given; the ledger itself may be unreadable. */
  incarnation: z.int().min(1).max(MOST_COUNTED).catch(1),
})
export type Card = z.infer<typeof Card>

/** The ledger's database in its folder. */
export const ledgerFile = (folder: string): string => join(folder, 'ledger.db')

/**
 * Refuses a folder on a stick or a share: FAT and exFAT know no hard links, and a UNC path is somebody
 * else's disk. Fault `session.bad-place`.
 */
export function checkPlace(folder: string): void {
  if (folder.startsWith('\\\\')) refuse('session.bad-place', {})
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const probe = join(folder, '.probe')
  rmSync(probe, { force: true })
  rmSync(`${probe}-link`, { force: true })
  writeFileSync(probe, '')
  try {
    linkSync(probe, `${probe}-link`)
  } catch {
    // Subtle: drivers name this failure differently; only whether a link can be made matters.
    refuse('session.bad-place', {})
  } finally {
    rmSync(probe, { force: true })
    rmSync(`${probe}-link`, { force: true })
  }
}

/**
 * The ledgers on this computer, oldest first; folders that are no ledger are passed over. What cannot be
 * read of a card hides no ledger: the next opening writes it anew.
 */
export function cardsIn(ledgersFolder: string): { folder: string; card: Card }[] {
  if (!existsSync(ledgersFolder)) return []
  return readdirSync(ledgersFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && Id.safeParse(entry.name).success)
    .map((entry) => join(ledgersFolder, entry.name))
    .filter((folder) => HELD.some((name) => isPlainFile(join(folder, name))))
    .map((folder) => {
      const id = Id.parse(basename(folder))
      return { folder, card: { ...(readCard(folder) ?? blankCard(id)), id } }
    })
    .sort((a, b) => (a.card.id < b.card.id ? -1 : 1))
}

/** What makes a folder with a ledger's name a ledger. */
const HELD = ['ledger.db', 'keyring.json', 'card.json']

const blankCard = (id: Id): Card => ({ id, officeName: '', officeCode: '', kind: 'office', incarnation: 1 })

/** The card beside a ledger, or undefined where there is none that can be read. */
export function readCard(folder: string): Card | undefined {
  const text = readSmall(join(folder, 'card.json'), 10_000)
  try {
    return Card.parse(JSON.parse(Buffer.from(text ?? '').toString('utf8')))
  } catch {
    // Subtle: the card is only how the first screen names a ledger; what it cannot say is left open.
    return undefined
  }
}

/** Puts the card beside a ledger. */
export function writeCard(folder: string, card: Card): void {
  writeDurably(join(folder, 'card.json'), JSON.stringify(card))
}

const Holder = z.object({ name: z.string().transform(seen), sinceMs: z.int(), pid: z.int().positive() })

/** Who has the ledger open, by the advisory file; the database's own lock is what keeps others out. */
export function holderOf(folder: string, nowMs: number): string {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')))
    // Process numbers are given out again after the computer started anew.
    const isOfThisStart = holder.sinceMs >= nowMs - uptime() * 1000
    return isOfThisStart && holder.pid !== process.pid && isAlive(holder.pid) ? holder.name : ''
  } catch {
    // Subtle: advice that cannot be read advises nothing.
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Subtle: a process of somebody else on this computer lives, though we may not touch it.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Notes who has the ledger open, or that nobody has (null). */
export function setHolder(folder: string, name: string | null, nowMs: number): void {
  const path = join(folder, 'holder.json')
  if (name === null) rmSync(path, { force: true })
  else writeFileSync(path, JSON.stringify({ name, sinceMs: nowMs, pid: process.pid }), { mode: 0o600 })
}

/** Finishes or clears what a crash left: half-made ledgers, half-done restores, half-written notes. */
export function sweepLedgers(ledgersFolder: string): void {
  if (!existsSync(ledgersFolder)) return
  for (const name of readdirSync(ledgersFolder)) {
    const path = join(ledgersFolder, name)
    if (name.endsWith('.making')) rmSync(path, { recursive: true, force: true })
    if (name.endsWith('.restoring')) {
      const home = path.slice(0, -'.restoring'.length)
      // The old ledger was moved aside and its successor is complete: it only waits for its name.
      if (!existsSync(home) && isPlainFile(join(path, 'card.json'))) renameSync(path, home)
      else rmSync(path, { recursive: true, force: true })
    }
    for (const note of ['card.json.part', 'last.json.part', 'replaced.json.part']) {
      if (existsSync(join(path, note))) rmSync(join(path, note))
    }
  }
}
