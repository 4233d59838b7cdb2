import type { LedgerFile } from '../../electron/db/open.ts'

/** What somebody with the key and another tool does: no trigger and no constraint stands in the way. */
export function withOtherTool(file: LedgerFile, edit: string | (() => void)): void {
  const triggers = ['main', 'temp'].flatMap((schema) =>
    (
      file.prepare(`select name, sql from ${schema}.sqlite_schema where type = 'trigger'`).all() as {
        name: string
        sql: string
      }[]
    ).map(({ name, sql }) => ({
      name: `${schema}.${name}`,
      sql: schema === 'temp' ? sql.replace(/^create trigger/i, 'create temp trigger') : sql,
    })),
  )
  for (const { name } of triggers) file.exec(`drop trigger ${name}`)
  file.pragma('foreign_keys=OFF')
  file.pragma('ignore_check_constraints=ON')
  try {
    if (typeof edit === 'string') file.exec(edit)
    else edit()
  } finally {
    file.pragma('ignore_check_constraints=OFF')
    file.pragma('foreign_keys=ON')
    for (const { sql } of triggers) file.exec(sql)
  }
}
