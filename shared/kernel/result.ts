/** A value, or the reason there is none. Plain data, so it crosses threads and processes unchanged. */
export type Result<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F }

/** A value. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
/** A reason. */
export const no = <F>(fault: F): Result<never, F> => ({ ok: false, fault })
