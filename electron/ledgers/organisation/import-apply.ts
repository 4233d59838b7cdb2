import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { idsOnRings } from '../../../shared/kernel/tree.ts'
import type { OrganisationFieldName } from '../../../shared/ledgers/organisation/fields.ts'
import { candidateFrom } from '../../../shared/ledgers/organisation/import-judge.ts'
import { codeInSheet } from '../../../shared/ledgers/organisation/import-row.ts'
import type { Organisation } from '../../../shared/ledgers/organisation/organisation.ts'
import { type Candidate, complaintsOf } from '../../../shared/ledgers/organisation/rules.ts'
import type { ImportPlan } from '../../../shared/sheets/plan-import.ts'
import type { Batch } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as store from './store.ts'

/**
 * One row of the sheet, ready to be written: its parent may still be named by its code in the sheet.
 */
export type Order = {
  readonly row: number
  readonly candidate: Candidate
  /** Who leads it, where the row of a new organisation says so. */
  readonly secretary: string | undefined
  /** What stood under this code when the row was compared; undefined for a new one. */
  readonly before: Organisation | undefined
}

/** The good rows, parents before their children. */
export function ordersOf(
  plan: ImportPlan<OrganisationFieldName>,
  known: readonly Organisation[],
): readonly Order[] {
  const byCode = new Map<string, Organisation>(known.map((each) => [each.code, each]))
  const waiting = new Map<string, Order>()
  for (const { row, verdict, key, values } of plan.rows) {
    if ((verdict !== 'new' && verdict !== 'changed') || key === null) continue
    const before = byCode.get(key)
    const secretary = typeof values.secretary === 'string' ? values.secretary : undefined
    waiting.set(key, { row, before, secretary, candidate: candidateFrom(values, before) })
  }
  const ordered: Order[] = []
  for (const key of [...waiting.keys()]) {
    // Upwards first, so that of a chain of any length the top is written before what stands under it.
    const upwards: Order[] = []
    for (let at: string | null | undefined = key; at != null; ) {
      const order = waiting.get(at)
      if (!order) break
      waiting.delete(at)
      upwards.push(order)
      at = order.candidate.parentId && codeInSheet(order.candidate.parentId)
    }
    ordered.push(...upwards.reverse())
  }
  return ordered
}

/**
 * Writes a whole import, then judges every row where it stands now. Faults: `imports.moved`, which
 * takes everything back.
 */
export function applyOrganisations(unit: CommandContext, batch: Batch, orders: readonly Order[]): void {
  const written: { row: number; organisation: Organisation }[] = []
  for (const { row, candidate, secretary, before } of orders) {
    batch.tick()
    const moved = () => refuse('imports.moved', { row: row + 1 })
    const parentId = candidate.parentId === null ? null : (idOf(unit, candidate.parentId) ?? moved())
    const now = store.organisationByCode(unit, candidate.code)
    if (now?.revision !== before?.revision) moved()
    if (now === undefined) {
      const sort = store.nextSort(unit, parentId)
      const made: Organisation = { ...candidate, parentId, id: unit.newId(), sort, revision: 1 }
      store.insertOrganisation(unit, made)
      batch.keep(made.id, 'insert', null, 1)
      if (secretary !== undefined) batch.keep(appointFirst(unit, made, secretary), 'insert', null, 1)
      written.push({ row, organisation: made })
    } else {
      const after = { ...now, ...candidate, parentId, revision: now.revision + 1 }
      store.updateOrganisation(unit, after, now.revision)
      batch.keep(now.id, 'update', JSON.stringify(now), after.revision)
      written.push({ row, organisation: after })
    }
  }
  const parents = new Map(store.allParents(unit))
  const rings = idsOnRings(parents.keys(), (id) => parents.get(id))
  for (const { row, organisation } of written) {
    if (isOutOfPlace(unit, organisation, rings)) refuse('imports.moved', { row: row + 1 })
  }
}

/** Puts the first leader of a new organisation on record, since its term began; answers the post's id. */
function appointFirst(unit: CommandContext, organisation: Organisation, holderName: string): Id {
  const { id: organisationId, type, termStart, foundedDay } = organisation
  const fromDay = termStart ?? foundedDay ?? (unit.today as Day)
  const title = type === 'group' ? 'group-leader' : 'secretary'
  const id = unit.newId()
  const held = { memberId: null, holderName, title, fromDay, toDay: null }
  store.insertPost(unit, { id, organisationId, ...held, revision: 1 })
  return id
}

function idOf(unit: CommandContext, parentId: Id): Id | undefined {
  const code = codeInSheet(parentId)
  return code === undefined ? parentId : store.organisationByCode(unit, code)?.id
}

function isOutOfPlace(unit: CommandContext, organisation: Organisation, rings: ReadonlySet<string>): boolean {
  const { id, parentId } = organisation
  const complaints = complaintsOf(organisation, {
    today: unit.today as Day,
    parent: parentId === null ? undefined : store.findOrganisation(unit, parentId),
    isLoop: rings.has(id),
    codeHolder: undefined,
    childTypes: store.childTypes(unit, id),
    members: store.presentMembers(unit, id),
  })
  return complaints.length > 0
}
