/**
 * The part of a patch that would change something. What a page sent back as it was `shown`, stars and all,
 * changes nothing, and neither does an empty text where nothing stands.
 */
export function effectivePatch<R extends object>(
  before: R,
  patch: object,
  shown: object = before,
): Partial<R> {
  const held = new Map<string, unknown>(Object.entries(before))
  const seen = new Map<string, unknown>(Object.entries(shown))
  const news = Object.entries(patch).filter(([name, value]) => {
    const isSame = value === held.get(name) || (value === '' && held.get(name) === null)
    return value !== undefined && !isSame && value !== seen.get(name)
  })
  return Object.fromEntries(news) as Partial<R>
}
