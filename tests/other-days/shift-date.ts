/**
 * By how many milliseconds a run on another day is moved; 0 on an ordinary one. Loaded with `--import` into
 * every process and worker of such a run: nothing of the product reads it, or knows.
 */
export const shiftMs = Number(globalThis.process?.env.TAIZHANG_TEST_SHIFT_MS ?? 0)

/** Lets `Date` tell a time so much later. Given to pages as text, so it stands alone. */
export function shiftDate(byMs: number): void {
  const Real = Date
  const now = () => Real.now() + byMs
  const Shifted: object = function (this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Real(now()).toString()
    const target: typeof Real = new.target === Shifted ? Real : (new.target as typeof Real)
    return Reflect.construct(Real, args.length === 0 ? [now()] : args, target)
  }
  Object.setPrototypeOf(Shifted, Real)
  Object.assign(Shifted, { prototype: Real.prototype, now })
  Object.assign(Real.prototype, { constructor: Shifted })
  Object.assign(globalThis, { Date: Shifted })
}

if (shiftMs !== 0) shiftDate(shiftMs)
