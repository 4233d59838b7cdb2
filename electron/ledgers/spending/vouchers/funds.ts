import type { Id } from '../../../../shared/kernel/id.ts'
import type { Reader } from '../../../db/access.ts'

/** The names of the funds that entries may stand in, by id. */
export function fundNames(_reader: Reader): ReadonlyMap<Id, string> {
  return new Map()
}
