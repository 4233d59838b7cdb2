import { sql } from 'kysely'
import { expect } from 'vitest'
import { kysely } from '../../electron/db/kysely.ts'
import { mayTake } from '../../electron/db/may-take.ts'
import type { StandingColumns } from '../../electron/db/standing.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'
import { judgeStep, type Standing, type StepRefused, type Workflow } from '../../shared/workflow/workflow.ts'
import type { Office } from '../support/actors.ts'
import { personId } from '../support/founding.ts'

/** How one workflow is walked: its records are made and its doors knocked at through the router. */
export type Course<Flow extends Workflow> = {
  readonly office: Pick<Office, 'db' | 'sit'>
  /** Who sits there as what; everybody of an office of tests unless said. */
  readonly people?: ReadonlyMap<Role, string>
  readonly workflow: Flow
  readonly table: string
  readonly columns: StandingColumns<Flow>
  /** Makes a record that stands in a state, changed meanwhile by somebody or nobody; its id. */
  make(state: string, changedBy: Role | null): Promise<string>
  standing(id: string): Promise<Standing>
  /** Takes a step as whoever sits there; the code of the refusal, if it is refused. */
  knock(deed: keyof Flow & string, id: string): Promise<string | undefined>
  /** What the doors may say of a step that the workflow lets through. */
  readonly beside?: readonly string[]
  /** What the doors say where the workflow refuses. */
  readonly codes: { readonly [Why in Exclude<StepRefused, 'wrong-role'>]?: readonly string[] }
}

/**
 * Walks every step × role from records of every state, changed by nobody, the reviewer or the head: what the
 * rule says, the door does and the list and the desk find. Answers how many steps were tried and taken.
 */
export async function walk<Flow extends Workflow>(
  course: Course<Flow>,
  states: readonly string[],
  changers: readonly (Role | null)[] = [null, 'reviewer', 'head'],
): Promise<{ tried: number; taken: number }> {
  const count = { tried: 0, taken: 0 }
  for (const state of states) {
    for (const changer of changers) {
      let id = await course.make(state, changer)
      for (const deed of Object.keys(course.workflow) as (keyof Flow & string)[]) {
        // What nobody takes has no door.
        if (course.workflow[deed]!.who.length === 0) continue
        for (const role of course.people?.keys() ?? everyRole) {
          count.tried += 1
          if (!(await tryStep(course, id, deed, role))) continue
          count.taken += 1
          id = await course.make(state, changer)
        }
      }
    }
  }
  return count
}

/** Whether somebody could take a step; the rule, the door and the list agree. */
async function tryStep<Flow extends Workflow>(
  course: Course<Flow>,
  id: string,
  deed: keyof Flow & string,
  role: Role,
): Promise<boolean> {
  const { office, people, workflow, columns, table, codes, beside } = course
  office.sit(role)
  const by = { id: people?.get(role) ?? personId(role), role, otherAccounts: [] }
  const standing = await course.standing(id)
  const refused = judgeStep(workflow, deed, standing, by)
  const where = `${deed} of ${JSON.stringify(standing)} by ${role}`
  const found = sql<{ found: number }>`select count(*) as found from ${sql.table(table)}
    where id = ${id} and ${mayTake(workflow, deed, columns, by)}`
  const row = office.db.writer.find({ compile: () => found.compile(kysely) })
  expect(row!.found === 1, `${where}: list`).toBe(refused === undefined)
  office.sit(role)
  const code = await course.knock(deed, id)
  if (!workflow[deed]!.who.includes(role)) expect(code, where).toBe('session.not-allowed')
  else if (refused === undefined) expect([undefined, ...(beside ?? [])], where).toContain(code)
  else expect(codes[refused as 'own-hand'] ?? [], `${where}: ${refused}`).toContain(code)
  return code === undefined
}

/** The code of the refusal that some work ends in, if it is refused. */
export async function codeOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code
    throw error
  }
}
