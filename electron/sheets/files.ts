import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileName } from '../../shared/kernel/file-name.ts'
import { seen } from '../../shared/kernel/text.ts'
import type { Asking } from '../ipc/asking.ts'
import type { Files } from '../ipc/files.ts'

/**
 * Dialogs by the shell, bytes by this thread: a file is written whole beside its place, fsynced, then
 * renamed.
 */
export function filesThrough(shell: Asking): Files {
  return {
    async choose(file, many = false) {
      const paths = await shell.ask<string[]>({ service: 'choose', file, many })
      return paths.map((path) => ({ name: seen(basename(path)), path }))
    },
    chooseFolder: (title) => shell.ask<string | null>({ service: 'choose-folder', title }),
    async save(suggestedName, file, bytes, record) {
      // SECURITY: an offered name opens no folder and no device (tests/kernel/file-name.test.ts).
      const name = fileName(suggestedName)
      const path = await shell.ask<string | null>({ service: 'save-path', suggestedName: name, file })
      if (path === null) return null
      await writeWhole(path, bytes, record)
      return basename(path)
    },
  }
}

// SECURITY: rows leave only where the chain could be told (tests/anomalies/failing-writes.test.ts)
async function writeWhole(path: string, bytes: Uint8Array, record?: () => void): Promise<void> {
  const part = join(dirname(path), `.~${basename(path)}.part`)
  try {
    const file = await open(part, 'w')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    record?.()
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
