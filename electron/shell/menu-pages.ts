/** A page of the navigation, as the menu names it. */
export type MenuPage = { readonly name: string; readonly label: string }

/** The pages that the window asks for; nothing where it asks for anything else. */
// SECURITY: what a page says is short text and nothing more (tests/shell/menu-pages.test.ts).
export function menuPagesIn(asked: unknown): readonly MenuPage[] | undefined {
  if (!Array.isArray(asked) || asked.length > MOST) return undefined
  const pages = asked.map((page: Partial<Record<'name' | 'label', unknown>> | null) => {
    const { name, label } = page ?? {}
    const isFine = typeof name === 'string' && /^[a-z][a-zA-Z-]{0,39}$/.test(name)
    return isFine && typeof label === 'string' && label.length <= MOST ? [{ name, label }] : []
  })
  return pages.every(({ length }) => length === 1) ? pages.flat() : undefined
}
const MOST = 40
