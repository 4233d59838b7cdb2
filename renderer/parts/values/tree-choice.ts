import { plain } from '../../../shared/kernel/text.ts'

/** A node of a tree to choose from. */
export type TreeChoice = {
  readonly value: string
  readonly title: string
  readonly children?: readonly TreeChoice[]
  /** Read by type-ahead beside the title: a code, initials. */
  readonly also?: string
  readonly disabled?: boolean
}

/** Whether a node of a tree answers to what somebody typed: its title, code or initials. */
export function treeMatches(typed: string, node: unknown): boolean {
  const { title, also } = node as { readonly title?: unknown; readonly also?: string }
  const words = plain(typed)
  return plain(String(title ?? '')).includes(words) || plain(also ?? '').includes(words)
}
