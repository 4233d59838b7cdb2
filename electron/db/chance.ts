import { randomBytes } from 'node:crypto'

/**
 * Gives `sizeBytes` fresh random bytes at every call, as hex. They are drawn by the page: one system call for
 * each would rule the cost of an import.
 */
export function hexDrawer(sizeBytes: number): () => string {
  const room = sizeBytes * 2
  let page = ''
  let used = 0
  return () => {
    if (used === page.length) {
      page = randomBytes(sizeBytes * PER_PAGE).toString('hex')
      used = 0
    }
    used += room
    return page.slice(used - room, used)
  }
}

const PER_PAGE = 1024
