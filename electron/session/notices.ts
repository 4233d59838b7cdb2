import { isPractice, LedgerKind, type Session } from '../../shared/session/session.ts'
import type { LedgerDatabase } from '../chain/database.ts'
import { readMeta } from '../db/meta.ts'
import { isPutBack } from './remembering.ts'

const CLOCK_SLACK_MS = 5 * 60_000
const LONG_UNUSED_MS = 183 * 86_400_000
const WEEK_MS = 7 * 86_400_000

/** What whoever unlocks a ledger is told of it. */
export function noticesOf(folder: string, file: LedgerDatabase['file'], nowMs: number): Session['notices'] {
  const notices: Session['notices'] = isPutBack(folder, file) ? ['put-back'] : []
  const lastAt = lastDeedOf(file)?.at ?? nowMs
  if (lastAt > nowMs + CLOCK_SLACK_MS) notices.push('clock-set-back')
  if (nowMs - lastAt > LONG_UNUSED_MS) notices.push('clock-ahead')
  if (readMeta(file, 'clean_exit') === '0') notices.push('unclean-exit')
  const isPracticed = isPractice(LedgerKind.parse(readMeta(file, 'kind')))
  if (isCopyOld(file, nowMs) && !isPracticed) notices.push('backup-old')
  return notices
}

/** What the newest entry of the chain says of its deed. */
export function lastDeedOf(
  file: LedgerDatabase['file'],
): { readonly at: number; readonly tx: string } | undefined {
  const body = file.prepare('select body from audit order by seq desc limit 1').pluck().get()
  return body === undefined ? undefined : JSON.parse(body as string)
}

/** Whether the last backup failed, or none was taken to a second place for a week. */
function isCopyOld(file: LedgerDatabase['file'], nowMs: number): boolean {
  const ageMs = nowMs - Number(readMeta(file, 'last_copy_at') ?? 0)
  // Subtle: a copy from the future was dated by a wrong clock; nobody knows how old it is.
  return readMeta(file, 'backup_failed') === '1' || ageMs > WEEK_MS || ageMs < -CLOCK_SLACK_MS
}
