import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { calamity } from './calamity.ts'

/** Returns when the names in a folder are on the medium. */
export function settleFolder(folder: string): void {
  // Windows neither needs nor allows it: NTFS journals names.
  if (process.platform !== 'win32') settle(folder, 'r')
}

/**
 * Gives a whole folder its name: from here on it is there, whatever happens to the medium's own memory
 * of names, so nothing after this may be told as a failure.
 */
export function nameFolder(making: string, home: string): void {
  renameSync(making, home)
  atBest(() => settleFolder(dirname(home)))
}

/** Returns when everything below a folder is on the medium. */
export function settleTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) settleTree(path)
    else if (entry.isFile()) settle(path, 'r+')
  }
  settleFolder(folder)
}

/** Writes a file whole or not at all, on the medium when this returns. */
export function writeDurably(path: string, bytes: string | Uint8Array): void {
  place(path, (part) => writeFileSync(part, bytes, { mode: 0o600 }))
}

/** Copies a file whole or not at all, on the medium and read back when this returns. */
export function copyDurably(from: string, to: string): void {
  place(to, (part) => {
    copyFileSync(from, part)
    settle(part, 'r+')
    if (!isSame(from, part)) throw Object.assign(new Error('the copy differs'), { code: 'EIO' })
  })
}

/** The same files under another folder, sharing their bytes where the disk can; for files nobody edits. */
export function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isFile()) linkOrCopy(source, target)
  }
}

/**
 * Does what the ledger can do without, and tells whether it was done: a refusal or a failing disk is
 * forgiven, a defect is not.
 */
export function atBest(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Refusal || calamity(error)) return false
    throw error
  }
}

function place(path: string, make: (part: string) => void): void {
  const part = `${path}.part`
  try {
    make(part)
    settle(part, 'r+')
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    // Subtle: whatever keeps this disk from linking, a copy serves; what stops that too is thrown.
    copyFileSync(source, target)
  }
}

function settle(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags)
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

const PIECE = 1 << 20

/** Compares by pieces: a ledger need not fit into memory twice. */
function isSame(one: string, other: string): boolean {
  const files = [openSync(one, 'r'), openSync(other, 'r')] as const
  const pieces = [Buffer.alloc(PIECE), Buffer.alloc(PIECE)] as const
  try {
    for (;;) {
      const [a, b] = [readSync(files[0], pieces[0]), readSync(files[1], pieces[1])]
      if (a !== b || !pieces[0].subarray(0, a).equals(pieces[1].subarray(0, b))) return false
      if (a === 0) return true
    }
  } finally {
    for (const file of files) closeSync(file)
  }
}
