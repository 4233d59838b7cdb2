import { useMemo } from 'react'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { roomNames } from '../../../shared/ledgers/bookings/venue.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { today } from '../../parts/values/clock.ts'
import type { TreeChoice } from '../../parts/values/tree-choice.ts'

type Told = Output<typeof bookings.places>

/** Venues and rooms, by name and as trees to choose from. */
export type Places = Told & {
  readonly isKnown: boolean
  /** The name of a room (with its venue’s where two share it) or a venue. */
  readonly nameOf: (id: string) => string | undefined
  /** Venues and rooms, all of them, for filters. */
  readonly choices: readonly TreeChoice[]
  /** Only rooms that are in use may be chosen. */
  readonly roomChoices: readonly TreeChoice[]
}

/** Asks for venues and rooms once; every page of the ledger shares the answer. */
export function usePlaces(): Places {
  const { data } = useLedgerQuery(bookings.places, {})
  return useMemo(() => placesIn(data ?? nothing, data !== undefined), [data])
}

const nothing: Told = { venues: [], rooms: [] }

function placesIn(told: Told, isKnown: boolean): Places {
  const { venues, rooms } = told
  const names = new Map([
    ...venues.map(({ id, name }): [string, string] => [id, name]),
    ...roomNames(venues, rooms),
  ])
  const isInUse = (room: Told['rooms'][number]): boolean =>
    room.retiredDay === null || room.retiredDay > today()
  const tree = (mayChooseVenue: boolean, of: Told['rooms']): TreeChoice[] =>
    venues.map((venue) => ({
      value: venue.id,
      title: venue.name,
      ...(mayChooseVenue ? {} : { disabled: true }),
      children: of
        .filter(({ venueId }) => venueId === venue.id)
        .map((room) => ({ value: room.id, title: room.name })),
    }))
  return {
    ...told,
    isKnown,
    nameOf: (id) => names.get(id),
    choices: tree(true, rooms),
    roomChoices: tree(false, rooms.filter(isInUse)),
  }
}
