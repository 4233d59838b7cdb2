import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { contentsFolder } from '../attachments/content-files.ts'
import { openFile } from '../db/open.ts'
import { calamity } from '../disk/calamity.ts'
import { copyDurably } from '../disk/durable.ts'
import { isPlainFile } from '../disk/plain.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { withEveryKey } from '../keys/former.ts'
import type { Keyring } from '../keys/keyring.ts'
import { keyringName } from '../keys/keyring-file.ts'
import { asidesOf } from './aside.ts'
import { type Authority, ringAt } from './authority.ts'
import { backupsFolder } from './backup.ts'
import { poolIn } from './backup-contents.ts'
import { type BackupHeader, digestOf, headersIn, isHeaderOf } from './backup-header.ts'

/** Where a restore comes from: an own backup, one on the chosen stick, or what a restore replaced. */
export type Source = { readonly from: 'own' | 'stick' | 'aside'; readonly name: string }

/** A source that is there: its ledger, what it says of itself, its keyring, its name in the chain. */
export type FoundSource = {
  readonly file: string
  /** The folder of the contents that it names, and of others. */
  readonly contents: string
  readonly header: BackupHeader | null
  readonly ring: Keyring | undefined
  readonly label: string
}

/** Whether anything of a ledger stands in its place: then its keyring, and no other, is in force. */
export const isHere = (home: string): boolean => existsSync(home)

/** The source as it lies there, nothing proved; fault `session.backup-failed`. */
export function sourceOf(runtime: Runtime, home: string, ledgerId: Id, { from, name }: Source): FoundSource {
  if (from === 'aside') {
    const aside = asidesOf(home).find((one) => one.name === name) ?? refuse('session.backup-failed', {})
    return {
      ...{ file: join(aside.folder, 'ledger.db'), contents: contentsFolder(aside.folder), header: null },
      ...{ ring: undefined, label: `replaced-${name}` },
    }
  }
  const folder = from === 'own' ? backupsFolder(home) : runtime.offered?.folder
  const header = folder === undefined ? undefined : headersIn(folder).find((one) => one.name === name)
  if (!header || header.ledger !== ledgerId) return refuse('session.backup-failed', {})
  const at = join(folder!, name)
  const ring = ringAt(join(at, keyringName))
  return { file: join(at, 'ledger.db'), contents: poolIn(folder!), header, ring, label: name }
}

/**
 * Copies a source's ledger and answers the data key that opens the copy: one that the proved keyring has or
 * had. A backup must be byte for byte what its header says, under that key. Fault `session.backup-failed`.
 */
// SECURITY: no file takes the ledger's place that its keys did not make (tests/session/authority.test.ts)
export function copySource(source: FoundSource, to: string, { ring, keys }: Authority): Uint8Array {
  return withEveryKey(ring, keys.dek, (known) => {
    const { header, file } = source
    const key = header ? known.find((one) => isHeaderOf(header, one)) : undefined
    if (header && !key) refuse('session.backup-failed', {})
    if (header) {
      copyDurably(file, to)
      if (digestOf(to) !== header.sha256) refuse('session.backup-failed', {})
      return Uint8Array.from(key!)
    }
    return copyAside(file, to, known, ring)
  })
}

/** What was replaced may have been left open: it is copied with its journal and written anew without. */
function copyAside(file: string, to: string, known: readonly Uint8Array[], ring: Keyring): Uint8Array {
  const copy = `${to}.aside`
  const clear = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(copy + end, { force: true })
  }
  try {
    const key = known.find((one) => {
      // Subtle: a wrong key may spoil a copy's journal, so each key gets a copy of its own.
      clear()
      for (const end of ['', '-wal'].filter((end) => isPlainFile(file + end))) {
        copyDurably(file + end, copy + end)
      }
      return tookOver(copy, to, one, ring)
    })
    return key ? Uint8Array.from(key) : refuse('session.backup-failed', {})
  } finally {
    clear()
  }
}

function tookOver(copy: string, to: string, key: Uint8Array, ring: Keyring): boolean {
  try {
    const open = openFile(copy, key, ring.cipher, 'own')
    try {
      open.prepare('vacuum into ?').run(to)
      return true
    } finally {
      open.close()
    }
  } catch (error) {
    const code = error instanceof Refusal ? error.fault.code : calamity(error)?.code
    if (code === 'session.ledger-damaged' || code === 'session.ledger-foreign') return false
    throw error
  }
}
