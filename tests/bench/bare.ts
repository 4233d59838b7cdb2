import type { LedgerDatabase } from '../../electron/chain/database.ts'

/** Lets `work` write into a ledger without its chain being told; afterwards it is told again. */
export function untold({ file }: LedgerDatabase, work: () => void): void {
  const triggers = file.prepare(`select name, sql from temp.sqlite_schema where type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) file.exec(`drop trigger temp."${name}"`)
  work()
  for (const { sql } of triggers) file.exec(sql.replace(/^create (?:temp )?trigger/i, 'create temp trigger'))
}
