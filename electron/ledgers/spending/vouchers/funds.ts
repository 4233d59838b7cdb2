import type { Id } from '../../../../shared/kernel/id.ts'
import type { Reader } from '../../../db/access.ts'
import { allFunds } from '../fund-store.ts'

/** The names of the funds that entries may stand in, by id. */
export const fundNames = (reader: Reader): ReadonlyMap<Id, string> =>
  new Map(allFunds(reader).map(({ id, name }) => [id, name]))
