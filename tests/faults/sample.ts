/** Parameters of a fault that has none. */
export const none = [{}]

/** A sample for each of some words. */
export const each = <T extends string, P>(of: Record<T, true>, make: (one: T) => P): P[] =>
  (Object.keys(of) as T[]).map(make)
