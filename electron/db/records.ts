import { type Fault, type FaultCode, type Faults, fault } from '../../shared/kernel/faults.ts'
import { effectivePatch } from '../../shared/kernel/patch.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Reader, Writer } from './access.ts'

type Revised = { readonly id: string; readonly revision: number }
/** Codes whose sentence needs nothing. */
type BareCode = { [C in FaultCode]: Record<never, never> extends Faults[C] ? C : never }[FaultCode]

/** How a store finds and writes records of one kind, and what is said where they are gone or changed. */
export type RecordStore<R extends Revised> = {
  find(reader: Reader, id: string): R | undefined
  /** Writes over that revision; whether it still stood. */
  update(writer: Writer, after: R, revision: number): boolean
  readonly missing: BareCode
  readonly stale: BareCode
}

/** Finding and writing records that several people may have before them. */
export function records<R extends Revised>({ find, update, missing, stale }: RecordStore<R>) {
  /** The record of an id. Faults: `missing`. */
  const known = (reader: Reader, id: string): R => find(reader, id) ?? say(missing)
  return {
    known,
    /** The record as whoever asks has seen it. Faults: `missing`, `stale`. */
    fresh(reader: Reader, id: string, revision: number): R {
      const found = known(reader, id)
      return found.revision === revision ? found : say(stale)
    },
    /** Writes a record over the revision that it carries, and answers the next one. Faults: `stale`. */
    keep(writer: Writer, after: R): R {
      const kept = { ...after, revision: after.revision + 1 }
      return update(writer, kept, after.revision) ? kept : say(stale)
    },
  }
}

/** The record with a patch on it; `shown` is as pages have it, stars and all. Faults: `unchanged`. */
export function patched<R extends object>(before: R, patch: object, unchanged: BareCode, shown?: object): R {
  const news = effectivePatch(before, patch, shown)
  return Object.keys(news).length > 0 ? { ...before, ...news } : say(unchanged)
}

type Placed = { readonly id: string; readonly name: string; readonly sort: number }

/** The place after all the others. */
export const nextSort = (all: readonly Pick<Placed, 'sort'>[]): number =>
  Math.max(0, ...all.map(({ sort }) => sort)) + 1

/** Codes whose sentence names something. */
type NamingCode = { [C in FaultCode]: { name: string } extends Faults[C] ? C : never }[FaultCode]

/** Refuses a name that another one bears; `own` is the one that is corrected. Faults: `taken`. */
export function refuseNameTaken(
  all: readonly Omit<Placed, 'sort'>[],
  { name, own }: { readonly name: string; readonly own: string | null },
  taken: NamingCode,
): void {
  if (all.some((one) => one.name === name && one.id !== own)) {
    throw new Refusal(fault(taken, { name }) as Fault)
  }
}

function say(code: BareCode): never {
  throw new Refusal(fault(code, {}) as Fault)
}
