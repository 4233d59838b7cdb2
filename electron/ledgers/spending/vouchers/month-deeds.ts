import type { Day } from '../../../../shared/kernel/day.ts'
import { type Month, monthAfter, monthOf } from '../../../../shared/kernel/month.ts'
import { refuse, refuseIf } from '../../../../shared/kernel/refusal.ts'
import type { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { trialBalance } from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import * as rules from '../../../../shared/ledgers/spending/vouchers/months.ts'
import type { BalanceRow, MonthTold } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import type { Reader } from '../../../db/access.ts'
import type { Handlers } from '../../../ipc/handlers.ts'
import * as books from './balance-store.ts'
import { fundNames } from './funds.ts'
import { chartOf } from './posting.ts'
import { closedThrough, personNames } from './store.ts'
import type { BookMonthRow } from './table.ts'

/** 科目余额 and 结账: months close in their order, and two people reopen one. */
export const monthDeeds = {
  balances: (reader, { month }) => balanceRows(reader, month),

  months(reader, _, { today }) {
    const counts = new Map(books.monthCounts(reader).map((count) => [count.month, count]))
    const rows = new Map(books.allMonths(reader).map((row) => [row.month as Month, row]))
    const progress = progressOf(reader)
    const last = [monthOf(today), ...counts.keys(), ...rows.keys()].reduce((one, two) =>
      one > two ? one : two,
    )
    const months: MonthTold[] = []
    const say = sayer(reader)
    for (let month = progress.first; month !== undefined && month <= last; month = monthAfter(month, 1)) {
      months.unshift(say(month, counts.get(month), rows.get(month)))
    }
    return { months, next: rules.nextToClose(progress) ?? null }
  },

  closeMonth(unit, { month }) {
    const unchecked = books.uncheckedIn(unit, month)
    const progress = progressOf(unit)
    const askedBy = askerOf(unit, progress.closedThrough)
    refuseIf(rules.judgeClosing(month, { ...progress, today: unit.today as Day, unchecked, askedBy }))
    const before = books.findMonth(unit, month)
    books.putMonth(unit, {
      ...{ id: before?.id ?? unit.newId(), month, state: 'closed' },
      ...{ closed_by: unit.user, closed_at: unit.nowMs },
      ...{ asked_by: null, asked_reason: null, granted_by: null },
      revision: (before?.revision ?? 0) + 1,
    })
    return {}
  },

  askReopening(unit, { month, revision, reason }) {
    const row = books.findMonth(unit, month)
    refuseIf(rules.judgeAsking(row && books.bookMonth(row), month, progressOf(unit).closedThrough))
    const asked = { state: 'asked', asked_by: unit.user, asked_reason: reason }
    books.putMonth(unit, next(row!, revision, asked))
    return {}
  },

  decideReopening(unit, { month, revision, grants }) {
    const row = books.findMonth(unit, month)
    const last = closedThrough(unit) as Month | undefined
    refuseIf(rules.judgeDeciding(row && books.bookMonth(row), { by: unit.request.person, grants, last }))
    const decided = grants
      ? { state: 'open', granted_by: unit.user }
      : { state: 'closed', asked_by: null, asked_reason: null }
    books.putMonth(unit, next(row!, revision, decided))
    return {}
  },
} satisfies Partial<Handlers<typeof spending>>

/** 科目余额表 of a month. */
export function balanceRows(reader: Reader, month: Month): BalanceRow[] {
  const funds: ReadonlyMap<string, string> = fundNames(reader)
  return trialBalance(chartOf(reader), books.balancesIn(reader, month), (id) => funds.get(id) ?? '')
}

const progressOf = (reader: Reader): rules.Progress => ({
  first: books.firstMonth(reader),
  closedThrough: closedThrough(reader) as Month | undefined,
})

/** Who asked to reopen a month and has no answer yet. */
function askerOf(reader: Reader, month: Month | undefined): { readonly name: string } | undefined {
  const row = month && books.findMonth(reader, month)
  if (row?.state !== 'asked') return undefined
  return { name: personNames(reader).get(row.asked_by!) ?? '' }
}

function next(row: BookMonthRow, revision: number, changed: Partial<BookMonthRow>): BookMonthRow {
  if (row.revision !== revision) refuse('spending.stale', {})
  return { ...row, ...changed, revision: revision + 1 }
}

function sayer(reader: Reader) {
  const names = personNames(reader)
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '') : '')
  return (month: Month, count: books.MonthCount | undefined, row: BookMonthRow | undefined): MonthTold => ({
    month,
    state: (row?.state ?? '') as MonthTold['state'],
    vouchers: count?.vouchers ?? 0,
    unchecked: count?.unchecked ?? 0,
    totalFen: count?.totalFen ?? 0,
    closedByName: nameOf(row?.closed_by),
    closedAt: row?.closed_at ?? null,
    askedBy: row?.asked_by ?? '',
    askedByName: nameOf(row?.asked_by),
    askedReason: row?.asked_reason ?? '',
    grantedByName: nameOf(row?.granted_by),
    revision: row?.revision ?? 0,
  })
}
