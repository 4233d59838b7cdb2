import type { BrowserContext, Page, Route } from 'playwright-core'
import { toApp } from './address.ts'
import { records } from './records.ts'
import type { SessionState } from './session.ts'

/** What the routes must know of the window that a page belongs to. */
export type PageOwner = { id: number; session: SessionState; mayNavigate(url: string): boolean }

const owners = new WeakMap<Page, PageOwner>()

/** Puts a page in the care of its window. */
export function own(page: Page, owner: PageOwner): void {
  owners.set(page, owner)
}

/** Sends every request of a context to the app's own protocol handlers and refuses all others. */
export async function routeContext(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route, ownerOf(route))
    } catch (error) {
      records.failures.push(`${toApp(route.request().url())}: ${error}`)
      await route.abort('failed').catch(() => undefined)
    }
  })
}

function ownerOf(route: Route): PageOwner | undefined {
  try {
    return owners.get(route.request().frame().page())
  } catch {
    // Playwright names no frame for the first request of a page that a page opened.
    return undefined
  }
}

async function answer(route: Route, owner: PageOwner | undefined): Promise<void> {
  const request = route.request()
  const url = toApp(request.url())
  // A page that a page opened: its window is told of it by the popup event, which needs an answer here.
  if (owner === undefined) return route.fulfill({ status: 200, body: '' })
  const isMainFrame = request.isNavigationRequest() && request.frame().parentFrame() === null
  if (isMainFrame && !owner.mayNavigate(url)) return route.abort('aborted')
  const { session } = owner
  const details = {
    id: 0,
    url,
    method: request.method(),
    resourceType: request.resourceType(),
    webContentsId: owner.id,
  }
  if (session.beforeRequest !== null && (await asked(session.beforeRequest, details)).cancel === true) {
    records.blocked.push(url)
    return route.abort('blockedbyclient')
  }
  const scheme = url.slice(0, url.indexOf(':'))
  if (scheme === 'data' || scheme === 'blob') return route.continue()
  const handler = session.handlers.get(scheme)
  if (handler === undefined) {
    records.blocked.push(url)
    return route.abort('internetdisconnected')
  }
  if (new URL(url).pathname === '/favicon.ico') return route.fulfill({ status: 204 })
  const body = request.postDataBuffer()
  const init = { method: request.method(), headers: request.headers() }
  const response = await handler(
    new Request(url, body === null ? init : { ...init, body: new Uint8Array(body) }),
  )
  await route.fulfill({
    status: response.status,
    headers: await headersOf(session, details, response),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

async function headersOf(
  session: SessionState,
  details: object,
  response: Response,
): Promise<Record<string, string>> {
  const plain = Object.fromEntries(response.headers)
  if (session.headersReceived === null) return plain
  const responseHeaders = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, [value]]))
  const changed = await asked(session.headersReceived, {
    ...details,
    responseHeaders,
    statusCode: response.status,
    statusLine: `HTTP/1.1 ${response.status}`,
  })
  if (changed.responseHeaders === undefined) return plain
  return Object.fromEntries(
    Object.entries(changed.responseHeaders).map(([name, value]) => [name, [value].flat().join('\n')]),
  )
}

function asked<A>(
  listener: (details: object, callback: (answer: A) => void) => void,
  details: object,
): Promise<A> {
  return new Promise((resolve) => listener(details, resolve))
}
