import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Cut } from '../../shared/cutting/cut.ts'
import { writeDurably } from '../disk/durable.ts'
import { closeBox, derive, openBox } from '../keys/boxes.ts'
import { withEveryKey } from '../keys/former.ts'
import type { Keyring } from '../keys/keyring.ts'

const CutList = z.array(Cut)
const pathIn = (folder: string): string => join(folder, 'cuts.box')

/** What opens the list: the keyring in force and the data key of today. */
export type ListKeys = { readonly ring: Keyring; readonly dek: Uint8Array }

/**
 * What was cut in a ledger, kept beside it and outside its backups: one that is restored may know nothing of
 * it.
 *
 * SECURITY: sealed under the data key, so that nobody without it has something cut
 * (tests/cutting/again.test.ts: a list of somebody else's)
 */
export function readCutList(folder: string, { ring, dek }: ListKeys): Cut[] {
  let box: Uint8Array
  try {
    box = readFileSync(pathIn(folder))
  } catch {
    // Subtle: nothing was cut yet, or the ledger came from elsewhere; what cannot be read tells nothing.
    return []
  }
  return withEveryKey(ring, dek, (keys) => {
    for (const key of keys) {
      const text = openBox(keyOf(key), aboutText(ring.ledger), box)
      if (!text) continue
      const read = CutList.safeParse(JSON.parse(Buffer.from(text).toString()))
      return read.success ? read.data : []
    }
    return []
  })
}

/** Writes the list anew, under the data key of today. */
export function writeCutList(folder: string, { ring, dek }: ListKeys, cuts: readonly Cut[]): void {
  const text = Buffer.from(JSON.stringify(cuts))
  writeDurably(pathIn(folder), closeBox(keyOf(dek), aboutText(ring.ledger), text, randomBytes))
}

/** Brings the list along to the folder in which a ledger is made anew. */
export function carryCutList(from: string, to: string): void {
  if (existsSync(pathIn(from))) copyFileSync(pathIn(from), pathIn(to))
}

const keyOf = (dek: Uint8Array): Uint8Array => derive(dek, new Uint8Array(0), 'tzb/cut-list/v1')
const aboutText = (ledger: string): string => `tzb-cut-list ${ledger}`
