import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** The few things that are done to a folder of small files; tests let each of them fail. */
export type KeyDisk = {
  /** The file's bytes, or `undefined` where there is none. */
  read(name: string): Uint8Array | undefined
  /** Writes the file anew and returns when its bytes are on the medium. */
  write(name: string, bytes: Uint8Array): void
  rename(from: string, to: string): void
  remove(name: string): void
  /** Returns when the names in the folder are on the medium. */
  settle(): void
}

/** No small file of ours is larger. */
const LARGEST = 2 << 20

/** A ledger's real folder. Failures come as the operating system's errors. */
export function keyDiskIn(folder: string): KeyDisk {
  return {
    read(name) {
      try {
        const entry = lstatSync(join(folder, name))
        // Subtle: a device or a link that somebody laid there reads as broken, and is never waited for.
        if (!entry.isFile() || entry.size > LARGEST) return new Uint8Array(0)
        return readFileSync(join(folder, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    write(name, bytes) {
      const file = openSync(join(folder, name), 'w', 0o600)
      try {
        writeFileSync(file, bytes)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    rename: (from, to) => renameSync(join(folder, from), join(folder, to)),
    remove: (name) => rmSync(join(folder, name), { force: true }),
    settle() {
      // Windows neither needs nor allows it: NTFS journals names.
      if (process.platform === 'win32') return
      const opened = openSync(folder, 'r')
      try {
        fsyncSync(opened)
      } finally {
        closeSync(opened)
      }
    },
  }
}
