import type { BrowserContext, Page } from 'playwright-core'
import { type RunningChromium, startChromium } from './chromium.ts'
import { routeContext } from './routes.ts'
import type { SessionState } from './session.ts'

/** Whether a person sits in front of the stand-in: one visible window instead of none. */
export const isHeaded: boolean = process.env.STANDIN_HEADED === '1'

let home = ''
let first: Promise<RunningChromium> | undefined
let hidden: Promise<RunningChromium> | undefined
let visiblePage: Page | undefined

/** Starts Chromium for this app; its profile lives under `folder`. */
export async function prepare(folder: string, title: string): Promise<void> {
  home = folder
  first = startChromium(home, isHeaded ? { title, width: 1366, height: 768 } : undefined)
  const { browser } = await first
  if (!isHeaded) return
  const context = browser.contexts()[0]!
  await routeContext(context)
  visiblePage = context.pages()[0]
}

/** A page for a new window of a session: the visible one first where a person sits, else one nobody sees. */
export async function newPage(session: SessionState): Promise<Page> {
  const page = visiblePage
  visiblePage = undefined
  if (page !== undefined) return page
  session.context ??= newContext()
  return (await session.context).newPage()
}

async function newContext(): Promise<BrowserContext> {
  // A window that opens beside the visible one (a print page) lives in a second Chromium without windows.
  if (isHeaded) hidden ??= startChromium(home)
  const { browser } = await (isHeaded ? hidden! : first!)
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block', deviceScaleFactor: 1 })
  await routeContext(context)
  return context
}

/** The address at which a test reaches the pages of this app. */
export async function endpoint(): Promise<string> {
  return (await first!).endpoint
}

/** Ends every Chromium of this app. */
export async function dismiss(): Promise<void> {
  await Promise.all([first, hidden].map(async (chromium) => (await chromium)?.close()))
}
