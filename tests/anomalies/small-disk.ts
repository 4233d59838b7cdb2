import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A file system of its own, of a few kilobytes; it goes with the test that asked for it. */
export function smallDisk(sizeKb: number): { readonly folder: string; setReadOnly(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', folder], { stdio: 'ignore' })
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  // Nobody may fill the disk of the computer by mistake.
  if (!isMounted(folder)) throw new Error('the small disk is not mounted')
  return {
    folder,
    setReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }),
  }
}

/** Whether this computer lets us mount: Linux, as root, not in a container that forbids it. */
export const canMount: boolean = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'may-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    const worked = isMounted(folder)
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    return worked
  } catch {
    // Subtle: whatever forbids it, the tests that need it are left out by name.
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

function isMounted(folder: string): boolean {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .some((line) => line.split(' ')[1] === folder && line.split(' ')[2] === 'tmpfs')
}

/** A folder inside, made. */
export function inside(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  return path
}
