import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Dice } from '../support/dice.ts'
import type { Told } from './killed-program.ts'

/** A program that is warm and waits to be told what to do, and then to be killed. */
export type Killed = {
  /** Lets it work, kills it at some moment, and answers what it said was done. */
  runAndKill(told: Told, chance: Dice): Promise<string[]>
}

export function killedProgram(temporary: string): Killed {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-program.ts')], {
    env: { ...process.env, TMPDIR: temporary, NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const errors: string[] = []
  let heard = () => {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    heard()
  })
  child.stderr.on('data', (text) => errors.push(String(text)))
  const until = async (is: () => boolean): Promise<void> => {
    while (!is()) {
      if (child.exitCode !== null) throw new Error(`the program ended by itself: ${errors.join('')}`)
      await Promise.race([
        new Promise<void>((resolve) => {
          heard = resolve
        }),
        once(child, 'exit'),
      ])
    }
  }
  const isDone = () => said.filter((line) => line.startsWith('done ')).map((line) => line.slice(5))
  return {
    async runAndKill(told, chance) {
      await until(() => said.includes('ready'))
      child.stdin.write(`${JSON.stringify(told)}\n`)
      // One round in eight dies while the ledger is being opened, the rest after so many deeds.
      const mayOpen = !chance.onceIn(8)
      if (mayOpen) {
        await until(() => said.includes('begun'))
        const deeds = chance.roll(4)
        await until(() => isDone().length >= deeds)
      }
      await pause(chance.roll(chance.onceIn(3) ? 250 : 60))
      await end(child)
      return isDone()
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}
