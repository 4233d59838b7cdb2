/**
 * What stands under words that may come from outside: where nothing does, `undefined`, for `constructor`,
 * `__proto__` and `toString` too.
 */
export function dictionary<V>(entries: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.freeze(Object.assign(Object.create(null), entries))
}
