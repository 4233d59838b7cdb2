import type { Organisation } from './organisation.ts'

type Placed = Pick<Organisation, 'id' | 'parentId' | 'foundedDay' | 'dissolvedDay'>

/**
 * The organisations that stood at the end of a day; what stood under a vanished one still hangs on
 * top.
 */
export function standingOn<O extends Placed>(organisations: readonly O[], day: string): O[] {
  const standing = organisations.filter(
    ({ foundedDay, dissolvedDay }) =>
      (foundedDay === null || foundedDay <= day) && (dissolvedDay === null || dissolvedDay > day),
  )
  const ids = new Set(standing.map(({ id }) => id))
  return standing.map((each) =>
    each.parentId !== null && !ids.has(each.parentId) ? { ...each, parentId: null } : each,
  )
}
