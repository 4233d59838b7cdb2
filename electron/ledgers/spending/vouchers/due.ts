import { sql } from 'kysely'
import type { Month } from '../../../../shared/kernel/month.ts'
import type { DeskCodeOf } from '../../../../shared/ledgers/derived.ts'
import { lastDayOf, nextToClose } from '../../../../shared/ledgers/spending/vouchers/months.ts'
import type { Reader } from '../../../db/access.ts'
import { kysely } from '../../../db/kysely.ts'
import { judges, type SaysDue } from '../../../desk/say.ts'

/** What waits of the books: vouchers to check, months to close, reopenings to decide. */
export const sayBooks: SaysDue<DeskCodeOf<'spending'>> = (reader, today, person, say) => {
  if (!judges(person)) return
  const page = 'spending'
  const unchecked = { page, filters: { view: 'vouchers', isUnchecked: true } }
  say('waiting', 'vouchers-waiting', { count: uncheckedFor(reader, person.id), day: null }, unchecked)
  const closing = { page, filters: { view: 'closing' } }
  const asked = askedFor(reader, person.id)
  say('waiting', 'reopening-waiting', { count: asked ? 1 : 0, day: asked ? `${asked}-01` : null }, closing)
  const next = nextToClose({ first: firstMonth(reader), closedThrough: closedThrough(reader) })
  if (next !== undefined && today > lastDayOf(next)) {
    say('due', 'month-to-close', { count: 1, day: `${next}-01` }, closing)
  }
}

/** Vouchers that somebody other than this person made out and nobody checked. */
function uncheckedFor(reader: Reader, user: string): number {
  const counted = sql<{ count: number }>`select count(*) as count from voucher indexed by voucher_unchecked
    where checked_by is null and entered_by <> ${user}`
  return reader.find({ compile: () => counted.compile(kysely) })!.count
}

/** The month whose reopening somebody other than this person asked for. */
function askedFor(reader: Reader, user: string): string | undefined {
  return reader.find(
    kysely
      .selectFrom('book_month')
      .select('month')
      .where('state', '=', 'asked')
      .where('asked_by', '<>', user)
      .limit(1),
  )?.month
}

const firstMonth = (reader: Reader): Month | undefined =>
  reader.find(kysely.selectFrom('voucher').select('month').orderBy('month').limit(1))?.month as
    | Month
    | undefined

const closedThrough = (reader: Reader): Month | undefined =>
  reader.find(
    kysely
      .selectFrom('book_month')
      .select('month')
      .where('state', '<>', 'open')
      .orderBy('month', 'desc')
      .limit(1),
  )?.month as Month | undefined
