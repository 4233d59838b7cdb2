import type { Services } from '../../electron/router/router.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Station } from '../bundles/service/stations.ts'
import { inputsOf, showing } from '../masks/doors.ts'
import type { Note } from './table.ts'
import { bookOf } from './written.ts'

/** Nobody waits longer for an answer that cannot be cancelled. */
const PATIENCE_MS = 200

/**
 * Every query of a filled ledger, with every kind of thing it may be asked about: the slowest stand in the
 * table. What takes longer has to be a task, which tells how far it is and can be cancelled.
 */
export async function doorFigures(office: Station, services: Partial<Services>, note: Note): Promise<void> {
  const { file } = bookOf(office)
  const ids = TABLES.flatMap(
    (table) => file.prepare(`select id from "${table}" limit 1`).pluck().all() as string[],
  )
  const slowest: { name: string; ms: number }[] = []
  const doors = showing.filter(({ kind, name }) => kind === 'query' && name.split('.')[0]! in services)
  for (const door of doors) {
    let ms = 0
    for (const input of inputsOf(door, { month: '2030-05', ids })) {
      const start = performance.now()
      await office.call(door, input as never).catch((error) => {
        if (!(error instanceof Refusal)) throw error
      })
      ms = Math.max(ms, performance.now() - start)
    }
    slowest.push({ name: door.name, ms })
  }
  slowest.sort((one, other) => other.ms - one.ms)
  for (const { name, ms } of slowest.filter((one, nth) => nth < 3 || one.ms > PATIENCE_MS)) {
    note(`${name}, the slowest of its inputs`, ms, 0, `≤ ${PATIENCE_MS} ms`)
  }
}

const TABLES = ['organisation', 'member', 'room', 'venue', 'booking', 'fund', 'spending', 'person_account']
