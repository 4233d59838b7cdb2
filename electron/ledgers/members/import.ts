import type { Day } from '../../../shared/kernel/day.ts'
import { keeper } from '../../../shared/kernel/person-keys.ts'
import { PORTION, type Steps } from '../../../shared/kernel/steps.ts'
import { type MemberFieldName, memberFields } from '../../../shared/ledgers/members/fields.ts'
import * as cards from '../../../shared/ledgers/members/import-card.ts'
import { judgeMember, memberKey, memberReaders } from '../../../shared/ledgers/members/import-row.ts'
import type { Member } from '../../../shared/ledgers/members/member.ts'
import { judgeCard } from '../../../shared/ledgers/members/rules.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import {
  type ImportJob,
  type ImportPlan,
  planSteps,
  type RowJudgement,
} from '../../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../../shared/sheets/resolve-names.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Asked, ImportNoun, Planned } from '../../imports/noun.ts'
import { applyPeople, type Order } from './import-apply.ts'
import * as store from './import-store.ts'
import { undoPeople } from './import-undo.ts'

type Job = ImportJob<MemberFieldName>
type Plan = ImportPlan<MemberFieldName>
type People = ReturnType<typeof store.everybody>
type Places = ReturnType<typeof store.places>

/**
 * How a roster is imported: people are told apart by their ID numbers, branches found by any of their
 * names.
 */
export const memberImport: ImportNoun = {
  fields: memberFields,
  matched: 'member.matched',

  *plan(reader, asked) {
    const people = store.everybody(reader)
    const places = store.places(reader)
    const job = jobOf(asked, people, places)
    const plan = yield* planSteps(job)
    const orders = yield* ordersOf(plan, people, asked)
    const nameOf = (id: string) => places.get(id)?.names[1] ?? ''
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values, key }) => String(values.name ?? people.get(key ?? '')?.values.name ?? ''),
      personOf: ({ key }) => people.get(key ?? '')?.id,
      show: (field, value) => showCell(memberFields.find(({ name }) => name === field)!, value, nameOf),
      apply: (unit, batch) => applyPeople(unit, batch, orders),
    } satisfies Planned
  },

  undo: undoPeople,
}

function jobOf({ sheet, headingRow, mapping, today, practice }: Asked, people: People, places: Places): Job {
  const facts = { today, practice }
  const standing = [...places].filter(([, { dissolvedDay }]) => dissolvedDay === null || dissolvedDay > today)
  const branchNamed = nameResolver(standing.map(([id, { names }]) => ({ id, names })))
  const judgeCells = judgeMember(facts)
  const judge = (row: Parameters<typeof judgeCells>[0]): RowJudgement<MemberFieldName> => {
    const cells = judgeCells(row)
    if (cells.issues.length > 0) return cells
    const leftDay = people.get(memberKey(row.given) ?? '')?.leftDay ?? null
    if (leftDay !== null) return { ...cells, issues: [cards.issueOfLeft(leftDay)] }
    const { branchId } = row.given
    const atBranch =
      typeof branchId === 'string' ? cards.issuesOfBranch(places.get(branchId), today as Day) : []
    return { ...cells, issues: [...atBranch, ...cards.issuesOfCard(row, cells.defaults ?? {}, facts)] }
  }
  return {
    sheet,
    headingRow,
    mapping: mapping as Job['mapping'],
    fields: memberFields,
    existing: new Map([...people].map(([key, { values }]) => [key, values])),
    keyOf: memberKey,
    resolve: (_field, text) => branchNamed(text),
    readers: memberReaders(facts),
    judge,
  }
}

/** What applying shall do, made ready while nobody waits in a transaction. */
function* ordersOf(plan: Plan, people: People, { today, practice }: Asked): Steps<Order[]> {
  const keysOf = keeper()
  const orders: Order[] = []
  for (const [at, { row, verdict, key, values, changes }] of plan.rows.entries()) {
    if (at % PORTION === 0) yield
    if (verdict === 'new') {
      const card = cards.cardFrom(values)
      const judged = judgeCard(card, String(values.memberClass), { today, practice })
      // A row without a required column is planned as new, and never applied.
      if (!judged.ok || typeof values.branchId !== 'string') continue
      const keys = keysOf(judged.value.name)
      const standing = {
        branchId: values.branchId,
        memberClass: values.memberClass,
        partyStatus: values.partyStatus,
      }
      orders.push({ op: 'insert', key: key!, row, card, keys, standing: standing as Standing })
    } else if (verdict === 'changed') {
      const before = people.get(key!)!
      const after = { ...before.values, ...values } as Plan['rows'][number]['values']
      const [card, memberClass] = [cards.cardFrom(after), String(after.memberClass)]
      const fields = changes.map(({ field }) => field)
      const keys = keysOf(card.name)
      const { id, revision } = before
      const order = { row, key: key!, id, revision, card, memberClass, fields, values, keys }
      orders.push({ op: 'update', ...order })
    }
  }
  return orders
}

type Standing = Pick<Member, 'branchId' | 'memberClass' | 'partyStatus'>
