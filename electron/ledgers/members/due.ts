import { sql } from 'kysely'
import type { DeskItem } from '../../../shared/desk/contract.ts'
import { lookAhead, monthBefore, yearsBefore } from '../../../shared/desk/due.ts'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import type { DeskCodeOf } from '../../../shared/ledgers/derived.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Counted, SaysDue } from '../../desk/say.ts'

/** What is due and missing of members: probation, gaps in the roster, people who are lost. */
export const sayDue: SaysDue<DeskCodeOf<'members'>> = (reader, today, _person, say) => {
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
  const lacking = gaps(reader, monthBefore(today, lookAhead.lostMonths))
  const missing = (code: DeskCodeOf<'members'>, count: number, filters: DeskItem['filters'] = {}) =>
    say('missing', code, { count, day: null }, { page: 'members', filters })
  missing('no-join-day', lacking.joinDay)
  missing('no-full-day', lacking.fullDay, { category: ['full'] })
  missing('no-mobile', lacking.mobile)
  missing('no-education', lacking.education)
  missing('lost-contact', lacking.lost, { isLost: true })
}

/** When the soonest of them has been a year in. */
const yearLater = ({ count, day }: Counted): Counted => ({
  count,
  day: day === null ? null : yearsBefore(day as Day, -1),
})

const present = () => kysely.selectFrom('member').where('present', '=', 1)

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
