import type { PlatformDeskCode } from '../../shared/desk/words.ts'
import { certifiers } from '../../shared/session/certifiers.ts'
import { kysely } from '../db/kysely.ts'
import type { SaysDue } from './say.ts'

/** Which signing keys wait: this person's own, and those that they may confirm. */
export const sayPeople: SaysDue<PlatformDeskCode> = (reader, _today, { id, role }, say) => {
  const waiting = reader.all(
    kysely
      .selectFrom('person_key')
      .innerJoin('person_account', 'person_account.id', 'person_key.holder')
      .select(['holder', 'let_in_by'])
      .where('state', '=', 'waiting')
      .where('removed', '=', 0),
  )
  const place = { page: 'people', filters: {} }
  const own = waiting.filter(({ holder }) => holder === id).length
  say('waiting', 'own-key-waiting', { count: own, day: null }, place)
  if (!certifiers.includes(role)) return
  const others = waiting.filter(({ holder, let_in_by }) => holder !== id && let_in_by !== id).length
  say('waiting', 'keys-to-confirm', { count: others, day: null }, place)
}
