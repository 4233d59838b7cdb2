/** Things of which every look at a property is counted, so that work shows as a number and not as time. */
export type Looks = { count: number }

/** The same thing, counted. */
export function counted<T extends object>(thing: T, looks: Looks): T {
  return new Proxy(thing, {
    get(target, name, receiver) {
      looks.count += 1
      return Reflect.get(target, name, receiver)
    },
  })
}

/** How the looks grow from each size to its double; work in proportion gives 2, comparing pairs 4. */
export function growth(sizes: readonly number[], looksAt: (size: number) => number): number[] {
  const looks = sizes.map(looksAt)
  return looks.slice(1).map((count, at) => count / looks[at]!)
}
