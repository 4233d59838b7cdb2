import { tables } from '../../shared/tables.ts'
import { contentOf, contentRows } from '../attachments/contents.ts'
import { access } from '../db/access.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Findings } from './findings.ts'

/** Lets others work; called between portions of rows. */
type Breathe = () => Promise<void>
type Row = Record<string, string | number | null>

const PORTION = 500

/** Computes again what follows from other columns: search text, sort keys, duplicate keys, sums. */
export async function compareDerived(file: LedgerFile, findings: Findings, breathe: Breathe): Promise<void> {
  let count = 0
  for (const { table, derive: beginning } of tables) {
    if (!beginning) continue
    // Each run reads names once.
    const derive = beginning()
    const page = file.prepare(`select * from "${table}" where id > ? order by id limit ${PORTION}`)
    for (let last = ''; ; ) {
      const rows = page.all(last) as Row[]
      if (rows.length === 0) break
      for (const row of rows) {
        const wanted = Object.entries(derive(row))
        if (wanted.some(([column, value]) => row[column] !== value))
          findings.note('derived', null, table, String(row['id']))
      }
      count += rows.length
      last = String(rows.at(-1)!['id'])
      await breathe()
    }
  }
  findings.draw('derived', count)
}

/** Adds the months of every account up again from the entries of its vouchers. */
export function compareBalances(file: LedgerFile, findings: Findings): void {
  const wanted = `select account_id, coalesce(fund_id, '') as fund_id, month, sum(debit_fen) as debit_fen,
    sum(credit_fen) as credit_fen from voucher_entry group by 1, 2, 3`
  const stored = 'select account_id, fund_id, month, debit_fen, credit_fen from account_month'
  const other = file
    .prepare(
      `select distinct account_id, fund_id, month from
       (select * from (${wanted} except ${stored}) union all select * from (${stored} except ${wanted}))`,
    )
    .all() as { account_id: string; fund_id: string; month: string }[]
  for (const one of other)
    findings.note('balance', null, 'account_month', `${one.account_id} ${one.fund_id} ${one.month}`)
  findings.draw('balances', file.prepare('select count(*) from account_month').pluck().get() as number)
}

/**
 * Reads every content beside the ledger again: its file must be there and hold what its digest says, and a
 * row must name it.
 */
export async function compareContents(file: LedgerFile, findings: Findings, breathe: Breathe): Promise<void> {
  const reader = access(file)
  const contents = contentRows(reader)
  const isKept = file.prepare('select exists(select 1 from attachment_content where sha256 = ?)').pluck()
  const isNamed = file.prepare('select exists(select 1 from attachment where sha256 = ?)').pluck()
  for (const content of contents) {
    const { sha256 } = content
    // Subtle: others may work in between, and may have thrown it away.
    if (isKept.get(sha256) === 0) continue
    const found = contentOf(reader, content)
    if (found === 'changed') findings.note('content', null, 'attachment_content', sha256)
    if (found === 'missing') findings.note('content-missing', null, 'attachment_content', sha256)
    if (isNamed.get(sha256) === 0) findings.note('content-loose', null, 'attachment_content', sha256)
    await breathe()
  }
  const gone = file
    .prepare('select id from attachment where sha256 not in (select sha256 from attachment_content)')
    .pluck()
    .all() as string[]
  for (const id of gone) findings.note('content-missing', null, 'attachment', id)
  findings.draw('contents', contents.length)
}
