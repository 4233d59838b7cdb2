import type { CheckName } from '../../shared/audit/checks.ts'
import { toldMeta } from '../chain/triggers.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Findings } from './findings.ts'

/**
 * Who answers for the tables that entries do not tell row by row: a check that walks, digests or recomputes
 * them, or a line that names them as outside. Every table is either here or told.
 */
export const answeredBy = {
  audit: 'chain',
  audit_stretch: 'chain',
  checkpoint: 'checkpoints',
  account_month: 'balances',
  attachment_content: 'contents',
  secret: 'secrets',
  record_key: 'record-keys',
  draft: 'drafts',
  saved_view: 'views',
  export_preview: 'previews',
  fingerprint: 'marks',
} as const satisfies Readonly<Record<string, CheckName>>

/** Single columns that stand outside in a table that is otherwise answered for. */
export const outsideColumns = { 'attachment_content.thumbnail': 'thumbnails' } as const

const counted: readonly (readonly [CheckName, string])[] = [
  [
    'housekeeping',
    `select count(*) from meta where key not in (${toldMeta.map((key) => `'${key}'`).join()})`,
  ],
  ['secrets', 'select count(*) from secret'],
  ['record-keys', 'select count(*) from record_key'],
  ['drafts', 'select count(*) from draft'],
  ['views', 'select count(*) from saved_view'],
  ['previews', 'select count(*) from export_preview'],
  ['marks', 'select count(*) from fingerprint'],
  ['thumbnails', 'select count(*) from attachment_content where thumbnail is not null'],
]

/** Draws a line for everything that stands in the file and that no check compares. */
export function nameOutside(file: LedgerFile, findings: Findings): void {
  for (const [what, sql] of counted) {
    findings.leave(what, file.prepare(sql).pluck().get() as number)
  }
}
