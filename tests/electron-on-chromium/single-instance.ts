import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './chromium.ts'

/** What a second program tells the first. */
export type SecondInstance = { argv: string[]; cwd: string }

/** Takes the lock of a folder, or tells its holder that somebody came and answers false. */
export function lockInstance(userData: string, onSecond: (second: SecondInstance) => void): boolean {
  const folder = join(userData, 'standin-lock')
  const holder = join(folder, 'holder')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(holder, String(process.pid), { flag: 'wx' })
  } catch {
    const pid = Number.parseInt(readFileSync(holder, 'utf8'), 10)
    if (pid !== process.pid && isAlive(pid)) {
      writeFileSync(
        join(folder, `${process.pid}.json`),
        JSON.stringify({ argv: process.argv, cwd: process.cwd() }),
      )
      return false
    }
    writeFileSync(holder, String(process.pid))
  }
  watch(folder, { persistent: false }, () => hear(folder, onSecond))
  return true
}

/** Gives the lock back. */
export function unlockInstance(userData: string): void {
  rmSync(join(userData, 'standin-lock'), { recursive: true, force: true })
}

function hear(folder: string, onSecond: (second: SecondInstance) => void): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const said = readFileSync(join(folder, name), 'utf8')
    // Subtle: the file shows before its text does; an empty one is read at the next change.
    if (said === '') continue
    rmSync(join(folder, name))
    onSecond(JSON.parse(said) as SecondInstance)
  }
}
