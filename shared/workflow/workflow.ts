import type { Role } from '../kernel/roles.ts'

/** A step that a record may take, by the deed that takes it. */
export type Step<State extends string = string, Deed extends string = string> = {
  readonly from: readonly State[]
  /** Where it leads, or may lead; the state stays where nothing is said. */
  readonly to?: State | readonly State[]
  /** The door of the deed lets these roles in, and nobody else. */
  readonly who: readonly Role[]
  /** Taken by somebody who neither entered nor ever changed the record. */
  readonly another?: true
  /** Taken by nobody who took one of these steps with it. */
  readonly not?: readonly Deed[]
}

/** The steps of a kind of record. Read by its rule, its doors, its list, the desk and its buttons. */
export type Workflow<State extends string = string, Deed extends string = string> = {
  readonly [D in Deed]: Step<State, Deed>
}

/** Says a workflow; a step that looks back at one that is not there does not compile. */
export const defineWorkflow =
  <State extends string>() =>
  <const Flow extends { readonly [Deed in keyof Flow]: Step<State, keyof Flow & string> }>(
    flow: Flow,
  ): Flow =>
    flow

/** How a record stands: its state, everybody who entered or ever changed it, and who took which step last. */
export type Standing = {
  readonly state: string
  readonly hands: readonly string[]
  readonly took?: Readonly<Record<string, string | null>>
}

/** Who wants to take a step, with every other account that is known to be theirs. */
export type Taker = { readonly id: string; readonly role: Role; readonly otherAccounts: readonly string[] }

/** Whether what an account did was done by whoever wants to take a step. */
export const isOwn = ({ id, otherAccounts }: Omit<Taker, 'role'>, account: string | null | undefined) =>
  account === id || (typeof account === 'string' && otherAccounts.includes(account))

/** Why a step may not be taken. */
export type StepRefused = 'wrong-state' | 'wrong-role' | 'own-hand' | 'own-step'

/** Why a person may not take a step with a record as it stands; nothing where they may. */
export function judgeStep<Flow extends Workflow>(
  workflow: Flow,
  deed: keyof Flow & string,
  { state, hands, took = {} }: Standing,
  by: Taker,
): StepRefused | undefined {
  const { from, who, another, not = [] } = workflow[deed]!
  if (!from.includes(state)) return 'wrong-state'
  if (!who.includes(by.role)) return 'wrong-role'
  if (another && hands.some((hand) => isOwn(by, hand))) return 'own-hand'
  return not.some((step) => isOwn(by, took[step])) ? 'own-step' : undefined
}

/** The steps that a person may take with a record as it stands: its buttons. */
export function stepsFor<Flow extends Workflow>(
  workflow: Flow,
  standing: Standing,
  by: Taker,
): ReadonlySet<keyof Flow> {
  const deeds = Object.keys(workflow) as (keyof Flow & string)[]
  return new Set(deeds.filter((deed) => judgeStep(workflow, deed, standing, by) === undefined))
}
