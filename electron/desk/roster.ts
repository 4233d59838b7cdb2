import { sql } from 'kysely'
import type { DeskItem } from '../../shared/desk/contract.ts'
import { lookAhead, monthBefore, yearsBefore } from '../../shared/desk/due.ts'
import type { DeskCode } from '../../shared/desk/words.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { Counted, LedgerSays, Say } from './say.ts'

/** What is due and missing of organisations and members: terms, probation, gaps in the roster. */
export const sayRoster: LedgerSays = (reader, today, _person, say) => {
  sayDue(reader, today, say)
  sayMissing(reader, today, say)
}

function sayDue(reader: Reader, today: Day, say: Say): void {
  const organisation = { page: 'organisation', filters: {} }
  say('due', 'term-over', termsEnding(reader, '0000', addDays(today, -1)), organisation)
  const termsUntil = addDays(today, lookAhead.termDays)
  say('due', 'term-ending', termsEnding(reader, today, termsUntil), organisation)
  const yearAgo = yearsBefore(today, 1)
  const probationers = (joinedTo: Day, joinedFrom?: Day) => ({
    page: 'members',
    filters: { category: ['probation'], joinedTo, ...(joinedFrom ? { joinedFrom } : {}) },
  })
  const over = probationersJoined(reader, '0000', addDays(yearAgo, -1))
  say('due', 'probation-over', yearLater(over), probationers(addDays(yearAgo, -1)))
  const until = addDays(yearAgo, lookAhead.probationDays)
  const ending = probationersJoined(reader, yearAgo, until)
  say('due', 'probation-ending', yearLater(ending), probationers(until, yearAgo))
}

/** When the soonest of them has been a year in. */
const yearLater = ({ count, day }: Counted): Counted => ({
  count,
  day: day === null ? null : yearsBefore(day as Day, -1),
})

function sayMissing(reader: Reader, today: Day, say: Say): void {
  const lacking = gaps(reader, monthBefore(today, lookAhead.lostMonths))
  const missing = (code: DeskCode, count: number, page: string, filters: DeskItem['filters'] = {}) =>
    say('missing', code, { count, day: null }, { page, filters })
  missing('no-join-day', lacking.joinDay, 'members')
  missing('no-full-day', lacking.fullDay, 'members', { category: ['full'] })
  missing('no-mobile', lacking.mobile, 'members')
  missing('no-education', lacking.education, 'members')
  missing('lost-contact', lacking.lost, 'members', { isLost: true })
  const { secretary, term } = organisationGaps(reader, today)
  missing('no-secretary', secretary, 'organisation')
  missing('no-term', term, 'organisation')
}

const standing = () => kysely.selectFrom('organisation').where('dissolved_day', 'is', null)
const present = () => kysely.selectFrom('member').where('present', '=', 1)

/** Organisations whose term ends from a day to a day, both included. */
function termsEnding(reader: Reader, from: string, to: string): Counted {
  return reader.find(
    standing()
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('term_end').as('day')])
      .where('term_end', '>=', from)
      .where('term_end', '<=', to),
  )!
}

/** Probationary members who joined from a day to a day, both included. */
function probationersJoined(reader: Reader, from: string, to: string): Counted {
  return reader.find(
    present()
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('join_day').as('day')])
      .where('category', '=', 'probation')
      .where('join_day', '>=', from)
      .where('join_day', '<=', to),
  )!
}

/** How many people of the roster lack each of these, and how many are lost since before a month. */
function gaps(reader: Reader, lostBefore: string) {
  type Gaps = { joinDay: number; fullDay: number; mobile: number; education: number; lost: number }
  const counted = sql<Gaps>`select
    count(*) filter (where join_day is null) as joinDay,
    count(*) filter (where category = 'full' and full_day is null) as fullDay,
    count(*) filter (where mobile is null) as mobile,
    count(*) filter (where education is null) as education,
    count(*) filter (where is_lost = 1 and (lost_since is null or lost_since <= ${lostBefore})) as lost
    from member indexed by member_with_gaps where left_day is null
      and (join_day is null or full_day is null or mobile is null or education is null or is_lost = 1)`
  return reader.find({ compile: () => counted.compile(kysely) })!
}

/** Standing branches where nobody is secretary on a day, and standing organisations without a term. */
export function organisationGaps(reader: Reader, today: string) {
  const counted = sql<{ secretary: number; term: number; total: number }>`select
    count(*) filter (where type in ('631', '632') and not exists (
      select 1 from post where organisation_id = organisation.id and title = 'secretary'
        and from_day <= ${today} and (to_day is null or to_day >= ${today}))) as secretary,
    count(*) filter (where type <> 'group' and term_end is null) as term,
    count(*) as total
    from organisation where dissolved_day is null`
  return reader.find({ compile: () => counted.compile(kysely) })!
}
