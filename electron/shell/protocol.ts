import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { dictionary } from '../../shared/kernel/dictionary.ts'

/** Where the page lives; nothing else is ever loaded. */
export const HOME = 'app://taizhang/'
/** The one page. */
export const PAGE = `${HOME}index.html`

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
    },
  ])
}

// SECURITY: no inline or foreign script, no network, no frames (tests/e2e/security.spec.ts).
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const TYPES = dictionary<string>({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
})

/**
 * Serves the page's own files, listed once at start, and papers waiting to be printed.
 *
 * SECURITY: a name is looked up in that list, never joined to a path (tests/e2e/security.spec.ts).
 */
export function servePages(session: Session, pagesFolder: string, papers: ReadonlyMap<string, string>): void {
  const files = new Map(
    listFiles(pagesFolder).map((path) => [`/${relative(pagesFolder, path).split(sep).join('/')}`, path]),
  )
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const paper = host === 'paper' ? papers.get(pathname.slice(1)) : undefined
    if (paper !== undefined) return answer(paper, '.html', PAPER_POLICY)
    const path = host === 'taizhang' ? files.get(pathname) : undefined
    if (path === undefined) return new Response('', { status: 404 })
    return answer(await readFile(path), extname(path), PAGE_POLICY)
  })
}

function answer(body: string | Uint8Array, extension: string, policy: string): Response {
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
