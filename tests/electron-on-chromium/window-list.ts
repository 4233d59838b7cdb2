import { EventEmitter } from 'node:events'

/** What the parts that know of windows but make none need of one. */
export type OpenWindow = EventEmitter & {
  readonly id: number
  close(): void
  destroy(): void
  isVisible(): boolean
}

const open: OpenWindow[] = []

/** Tells `opened` and `all-closed` to the app. */
export const windowNews = new EventEmitter()

/** Every open window, oldest first. */
export const openWindows = (): readonly OpenWindow[] => [...open]

/** The window a person would be looking at: the newest visible one. */
export const focusedWindow = (): OpenWindow | null => open.findLast((window) => window.isVisible()) ?? null

/** Adds a window. */
export function addWindow(window: OpenWindow): void {
  open.push(window)
  windowNews.emit('opened', window)
}

/** Takes a window away; the last one is news. */
export function removeWindow(id: number): void {
  const at = open.findIndex((window) => window.id === id)
  if (at < 0) return
  open.splice(at, 1)
  if (open.length === 0) windowNews.emit('all-closed')
}
