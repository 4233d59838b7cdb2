import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where sealed bundles wait for their receipts: `<id>.tzb`. */
export const outboxFolder = (ledgerFolder: string): string => made(join(ledgerFolder, 'outbox'))

/** Where ciphertexts are kept as they came: `<sha256>.tzb`. */
export const inboxFolder = (ledgerFolder: string): string => made(join(ledgerFolder, 'inbox'))

/** Where refused ciphertexts that prove something are kept: forks and rewritten histories. */
export const evidenceFolder = (ledgerFolder: string): string => made(join(ledgerFolder, 'inbox', 'evidence'))

/** Where received ledgers stand: `<bundle id>.db`. */
export const receivedFolder = (ledgerFolder: string): string => made(join(ledgerFolder, 'received'))

/** A sealed bundle's file. */
export const outboxFile = (ledgerFolder: string, id: string): string =>
  join(outboxFolder(ledgerFolder), `${id}.tzb`)
/** A received ciphertext's file. */
export const inboxFile = (ledgerFolder: string, sha256: string): string =>
  join(inboxFolder(ledgerFolder), `${sha256}.tzb`)

/** The file of a received ledger; its folder may not be there yet. */
export const receivedFile = (ledgerFolder: string, bundleId: string): string =>
  join(ledgerFolder, 'received', `${bundleId}.db`)
/** The name under which the key of a received ledger is kept. */
export const receivedKeyName = (bundleId: string): string => `received:${bundleId}`

function made(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
