import { plain } from '../kernel/text.ts'
import type { Resolve } from './cells.ts'

/**
 * Finds organisations by any of their names as offices write them: whole, short, by code, with or
 * without 中共 and
 * 委员会, 支部 for 党支部. A whole match is preferred to a loose one; two of the same strength are
 * `ambiguous`.
 */
export function nameResolver(
  entries: readonly { readonly id: string; readonly names: readonly (string | null)[] }[],
): Resolve {
  const whole = new Map<string, Set<string>>()
  const loose = new Map<string, Set<string>>()
  for (const { id, names } of entries) {
    for (const name of names) {
      if (!name) continue
      remember(whole, plain(name), id)
      remember(loose, bareName(name), id)
    }
  }
  return (text) => {
    const found = whole.get(plain(text)) ?? loose.get(bareName(text))
    if (!found) return 'unknown'
    const [id, another] = found
    return another === undefined ? { id: id! } : 'ambiguous'
  }
}

function remember(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}

const bareName = (name: string) =>
  plain(name)
    .replace(/^(?:中国共产党|中共)/, '')
    .replace(/委员会$/, '')
    .replace(/总支部$/, '总支')
    .replace(/党?(支部|总支|小组)$/, '党$1')
    .replace(/[()（）“”"]/g, '')
