import { type RawBuilder, sql } from 'kysely'
import type { Taker, Workflow } from '../../shared/workflow/workflow.ts'
import type { Condition } from './list.ts'

/** Where a table keeps how its records stand. */
export type StandingColumns = {
  /** The state of a record. */
  readonly state: RawBuilder<unknown>
  /** Everybody who entered or ever changed it: ids with a space between. */
  readonly hands: RawBuilder<unknown>
  /** Who took a step last, by step. */
  readonly took?: Readonly<Record<string, RawBuilder<unknown>>>
}

/** The records with which a person may take a step, by its workflow: what `judgeStep` says, in SQL. */
export function mayTake<Flow extends Workflow>(
  workflow: Flow,
  deed: keyof Flow & string,
  { state, hands, took = {} }: StandingColumns,
  { id, role }: Taker,
): Condition {
  const { from, who, another, not = [] } = workflow[deed]!
  if (!who.includes(role)) return sql`false`
  const meant = [sql`${state} in (${sql.join(from)})`]
  if (another) meant.push(sql`instr(' ' || ${hands} || ' ', ${` ${id} `}) = 0`)
  for (const step of not) meant.push(sql`${took[step]!} is not ${id}`)
  return sql`(${sql.join(meant, sql` and `)})`
}
