import { EventEmitter } from 'node:events'
import type {
  HandlerDetails,
  PrintToPDFOptions,
  WebContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron'
import type { ConsoleMessage, Page } from 'playwright-core'
import { shiftDate, shiftMs } from '../other-days/shift-date.ts'
import { originOf, toApp, toChromium } from './address.ts'
import { answerInvoke, encodeArguments, receiveSend } from './ipc.ts'
import { pressAccelerator } from './menu.ts'
import { joinPage, type PageBridge } from './page-bridge.ts'
import { pdfOptions } from './pdf.ts'
import { records } from './records.ts'
import { own } from './routes.ts'
import type { SessionState } from './session.ts'
import { guardEvents, preventable, strict } from './strict.ts'
import { isHeaded, newPage } from './surroundings.ts'
import type { FromPage } from './worlds.ts'

const firedEvents = [
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'will-navigate',
]
const neverFired = [
  'before-input-event',
  'blur',
  'certificate-error',
  'context-menu',
  'devtools-opened',
  'did-attach-webview',
  'did-create-window',
  'did-start-loading',
  'did-stop-loading',
  'focus',
  'login',
  'page-title-updated',
  'responsive',
  'select-bluetooth-device',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-prevent-unload',
  'will-redirect',
]

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

/** What a window asks of its page. */
export type PageOptions = {
  id: number
  session: SessionState
  preload: string | undefined
  size: { width: number; height: number }
  hasScripts: boolean
}

/** A page and its Electron face, made together and joined once Chromium has opened the page. */
export class PageContents extends EventEmitter {
  readonly id: number
  readonly session
  readonly face: WebContents
  readonly mainFrame: WebFrameMain
  _page: Page | undefined
  _bridge: PageBridge | undefined
  _opening: Promise<Page>
  _expected: string | undefined
  _openHandler: OpenHandler | undefined
  _destroyed = false

  constructor(options: PageOptions) {
    super()
    guardEvents('webContents', this, firedEvents, neverFired)
    this.id = options.id
    this.session = options.session.face
    this.face = strict('webContents', this) as unknown as WebContents
    this.mainFrame = frameOf(this)
    this._opening = this._open(options)
    // Whoever loads an address hears of the failure; here it must only not end the process.
    this._opening.catch((error) => records.failures.push(String(error)))
  }

  async _open({ session, preload, size, hasScripts }: PageOptions): Promise<Page> {
    const page = await newPage(session)
    if (!hasScripts) await stopScripts(page)
    else if (shiftMs !== 0) await page.addInitScript(shiftDate, shiftMs)
    const owner = { id: this.id, session, mayNavigate: (url: string) => this._mayNavigate(url) }
    own(page, owner)
    // A question in the page waits for the person; without a listener Playwright would answer no.
    if (isHeaded) page.on('dialog', () => undefined)
    else await page.setViewportSize(size)
    page.on('console', (message) => this.emit('console-message', consoleDetails(message)))
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.on('domcontentloaded', () => this.emit('dom-ready', {}))
    page.on('load', () => this.emit('did-finish-load', {}))
    page.on('popup', (popup) => this._refusePopup(popup))
    if (preload !== undefined) {
      this._bridge = await joinPage(page, preload, (message, world) => void this._receive(message, world))
    }
    this._page = page
    return page
  }

  _mayNavigate(url: string): boolean {
    // A reload, by whomever, is no navigation elsewhere.
    if (url === this._expected || url === this.getURL()) return true
    const event = preventable({ url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame })
    this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  async _receive(message: FromPage, world: number): Promise<void> {
    const sender = { contents: this.face, frame: this.mainFrame }
    if (message.kind === 'send') receiveSend(sender, message)
    else if (message.kind === 'key') pressAccelerator(message)
    else if (message.kind === 'preload-failed') this._failPreload(message.message)
    else {
      const answer = await answerInvoke(sender, message)
      await this._bridge?.reply(world, message.id, answer.ok, answer.text)
    }
  }

  _failPreload(message: string): void {
    records.failures.push(`preload: ${message}`)
    console.error('Unable to load preload script:', message)
    this.emit('preload-error', {}, '', new Error(message))
  }

  async _refusePopup(popup: Page): Promise<void> {
    const url = toApp(popup.url())
    records.asked.push(url)
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    }
    const answer = this._openHandler?.(details as HandlerDetails) ?? { action: 'allow' }
    if (answer.action !== 'deny') records.failures.push('stand-in: windows opened by a page are not provided')
    await popup.close().catch(() => undefined)
  }

  async loadURL(url: string): Promise<void> {
    const page = await this._opening
    this._expected = toApp(toChromium(url))
    try {
      await page.goto(toChromium(url))
      this.emit('did-navigate', {}, this.getURL(), 200, 'OK')
    } catch (error) {
      this.emit('did-fail-load', {}, -2, 'ERR_FAILED', url, true)
      throw new Error(`ERR_FAILED (-2) loading '${url}'`, { cause: error })
    } finally {
      this._expected = undefined
    }
  }

  send(channel: string, ...args: unknown[]): void {
    const text = encodeArguments(args)
    void this._opening.then(() => this._bridge?.emit(channel, text))
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    return (await this._opening).pdf(pdfOptions(options))
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this._opening).evaluate(code)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this._openHandler = handler
  }

  getURL(): string {
    return toApp(this._page?.url() ?? '')
  }

  reload(): void {
    void this._opening.then((page) => page.reload())
  }

  isDestroyed(): boolean {
    return this._destroyed
  }

  focus(): void {}

  getType(): string {
    return 'window'
  }

  /** Only seen by a person, so it changes nothing here. */
  setZoomFactor(): void {}
  setZoomLevel(): void {}
  setVisualZoomLevelLimits(): void {}
  setBackgroundThrottling(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
}

async function stopScripts(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
}

function frameOf(contents: PageContents): WebFrameMain {
  const frame = {
    get url() {
      return contents.getURL()
    },
    get origin() {
      return originOf(contents.getURL())
    },
    get top() {
      return contents.mainFrame
    },
    parent: null,
    name: '',
    processId: 1,
    routingId: 1,
    frameTreeNodeId: contents.id,
    detached: false,
    isDestroyed: () => contents.isDestroyed(),
  }
  return strict('webFrameMain', frame) as unknown as WebFrameMain
}

function consoleDetails(message: ConsoleMessage): object {
  const { url, lineNumber } = message.location()
  const levels: Record<string, string> = { warning: 'warning', error: 'error', debug: 'debug' }
  return {
    level: levels[message.type()] ?? 'info',
    message: message.text(),
    lineNumber,
    sourceId: toApp(url),
  }
}
