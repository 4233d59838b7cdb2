import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import type { BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron'
import { mustBeReady } from './readiness.ts'
import { session, sessionOf, stateOf } from './session.ts'
import { guardEvents, preventable, strict } from './strict.ts'
import { isHeaded } from './surroundings.ts'
import { PageContents } from './web-contents.ts'
import { addWindow, focusedWindow, type OpenWindow, openWindows, removeWindow } from './window-list.ts'

const firedEvents = [
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'move',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
]
const neverFired = [
  'blur',
  'enter-full-screen',
  'leave-full-screen',
  'moved',
  'page-title-updated',
  'query-session-end',
  'resized',
  'responsive',
  'session-end',
  'unresponsive',
]

const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }

let count = 0

/** Electron's `BrowserWindow`: one page of Chromium; its place and size are remembered, not seen. */
class StandInWindow extends EventEmitter {
  readonly id = ++count
  readonly webContents: WebContents
  _contents: PageContents
  _bounds: Rectangle
  _state: 'normal' | 'maximized' | 'minimized' = 'normal'
  _visible: boolean
  _title: string
  _destroyed = false
  _face: StandInWindow

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    mustBeReady('Cannot create BrowserWindow before app is ready')
    guardEvents('BrowserWindow', this, firedEvents, neverFired)
    const { webPreferences = {}, width = 800, height = 600, x = 0, y = 0 } = options
    this._bounds = { x, y, width, height }
    this._visible = options.show ?? true
    this._title = options.title ?? ''
    this._contents = new PageContents({
      id: this.id,
      session: sessionFor(webPreferences),
      preload: webPreferences.preload,
      size: { width, height },
      hasScripts: webPreferences.javascript ?? true,
    })
    this.webContents = this._contents.face
    this._contents.once('did-finish-load', () => this.emit('ready-to-show'))
    void this._contents._opening.then((page) => page.once('close', () => this._closedByPerson()))
    this._face = strict('BrowserWindow', this as StandInWindow)
    addWindow(this._face as unknown as OpenWindow)
    // biome-ignore lint/correctness/noConstructorReturn: the strict face is what the app must hold.
    return this._face
  }

  static getAllWindows(): OpenWindow[] {
    return [...openWindows()]
  }
  static getFocusedWindow(): OpenWindow | null {
    return focusedWindow()
  }
  static fromId(id: number): OpenWindow | null {
    return openWindows().find((window) => window.id === id) ?? null
  }
  static fromWebContents(contents: WebContents): OpenWindow | null {
    return StandInWindow.fromId(contents.id)
  }

  loadURL(url: string): Promise<void> {
    return this._contents.loadURL(url)
  }
  loadFile(file: string): Promise<void> {
    return this._contents.loadURL(pathToFileURL(file).href)
  }

  close(): void {
    if (this._destroyed) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this._face.destroy()
  }
  destroy(): void {
    if (this._destroyed) return
    this._destroyed = true
    this._contents._destroyed = true
    void this._contents._opening.then((page) => page.close()).catch(() => undefined)
    this._contents.emit('destroyed')
    removeWindow(this.id)
    this.emit('closed')
  }
  /** A person closed the visible window: too late to prevent it, unlike in Electron. */
  _closedByPerson(): void {
    if (this._destroyed) return
    this.emit('close', preventable({}))
    this._face.destroy()
  }
  isDestroyed(): boolean {
    return this._destroyed
  }

  show(): void {
    if (!this._visible) this.emit('show')
    this._visible = true
  }
  hide(): void {
    if (this._visible) this.emit('hide')
    this._visible = false
  }
  isVisible(): boolean {
    return this._visible && !this._destroyed
  }
  focus(): void {
    this.emit('focus')
  }
  isFocused(): boolean {
    return focusedWindow()?.id === this.id
  }

  maximize(): void {
    this._change('maximized', 'maximize')
  }
  unmaximize(): void {
    this._change('normal', 'unmaximize')
  }
  minimize(): void {
    this._change('minimized', 'minimize')
  }
  restore(): void {
    this._change('normal', 'restore')
  }
  isMaximized(): boolean {
    return this._state === 'maximized'
  }
  isMinimized(): boolean {
    return this._state === 'minimized'
  }
  isFullScreen(): boolean {
    return false
  }
  _change(state: 'normal' | 'maximized' | 'minimized', event: string): void {
    if (this._state === state) return
    this._state = state
    this._fit()
    this.emit(event)
    if (state !== 'minimized') this.emit('resize')
  }

  getBounds(): Rectangle {
    return { ...(this._state === 'maximized' ? workArea : this._bounds) }
  }
  getNormalBounds(): Rectangle {
    return { ...this._bounds }
  }
  getSize(): number[] {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this._bounds = { ...this._bounds, ...bounds }
    this._fit()
    this.emit('move')
    this.emit('resize')
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  _fit(): void {
    if (isHeaded) return
    const { width, height } = this.getBounds()
    void this._contents._opening
      .then((page) => page.setViewportSize({ width, height }))
      .catch(() => undefined)
  }
  center(): void {}
  setMinimumSize(): void {}

  setTitle(title: string): void {
    this._title = title
  }
  getTitle(): string {
    return this._title
  }
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setProgressBar(): void {}
  setContentProtection(): void {}
  flashFrame(): void {}
}

function sessionFor(preferences: NonNullable<BrowserWindowConstructorOptions['webPreferences']>) {
  if (preferences.session !== undefined) return stateOf(preferences.session)
  if (preferences.partition !== undefined) return sessionOf(preferences.partition)
  return stateOf(session.defaultSession)
}

/** Electron's `BrowserWindow`. */
export const BrowserWindow = strict('BrowserWindow', StandInWindow)
