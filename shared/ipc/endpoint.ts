import type { z } from 'zod'
import type { FaultCode } from '../kernel/faults.ts'
import type { Role } from '../kernel/roles.ts'

/** A question. Answering it changes nothing, so an auditor may ask it. */
export type Query<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends FaultCode = FaultCode,
> = Door<I, O, C> & { readonly kind: 'query'; readonly who: readonly Role[]; readonly halts?: true }

/** A question that goes over everything: while it is answered, others come through. */
export type LongQuery<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends FaultCode = FaultCode,
> = Query<I, O, C> & { readonly halts: true }

/** An order. It commits together with its audit entries, or leaves no trace. */
export type Command<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends FaultCode = FaultCode,
> = Door<I, O, C> & {
  readonly kind: 'command'
  readonly who: readonly Role[]
  readonly inReadOnly: ReadOnlyUse
}

/** An errand. It may take its time and touch the world: files, sticks, dialogs. Only tasks and gates wait. */
export type Task<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends FaultCode = FaultCode,
> = Door<I, O, C> & { readonly kind: 'task'; readonly who: readonly Role[]; readonly inReadOnly: ReadOnlyUse }

/**
 * A way in or out: it works without a session, or opens and closes one. With `who`, it needs a
 * session of those.
 */
export type Gate<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  C extends FaultCode = FaultCode,
> = Door<I, O, C> & { readonly kind: 'gate'; readonly who?: readonly Role[] }

type Door<I, O, C> = {
  readonly name: string
  readonly input: I
  readonly output: O
  readonly faults: readonly C[]
}
/**
 * `recorded`: leaves an audit event only (an export, an unmasking), so a reader who may not write
 * may still do it.
 */
type ReadOnlyUse = 'refused' | 'recorded'

/** Any door. */
export type Endpoint = Query | Command | Task | Gate
/** The doors of one feature, by verb. */
export type Section = Readonly<Record<string, Endpoint>>
/** What a handler receives: parsed. */
export type Input<E extends Endpoint> = z.output<E['input']>
/** What a caller sends: not parsed yet. */
export type RawInput<E extends Endpoint> = z.input<E['input']>
/** What a caller receives: parsed. */
export type Output<E extends Endpoint> = z.output<E['output']>

type Shape<I, O, C> = { input: I; output: O; faults?: readonly C[] }

/** Declares a question. */
export function query<I extends z.ZodType, O extends z.ZodType, const C extends FaultCode = never>(
  name: string,
  def: Shape<I, O, C> & { who: readonly Role[] },
): Query<I, O, C> {
  return { kind: 'query', name, ...def, faults: def.faults ?? [] }
}

/** Declares a question that goes over everything. */
export const longQuery = <I extends z.ZodType, O extends z.ZodType, const C extends FaultCode = never>(
  name: string,
  def: Shape<I, O, C> & { who: readonly Role[] },
): LongQuery<I, O, C> => ({ ...query(name, def), halts: true })

/** Declares an order. */
export function command<I extends z.ZodType, O extends z.ZodType, const C extends FaultCode = never>(
  name: string,
  def: Shape<I, O, C> & { who: readonly Role[]; inReadOnly?: ReadOnlyUse },
): Command<I, O, C> {
  return { kind: 'command', name, inReadOnly: 'refused', ...def, faults: def.faults ?? [] }
}

/** Declares an errand. */
export function task<I extends z.ZodType, O extends z.ZodType, const C extends FaultCode = never>(
  name: string,
  def: Shape<I, O, C> & { who: readonly Role[]; inReadOnly?: ReadOnlyUse },
): Task<I, O, C> {
  return { kind: 'task', name, inReadOnly: 'refused', ...def, faults: def.faults ?? [] }
}

/** Declares a way in or out. */
export function gate<I extends z.ZodType, O extends z.ZodType, const C extends FaultCode = never>(
  name: string,
  def: Shape<I, O, C> & { who?: readonly Role[] },
): Gate<I, O, C> {
  return { kind: 'gate', name, ...def, faults: def.faults ?? [] }
}
