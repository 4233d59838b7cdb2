/** Something that stands under another of its kind, or on top. */
export type Placed = { readonly id: string; readonly parentId: string | null }

/** Things as they stand under one another: parents before children, siblings as they were given. */
export function inTreeOrder<T extends Placed>(placed: readonly T[]): T[] {
  const children = childrenOf(placed)
  const ordered: T[] = []
  // Subtle: what waits is a list of ours, so that no depth overflows the stack.
  const waiting = (children.get(null) ?? []).toReversed()
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    ordered.push(each)
    for (const child of (children.get(each.id) ?? []).toReversed()) waiting.push(child)
  }
  return ordered
}

/** The ids of one thing and of everything under it. */
export function idsUnder(placed: readonly Placed[], id: string): string[] {
  const children = childrenOf(placed)
  const ids = new Set([id])
  for (const each of ids) for (const child of children.get(each) ?? []) ids.add(child.id)
  return [...ids]
}

/** The ids among these that stand, however far up, under themselves; each is looked at once. */
export function idsOnRings(
  ids: Iterable<string>,
  parentOf: (id: string) => string | null | undefined,
): Set<string> {
  const seen = new Set<string>()
  const rings = new Set<string>()
  for (const id of ids) {
    const path = new Set<string>()
    let at: string | null | undefined = id
    for (; at != null && !seen.has(at); at = parentOf(at)) {
      seen.add(at)
      path.add(at)
    }
    if (at == null || !path.has(at)) continue
    const start = at
    do {
      rings.add(at!)
      at = parentOf(at!)
    } while (at !== start)
  }
  return rings
}

/** Sums what belongs to each thing itself over everything under it. */
export function sumsUnder(placed: readonly Placed[], own: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { id, parentId } of inTreeOrder(placed).toReversed()) {
    const sum = (sums.get(id) ?? 0) + (own.get(id) ?? 0)
    sums.set(id, sum)
    if (parentId !== null) sums.set(parentId, (sums.get(parentId) ?? 0) + sum)
  }
  return sums
}

function childrenOf<T extends Placed>(placed: readonly T[]) {
  const children = new Map<string | null, T[]>()
  for (const each of placed) {
    const siblings = children.get(each.parentId)
    if (siblings) siblings.push(each)
    else children.set(each.parentId, [each])
  }
  return children
}
