import type { Id } from '../../../../shared/kernel/id.ts'
import { refuse } from '../../../../shared/kernel/refusal.ts'
import type { Reader } from '../../../db/access.ts'
import { allFunds, fundSums } from '../fund-store.ts'

/** The names of the funds that entries may stand in, by id. */
export const fundNames = (reader: Reader): ReadonlyMap<Id, string> =>
  new Map(allFunds(reader).map(({ id, name }) => [id, name]))

/** Refuses to leave a fund with less than is bound of it. Faults: `spending.fund-below`. */
export function refuseShortFunds(reader: Reader, fundIds: ReadonlySet<Id>): void {
  for (const fundId of fundIds) {
    const { receivedFen, boundFen } = fundSums(reader, fundId)
    if (receivedFen < boundFen) refuse('spending.fund-below', { shortFen: boundFen - receivedFen })
  }
}
