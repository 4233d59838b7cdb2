import { ageBands } from '../../shared/codes/age-bands.ts'
import { labelOf } from '../../shared/codes/index.ts'
import { type DeskItem, desk } from '../../shared/desk/contract.ts'
import { bornIn, lookAhead } from '../../shared/desk/due.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../db/access.ts'
import { honour, type Scene } from '../ipc/handlers.ts'
import { sayBookings } from './bookings.ts'
import { sayBooks } from './books.ts'
import { lastReceipt, sayExchange, waitingForReceipt } from './exchange.ts'
import { sayPay } from './pay.ts'
import { sayPeople } from './people.ts'
import { organisationGaps, sayRoster } from './roster.ts'
import type { Say } from './say.ts'
import { saySpending } from './spending.ts'
import * as store from './store.ts'

/** 工作台: what is due, missing and waiting; figures; and what each person keeps for themselves. */
export const deskService = honour(desk, {
  overview(reader, { today }, scene) {
    const byClass = store.membersByClass(reader)
    const receipt = lastReceipt(reader)
    const organisations = organisationGaps(reader, today).total
    const lastBackupMs = store.lastBackupMs(reader)
    return {
      items: scene.shown.kind === 'own' ? itemsFor(reader, today, scene, lastBackupMs) : [],
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
      outboxWaiting: waitingForReceipt(reader),
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

/** What there is to do, for this person: what is due, then what is missing, then what waits for others. */
function itemsFor(reader: Reader, today: Day, { person }: Scene, lastBackupMs: number | null): DeskItem[] {
  const items: DeskItem[] = []
  const say: Say = (kind, code, { count, day }, place) => {
    if (count > 0) items.push({ kind, code, count, day: day as Day | null, ...place })
  }
  for (const ledgerSays of [sayRoster, sayPay, saySpending, sayBooks, sayBookings, sayExchange, sayPeople]) {
    ledgerSays(reader, today, person, say)
  }
  const isEmpty = store.membersByClass(reader).length === 0
  const daysOld = lastBackupMs === null ? 0 : Math.floor((Date.parse(today) - lastBackupMs) / DAY_MS)
  if (!isEmpty && (lastBackupMs === null || daysOld >= lookAhead.backupDays)) {
    items.push({ kind: 'due', code: 'backup-due', count: daysOld, day: null, page: 'backup', filters: {} })
  }
  return items
}
const DAY_MS = 24 * 3600 * 1000
