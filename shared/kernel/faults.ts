/**
 * Every way the program may say no, by code, with what its sentence needs. The `faults.ts` of each folder
 * adds its own. A code is stable forever; its words are not.
 */
export interface Faults extends Record<never, never> {}

/** A code of the catalogue. */
export type FaultCode = keyof Faults
/** A refusal: its code and what its sentence needs. */
export type Fault<Code extends FaultCode = FaultCode> = {
  [C in Code]: { readonly code: C; readonly params: Faults[C] }
}[Code]

/** Names a refusal. */
export function fault<C extends FaultCode>(code: C, params: Faults[C]): Fault<C> {
  return { code, params } as Fault<C>
}
