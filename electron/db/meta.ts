import type { LedgerFile } from './open.ts'

/**
 * What a ledger file says about itself. Who it is and which life it leads is told to the chain
 * (`toldMeta` in audit/triggers.ts); the rest is housekeeping, so nothing a person decides stands there.
 */
export type MetaKey =
  | 'ledger'
  | 'kind'
  | 'office_name'
  | 'office_code'
  | 'incarnation'
  | 'forked_from'
  | 'keyring_gen'
  | 'keyring_hash'
  | 'clean_exit'
  | 'last_backup_at'
  | 'last_backup_size'
  | 'last_copy_at'
  | 'last_check_at'
  | 'backup_failed'
  | 'sign_pub'
  | 'recipient'
  | 'key_life'
  | 'key_turn'
  /** The turn of the keys that were last written for others. */
  | 'keys_shown'
  | 'file_state'
  | 'journal_of'
  | 'source'

/** What a ledger says of itself under one key, if it does. */
export function readMeta(file: LedgerFile, key: MetaKey): string | undefined {
  return file.prepare('select value from meta where key = ?').pluck().get(key) as string | undefined
}

/** Says something of the ledger itself, in the transaction that runs or one of its own. */
export function writeMeta(file: LedgerFile, values: { readonly [K in MetaKey]?: string }): void {
  const put = file.prepare(
    `insert into meta(key, value) values (?, ?)
     on conflict(key) do update set value = excluded.value where value <> excluded.value`,
  )
  const write = () => {
    for (const [key, value] of Object.entries(values)) put.run(key, value)
  }
  if (file.inTransaction) write()
  else file.transaction(write).immediate()
}
