/**
 * What stands under words that may come from outside: where nothing does, `undefined`, for `constructor`,
 * `__proto__` and `toString` too.
 */
export function dictionary<V>(entries: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.freeze(Object.assign(Object.create(null), entries))
}

/** A dictionary of dictionaries. */
export function dictionaries<V>(
  entries: Readonly<Record<string, Readonly<Record<string, V>>>>,
): Readonly<Record<string, Readonly<Record<string, V>>>> {
  return dictionary(Object.fromEntries(Object.entries(entries).map(([word, of]) => [word, dictionary(of)])))
}
