import { useMemo } from 'react'
import { useOrganisations } from '../../parts/organisation/use-organisations.ts'
import type { NameOf } from '../../parts/values/show-value.ts'
import { usePlaces } from './use-places.ts'

/** The names behind the ids that bookings and rooms hold. */
export type Names = {
  readonly nameOf: (id: string) => string | undefined
  readonly fieldName: NameOf
}

/** Rooms, venues and organisations by name. */
export function useNames(): Names {
  const organisations = useOrganisations()
  const places = usePlaces()
  return useMemo(() => {
    const nameOf = (id: string) => places.nameOf(id) ?? organisations.nameOf(id)
    const fieldName: NameOf = (field, id) =>
      nameOf(id) ?? (field === 'organisationId' ? '（已撤销的组织）' : '（已不在的房间）')
    return { nameOf, fieldName }
  }, [organisations, places])
}
