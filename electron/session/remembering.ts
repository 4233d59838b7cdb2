import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LedgerFile } from '../db/open.ts'
import { writeDurably } from '../disk/durable.ts'
import { headOf } from './backup.ts'

const Memory = z.strictObject({ size: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) })
const memoryIn = (folder: string): string => join(folder, 'last.json')

/** Notes beside a ledger how far its chain is, so that an older copy put in its place is noticed. */
export function remember(folder: string, file: LedgerFile): void {
  const { seq, head } = headOf(file)
  const memory: z.infer<typeof Memory> = { size: seq, head: Buffer.from(head).toString('hex') }
  writeDurably(memoryIn(folder), JSON.stringify(memory))
}

/** Whether the chain of a ledger is not the one that was remembered: shorter, or another from there on. */
export function isPutBack(folder: string, file: LedgerFile): boolean {
  const memory = readMemory(folder)
  if (!memory) return false
  const head = file.prepare('select head from audit where seq = ?').pluck().get(memory.size)
  return head === undefined || Buffer.from(head as Uint8Array).toString('hex') !== memory.head
}

function readMemory(folder: string): z.infer<typeof Memory> | undefined {
  try {
    return Memory.parse(JSON.parse(readFileSync(memoryIn(folder), 'utf8')))
  } catch {
    // Subtle: it is advice that anybody may delete; what it cannot say, superiors and paper still can.
    return undefined
  }
}
