import { sql } from 'kysely'
import { draftWorkflow } from '../../shared/bundles/workflow.ts'
import { lookAhead, monthBefore } from '../../shared/desk/due.ts'
import type { PlatformDeskCode } from '../../shared/desk/words.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Taker } from '../../shared/workflow/workflow.ts'
import { draftColumns } from '../bundles/outgoing/standing.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { mayTake } from '../db/may-take.ts'
import { judges, type Say, type SaysDue } from './say.ts'

/** What is due and waits between this office and others: reports, approvals, seals, verdicts, receipts. */
export const sayExchange: SaysDue<PlatformDeskCode> = (reader, today, person, say) => {
  const { role } = person
  const waits = waiting(reader, person)
  const wait = (code: PlatformDeskCode, count: number, page: string, tab: string) =>
    say('waiting', code, { count, day: null }, { page, filters: { tab } })
  if (role !== 'admin' && role !== 'auditor') sayReports(reader, today, say)
  if (judges(person)) wait('approve-waiting', waits.approve, 'report', 'drafts')
  if (role === 'head') wait('seal-waiting', waits.seal, 'report', 'drafts')
  if (role !== 'admin' && role !== 'auditor') {
    wait('publish-waiting', waits.publish, 'report', 'outbox')
    wait('receipt-waiting', waits.receipt, 'report', 'outbox')
    wait('returned-waiting', waits.returned, 'report', 'outbox')
  }
  if (judges(person)) wait('judge-waiting', waits.judge, 'receive', 'inbox')
  if (role === 'head') wait('receipts-to-write', waits.answer, 'receive', 'inbox')
}

/** Last month's reports: ours, while none is sealed, and those of offices that reported nothing yet. */
function sayReports(reader: Reader, today: Day, say: Say<PlatformDeskCode>): void {
  const period = monthBefore(today, 1)
  const monthBegan = Date.parse(`${today.slice(0, 7)}-01`)
  const day = `${today.slice(0, 7)}-${lookAhead.reportDay}`
  type Lacking = { ours: number; theirs: number }
  const counted = sql<Lacking>`select
    count(*) filter (where relation = 'superior' and not exists (
      select 1 from outbox
      where outbox.stream = peer.ledger and kind = 'report' and period = ${period})) as ours,
    count(*) filter (where relation = 'subordinate' and not exists (
      select 1 from inbox
      where inbox.ledger = peer.ledger and kind = 'report' and period = ${period})) as theirs
    from peer where state = 'active' and since < ${monthBegan}`
  const { ours, theirs } = reader.find({ compile: () => counted.compile(kysely) })!
  say('due', 'report-due', { count: ours, day }, { page: 'report', filters: { tab: 'drafts' } })
  say(
    'missing',
    'offices-missing',
    { count: theirs, day: null },
    { page: 'receive', filters: { tab: 'matrix' } },
  )
}

/** How many bundles wait for their receipt. */
export function waitingForReceipt(reader: Reader): number {
  const counted = sql<{ count: number }>`select count(*) as count from outbox
    where published_at is not null and receipt_status is null and kind in ('report', 'audit')`
  return reader.find({ compile: () => counted.compile(kysely) })!.count
}

/** What waits between this office and others. */
function waiting(reader: Reader, person: Taker) {
  const may = (step: 'approve' | 'seal') => mayTake(draftWorkflow, step, draftColumns, person)
  type Waiting = Record<'approve' | 'seal' | 'publish' | 'receipt' | 'returned' | 'judge' | 'answer', number>
  const counted = sql<Waiting>`select
    (select count(*) from export_draft where ${may('approve')}) as approve,
    (select count(*) from export_draft where ${may('seal')}) as seal,
    (select count(*) from outbox where published_at is null) as publish,
    (select count(*) from outbox where published_at is not null and receipt_status is null
      and kind in ('report', 'audit')) as receipt,
    (select count(*) from outbox where receipt_status = 'returned' and not exists (
      select 1 from outbox as later
      where later.stream = outbox.stream and later.kind = outbox.kind
        and (later.kind = 'audit' or later.period = outbox.period)
        and (later.incarnation, later.seq) > (outbox.incarnation, outbox.seq))) as returned,
    (select count(*) from inbox where acceptance = 'waiting' and kind = 'report') as judge,
    (select count(distinct inbox.ledger) from inbox
      join peer on peer.ledger = inbox.ledger and peer.state = 'active'
      where inbox.kind in ('report', 'audit') and acceptance <> 'waiting' and acceptance is not (
        select status from receipt where bundle_id = inbox.id and direction = 'out'
        order by id desc limit 1)) as answer`
  return reader.find({ compile: () => counted.compile(kysely) })!
}

/** The receipt of the last bundle that has one, in the order of the chain, which no clock changes. */
export function lastReceipt(reader: Reader) {
  return reader.find(
    kysely
      .selectFrom('outbox')
      .select(['receipt_at', 'seq', 'receipt_status'])
      .where('receipt_at', 'is not', null)
      .orderBy('incarnation', 'desc')
      .orderBy('audit_size', 'desc')
      .limit(1),
  )
}
