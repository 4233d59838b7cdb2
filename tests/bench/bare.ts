import type { OpenBook } from '../../electron/chain/book.ts'

/** Lets `work` write into a book without its chain being told; afterwards it is told again. */
export function untold({ file }: OpenBook, work: () => void): void {
  const triggers = file.prepare(`select name, sql from temp.sqlite_schema where type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) file.exec(`drop trigger temp."${name}"`)
  work()
  for (const { sql } of triggers) file.exec(sql.replace(/^create (?:temp )?trigger/i, 'create temp trigger'))
}
