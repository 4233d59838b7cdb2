import type { Day } from '../../../shared/kernel/day.ts'
import type { Keys } from '../../../shared/kernel/person-keys.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { MemberFieldName } from '../../../shared/ledgers/members/fields.ts'
import type { Member, MemberCard } from '../../../shared/ledgers/members/member.ts'
import { type Facts, judgeBranch, judgeCard } from '../../../shared/ledgers/members/rules.ts'
import { isPractice } from '../../../shared/session/session.ts'
import type { RowValues } from '../../../shared/sheets/plan-import.ts'
import { changeFrom, type DatedRow, rowsOf } from '../../chain/dated.ts'
import type { Batch } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as store from './import-store.ts'
import { toRow } from './rows.ts'
import { type MemberSetName, memberSets, ofMember } from './sets.ts'

/** One row of the sheet, ready to be written. `row` is an index into the sheet's rows. */
export type Order = Insert | Update
type Insert = {
  readonly op: 'insert'
  /** What makes two rows the same person. */
  readonly key: string
  readonly row: number
  readonly card: MemberCard
  readonly keys: Keys
  readonly standing: Pick<Member, 'branchId' | 'memberClass' | 'partyStatus'>
}
type Update = {
  readonly op: 'update'
  readonly key: string
  readonly row: number
  readonly id: string
  /** What the record stood at when it was compared. */
  readonly revision: number
  readonly card: MemberCard
  readonly memberClass: string
  readonly fields: readonly MemberFieldName[]
  readonly values: RowValues<MemberFieldName>
  readonly keys: Keys
}

/**
 * Writes a whole import, judged again by the rules of the form against what the ledger holds at this
 * moment. Faults: `imports.moved`, which takes everything back.
 */
export function applyPeople(unit: CommandContext, batch: Batch, orders: readonly Order[]): void {
  const facts = { today: unit.today as Day, practice: isPractice(unit.request.ledger.kind) }
  const revisions = store.revisionsNow(unit)
  const places = store.places(unit)
  const enter = enterer(unit, facts.today)
  for (const order of orders) {
    batch.tick()
    const { op, row, card, key } = order
    const { memberClass } = op === 'insert' ? order.standing : order
    const judged = judgeCard(card, memberClass, facts)
    const branchId = op === 'insert' ? order.standing.branchId : order.values.branchId
    const isPlaced = branchId === undefined || !judgeBranch(places.get(branchId as string), facts.today)
    const isAsSeen = revisions.get(key) === (op === 'insert' ? undefined : order.revision)
    if (!judged.ok || !isPlaced || !isAsSeen) refuse('imports.moved', { row: row + 1 })
    if (op === 'update') amend(unit, batch, order, facts)
    else {
      const member = { ...judged.value, ...order.standing, id: unit.newId(), leftDay: null, revision: 1 }
      enter(member, order.keys)
      batch.keep(member.id, 'insert', null, 1)
    }
  }
}

/** Prepared inserts for everything a new person brings along. */
function enterer(unit: CommandContext, today: Day): (member: Member, keys: Keys) => void {
  const member = unit.inserter('member')
  const movement = unit.inserter('movement')
  const sets = [
    [unit.inserter('member_branch'), 'branchId'],
    [unit.inserter('member_class'), 'memberClass'],
    [unit.inserter('member_status'), 'partyStatus'],
  ] as const
  return (entered, keys) => {
    const member_id = entered.id
    member({ ...toRow(entered), ...keys })
    for (const [stretch, field] of sets) {
      const value = entered[field]
      stretch({ id: unit.newId(), member_id, value, from_day: today, to_day: null, reason: '' })
    }
    const came = { direction: 'in', kind: 'opening', day: today, counterpart: '', reason: '' }
    movement({ id: unit.newId(), member_id, ...came })
  }
}

const setOf: { readonly [field in MemberFieldName]?: MemberSetName } = {
  branchId: 'branch',
  memberClass: 'class',
  partyStatus: 'status',
}

/** Writes the differences of one row; days of dated sets count from today. */
function amend(unit: CommandContext, batch: Batch, order: Update, { today }: Facts): void {
  const { id, card, fields, values, keys } = order
  const before = store.memberRow(unit, id) as unknown as Record<string, unknown>
  const columns: Record<string, unknown> = {}
  const stretches: { [set in MemberSetName]?: DatedRow[] } = {}
  for (const field of fields) {
    const name = setOf[field]
    if (name) {
      const value = values[field] as string
      stretches[name] = rowsOf(unit, memberSets[name], ofMember(id))
      const cells = { ...ofMember(id), value, reason: batch.workbook }
      const done = changeFrom(unit, memberSets[name], cells, today)
      if (!done.ok) refuse('imports.moved', { row: order.row + 1 })
      columns[store.columnOf(field)] = value
    } else {
      const value = card[field as keyof MemberCard]
      columns[store.columnOf(field)] = typeof value === 'boolean' ? Number(value) : value
      if (field === 'name') Object.assign(columns, keys)
    }
  }
  const old = Object.fromEntries(Object.keys(columns).map((column) => [column, before[column]]))
  store.setColumns(unit, id, columns)
  batch.keep(id, 'update', JSON.stringify({ columns: old, stretches }), order.revision + 1)
}
