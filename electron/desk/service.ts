import { ageBands } from '../../shared/codes/age-bands.ts'
import { labelOf } from '../../shared/codes/index.ts'
import { memberClassCodes } from '../../shared/codes/membership.ts'
import { type DeskItem, desk } from '../../shared/desk/contract.ts'
import { bornIn, lookAhead } from '../../shared/desk/due.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../db/access.ts'
import { implement, type RequestContext } from '../ipc/handlers.ts'
import { lastReceipt, sayExchange, waitingForReceipt } from './exchange.ts'
import { sayPeople } from './people.ts'
import type { Say, SaysDue } from './say.ts'
import * as store from './store.ts'

/**
 * 工作台: what is due, missing and waiting by what the ledgers say; figures; and what each person keeps for
 * themselves.
 */
export const deskService = (ledgersSay: readonly SaysDue<string>[]) =>
  implement(desk, {
    overview(reader, { today }, request) {
      const byClass = store.membersByClass(reader)
      const receipt = lastReceipt(reader)
      const organisations = store.countOrganisations(reader)
      const lastBackupMs = store.lastBackupMs(reader)
      return {
        items:
          request.shown.kind === 'own' ? itemsFor(ledgersSay, { reader, today, request, lastBackupMs }) : [],
        members: {
          total: byClass.reduce((sum, { count }) => sum + count, 0),
          byClass: byClass.map(({ code, count }) => ({
            code,
            label: labelOf(memberClassCodes, code),
            count,
          })),
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

    views: (reader, { list }, request) => store.viewsOf(reader, request.person.id, list),
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
    draft: (reader, place, request) => store.findDraft(reader, { ...place, user: request.person.id }) ?? null,
    dropDraft(unit, place) {
      store.dropDraft(unit, { ...place, user: unit.user })
      return {}
    },
  })

/** What there is to do, for this person: what is due, then what is missing, then what waits for others. */
function itemsFor(
  ledgersSay: readonly SaysDue<string>[],
  { reader, today, request: { person }, lastBackupMs }: Asked,
): DeskItem[] {
  const items: DeskItem[] = []
  const say: Say<string> = (kind, code, { count, day }, place) => {
    if (count > 0) items.push({ kind, code, count, day: day as Day | null, ...place })
  }
  for (const sayDue of [...ledgersSay, sayExchange, sayPeople]) {
    sayDue(reader, today, person, say)
  }
  const isEmpty = store.membersByClass(reader).length === 0
  const daysOld = lastBackupMs === null ? 0 : Math.floor((Date.parse(today) - lastBackupMs) / DAY_MS)
  if (!isEmpty && (lastBackupMs === null || daysOld >= lookAhead.backupDays)) {
    items.push({ kind: 'due', code: 'backup-due', count: daysOld, day: null, page: 'backup', filters: {} })
  }
  return items
}

type Asked = {
  readonly reader: Reader
  readonly today: Day
  readonly request: RequestContext
  readonly lastBackupMs: number | null
}
const DAY_MS = 24 * 3600 * 1000
