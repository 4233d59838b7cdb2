import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BrowserWindow, type Rectangle, type Session, screen } from 'electron'
import { shellWords } from '../../shared/session/shell-words.ts'
import { PAGE } from './protocol.ts'

type Place = { x?: number; y?: number; width: number; height: number; maximized: boolean }

/** Opens the one window where it last stood. */
export function openWindow(
  session: Session,
  preload: string,
  placeFile: string,
  developer: boolean,
): BrowserWindow {
  const { maximized, ...bounds } = readPlace(placeFile)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: shellWords.appName,
    backgroundColor: '#f5f6f8',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: developer,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => keepPlace(window, placeFile))
  void window.loadURL(PAGE)
  return window
}

function readPlace(file: string): Place {
  const standard: Place = { width: 1366, height: 768, maximized: false }
  try {
    const { x, y, width, height, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Place>
    const bounds = { x: x!, y: y!, width: width!, height: height! }
    if (!Object.values(bounds).every(Number.isInteger)) return standard
    return isOnScreen(bounds) ? { ...bounds, maximized: maximized === true } : standard
  } catch {
    // Subtle: a first start, or a file somebody edited: the window opens where windows open.
    return standard
  }
}

/** Whether enough of the window would be seen to take hold of it: a second screen may be gone. */
function isOnScreen({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const seenWidth = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    const isTopSeen = y >= workArea.y - 10 && y + 40 < workArea.y + workArea.height
    return seenWidth >= 200 && isTopSeen && width <= 20_000 && height >= 100 && height <= 20_000
  })
}

function keepPlace(window: BrowserWindow, file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  } catch {
    // Subtle: a full disk must not keep the window from closing.
  }
}
