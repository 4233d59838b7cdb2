import { sql } from 'kysely'
import type { Taker, Workflow } from '../../shared/workflow/workflow.ts'
import type { Condition } from './list.ts'
import type { StandingColumns } from './standing.ts'

/** The records with which a person may take a step, by its workflow: what `judgeStep` says, in SQL. */
export function mayTake<Flow extends Workflow>(
  workflow: Flow,
  deed: keyof Flow & string,
  { state, hands, took = {} }: StandingColumns<Flow>,
  { id, role, otherAccounts }: Taker,
): Condition {
  const { from, who, another, not = [] } = workflow[deed]!
  if (!who.includes(role)) return sql`false`
  const meant = [sql`${sql.raw(state(''))} in (${sql.join(from)})`]
  for (const own of [id, ...otherAccounts]) {
    if (another) meant.push(sql`instr(' ' || ${sql.raw(hands)} || ' ', ${` ${own} `}) = 0`)
    for (const step of not) meant.push(sql`${sql.ref(took[step]!)} is not ${own}`)
  }
  return sql`(${sql.join(meant, sql` and `)})`
}
