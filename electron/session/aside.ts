import { readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { atBest, writeDurably } from '../disk/durable.ts'
import { isPlainFile, isPlainFolder, readSmall } from '../disk/plain.ts'
import { ledgerFile } from '../folder/ledger-folder.ts'

/** What a restore replaced, kept whole beside the ledger; `atMs` is null where nothing says when. */
export type Aside = { readonly name: string; readonly atMs: number | null; readonly folder: string }

const Note = z.object({ at_ms: z.int().min(0).max(253_402_300_799_999) })
const noteIn = (folder: string): string => join(folder, 'replaced.json')

/** The folders that restores of a ledger moved aside, the last one first. Links are none. */
export function asidesOf(home: string): Aside[] {
  return numbersAside(home)
    .filter((number) => isPlainFolder(folderAside(home, number)))
    .filter((number) => isPlainFile(ledgerFile(folderAside(home, number))))
    .sort((a, b) => b - a)
    .map((number) => {
      const folder = folderAside(home, number)
      return { name: String(number), atMs: momentIn(folder), folder }
    })
}

/** Moves a ledger's folder aside, under a number that no other has; answers where it is. Faults `disk.*`. */
export function moveAside(home: string, nowMs: number): string {
  const aside = folderAside(home, 1 + Math.max(0, ...numbersAside(home)))
  renameSync(home, aside)
  atBest(() => writeDurably(noteIn(aside), JSON.stringify({ at_ms: nowMs })))
  return aside
}

/** How many times a ledger was replaced. */
export const asideCount = (home: string): number => numbersAside(home).length

const folderAside = (home: string, number: number): string => `${home}.replaced-${number}`

function numbersAside(home: string): number[] {
  const start = `${basename(home)}.replaced-`
  return readdirSync(dirname(home))
    .filter((name) => name.startsWith(start) && /^[1-9]\d{0,8}$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)))
}

function momentIn(folder: string): number | null {
  const text = readSmall(noteIn(folder), 1000)
  try {
    return Note.parse(JSON.parse(Buffer.from(text ?? '').toString('utf8'))).at_ms
  } catch {
    // Subtle: the moment is only for people to tell them apart.
    return null
  }
}
