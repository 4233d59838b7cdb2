import type { Workflow } from '../../shared/workflow/workflow.ts'

/** Where a table keeps how its records stand, for lists, the desk and the locks of its file. */
export type StandingColumns<Flow extends Workflow = Workflow> = {
  readonly table: string
  /** The state of a record in SQL; `row` is '' in a list, `old.` or `new.` in a trigger. */
  readonly state: (row: '' | 'old.' | 'new.') => string
  /** The column of everybody who entered or ever changed it, ids with a space between; `''` for none. */
  readonly hands: string
  /** The columns of who took a step last, by step. */
  readonly took?: { readonly [Deed in keyof Flow & string]?: string }
}

/** A workflow with where its records stand: locked by the file. */
export type Locked = { readonly workflow: Workflow; readonly standing: StandingColumns }

/** Pairs a workflow with where its records stand. */
export const locked = <Flow extends Workflow>(workflow: Flow, standing: StandingColumns<Flow>): Locked => ({
  workflow,
  standing: standing as StandingColumns,
})
