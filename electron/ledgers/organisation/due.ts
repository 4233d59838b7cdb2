import { sql } from 'kysely'
import { lookAhead } from '../../../shared/desk/due.ts'
import { addDays } from '../../../shared/kernel/day.ts'
import type { DeskCodeOf } from '../../../shared/ledgers/derived.ts'
import type { Reader } from '../../db/access.ts'
import { holding } from '../../db/holding.ts'
import { kysely } from '../../db/kysely.ts'
import type { Counted, SaysDue } from '../../desk/say.ts'

/** What is due and missing of organisations: terms and secretaries. */
export const sayDue: SaysDue<DeskCodeOf<'organisation'>> = (reader, today, _person, say) => {
  const place = { page: 'organisation', filters: {} }
  say('due', 'term-over', termsEnding(reader, '0000', addDays(today, -1)), place)
  say('due', 'term-ending', termsEnding(reader, today, addDays(today, lookAhead.termDays)), place)
  const { secretary, term } = gaps(reader, today)
  say('missing', 'no-secretary', { count: secretary, day: null }, place)
  say('missing', 'no-term', { count: term, day: null }, place)
}

/** Organisations whose term ends from a day to a day, both included. */
function termsEnding(reader: Reader, from: string, to: string): Counted {
  return reader.find(
    kysely
      .selectFrom('organisation')
      .where('dissolved_day', 'is', null)
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('term_end').as('day')])
      .where('term_end', '>=', from)
      .where('term_end', '<=', to),
  )!
}

/** Standing branches where nobody is secretary on a day, and standing organisations without a term. */
function gaps(reader: Reader, today: string) {
  const counted = sql<{ secretary: number; term: number }>`select
    count(*) filter (where type in ('631', '632') and not exists (
      select 1 from post where organisation_id = organisation.id and title = 'secretary'
        and ${holding('post', 'day', today)})) as secretary,
    count(*) filter (where type <> 'group' and term_end is null) as term
    from organisation where dissolved_day is null`
  return reader.find({ compile: () => counted.compile(kysely) })!
}
