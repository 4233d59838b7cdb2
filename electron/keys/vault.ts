import type { Keyring } from './keyring.ts'
import type { KeyDisk } from './keyring-disk.ts'

/** What an open session may use of its ledger's folder and keys. Wiped when the ledger is locked. */
export type Vault = {
  /**
   * The ledger's folder: `ledger.db`, `keyring.json`, `outbox/`, `inbox/`, `received/`, `attachments/`,
   * `backups/`.
   */
  readonly folder: string
  readonly keys: KeyDisk
  ring: Keyring
  dek: Uint8Array
  sealKey: Uint8Array | null
}
