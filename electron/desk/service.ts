import { ageBands } from '../../shared/codes/age-bands.ts'
import { labelOf } from '../../shared/codes/index.ts'
import { type DeskItem, desk } from '../../shared/desk/contract.ts'
import { bornIn, lookAhead, monthBefore, yearsBefore } from '../../shared/desk/due.ts'
import type { DeskCode } from '../../shared/desk/words.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../db/access.ts'
import { honour, type Scene } from '../ipc/handlers.ts'
import { sayPay } from './pay.ts'
import type { Say } from './say.ts'
import * as store from './store.ts'

/** 工作台: what is due, missing and waiting; figures; and what each person keeps for themselves. */
export const deskService = honour(desk, {
  overview(reader, { today }, scene) {
    const byClass = store.membersByClass(reader)
    const receipt = store.lastReceipt(reader)
    const waiting = store.waiting(reader, scene.person.id)
    const organisations = store.organisationGaps(reader, today).total
    const lastBackupMs = store.lastBackupMs(reader)
    return {
      items: scene.shown.kind === 'own' ? itemsFor(reader, today, scene, waiting, lastBackupMs) : [],
      members: {
        total: byClass.reduce((sum, { count }) => sum + count, 0),
        byClass: byClass.map(({ code, count }) => ({ code, label: labelOf('memberClass', code), count })),
        byAge: ageBands.map((band) => {
          const { bornFrom, bornTo } = bornIn(band, today)
          return { code: band.code, label: band.label, count: store.membersBorn(reader, bornFrom, bornTo) }
        }),
        byBranch: store.membersByBranch(reader),
      },
      organisations,
      lastBackupMs,
      lastReceipt: receipt
        ? { atMs: receipt.receipt_at!, seq: receipt.seq, status: receipt.receipt_status! }
        : null,
      outboxWaiting: waiting.receipt,
    }
  },

  views: (reader, { list }, scene) => store.viewsOf(reader, scene.person.id, list),
  saveView: (unit, { list, name, content }) => ({
    id: store.putView(unit, { id: unit.newId(), user: unit.user, list, name, content }),
  }),
  dropView(unit, { id }) {
    store.dropView(unit, unit.user, id)
    return {}
  },
  saveDraft(unit, { form, recordId, content }) {
    const draft = { id: unit.newId(), content, at: unit.nowMs }
    store.putDraft(unit, { user: unit.user, form, recordId }, draft)
    return {}
  },
  draft: (reader, place, scene) => store.findDraft(reader, { ...place, user: scene.person.id }) ?? null,
  dropDraft(unit, place) {
    store.dropDraft(unit, { ...place, user: unit.user })
    return {}
  },
})

type Waiting = ReturnType<typeof store.waiting>
type Place = Pick<DeskItem, 'page' | 'filters'>

function itemsFor(
  reader: Reader,
  today: Day,
  { person }: Scene,
  waiting: Waiting,
  lastBackupMs: number | null,
): DeskItem[] {
  const items: DeskItem[] = []
  const say: Say = (kind, code, { count, day }, place) => {
    if (count > 0) items.push({ kind, code, count, day: day as Day | null, ...place })
  }
  sayDue(reader, today, say)
  sayMissing(reader, today, say)
  const judges = person.role === 'reviewer' || person.role === 'head'
  sayPay(reader, today, judges ? { personId: person.id } : undefined, say)
  const wait = (code: DeskCode, count: number, page: string, tab: string) =>
    say('waiting', code, { count, day: null }, { page, filters: { tab } })
  if (judges) wait('approve-waiting', waiting.approve, 'report', 'drafts')
  if (person.role === 'head') wait('seal-waiting', waiting.seal, 'report', 'drafts')
  if (person.role !== 'admin' && person.role !== 'auditor') {
    wait('publish-waiting', waiting.publish, 'report', 'outbox')
    wait('receipt-waiting', waiting.receipt, 'report', 'outbox')
    wait('returned-waiting', waiting.returned, 'report', 'outbox')
  }
  if (judges) wait('judge-waiting', waiting.judge, 'receive', 'inbox')
  if (judges) {
    const place = { page: 'bookings', filters: { view: 'list', when: 'all', state: ['asked'] } }
    say('waiting', 'booking-waiting', store.bookingsAsked(reader, person.id), place)
  }
  const isEmpty = store.membersByClass(reader).length === 0
  const daysOld = lastBackupMs === null ? 0 : Math.floor((Date.parse(today) - lastBackupMs) / DAY_MS)
  if (!isEmpty && (lastBackupMs === null || daysOld >= lookAhead.backupDays)) {
    items.push({ kind: 'due', code: 'backup-due', count: daysOld, day: null, page: 'backup', filters: {} })
  }
  return items
}
const DAY_MS = 24 * 3600 * 1000

function sayDue(reader: Reader, today: Day, say: Say): void {
  const organisation = { page: 'organisation', filters: {} }
  say('due', 'term-over', store.termsEnding(reader, '0000', addDays(today, -1)), organisation)
  const termsUntil = addDays(today, lookAhead.termDays)
  say('due', 'term-ending', store.termsEnding(reader, today, termsUntil), organisation)
  const yearAgo = yearsBefore(today, 1)
  const probationers = (joinedTo: Day, joinedFrom?: Day) => ({
    page: 'members',
    filters: { category: ['probation'], joinedTo, ...(joinedFrom ? { joinedFrom } : {}) },
  })
  const over = store.probationersJoined(reader, '0000', addDays(yearAgo, -1))
  say('due', 'probation-over', yearLater(over), probationers(addDays(yearAgo, -1)))
  const until = addDays(yearAgo, lookAhead.probationDays)
  const ending = store.probationersJoined(reader, yearAgo, until)
  say('due', 'probation-ending', yearLater(ending), probationers(until, yearAgo))
}

/** When the soonest of them has been a year in. */
const yearLater = ({ count, day }: store.Counted): store.Counted => ({
  count,
  day: day === null ? null : yearsBefore(day as Day, -1),
})

function sayMissing(reader: Reader, today: Day, say: Say): void {
  const gaps = store.gaps(reader, monthBefore(today, lookAhead.lostMonths))
  const missing = (code: DeskCode, count: number, page: string, filters: Place['filters'] = {}) =>
    say('missing', code, { count, day: null }, { page, filters })
  missing('no-join-day', gaps.joinDay, 'members')
  missing('no-full-day', gaps.fullDay, 'members', { category: ['full'] })
  missing('no-mobile', gaps.mobile, 'members')
  missing('no-education', gaps.education, 'members')
  missing('lost-contact', gaps.lost, 'members', { isLost: true })
  const uncounted = { view: 'list', when: 'past', isUncounted: true }
  missing('check-in-missing', store.bookingsUncounted(reader, today).count, 'bookings', uncounted)
  const { secretary, term } = store.organisationGaps(reader, today)
  missing('no-secretary', secretary, 'organisation')
  missing('no-term', term, 'organisation')
}
