import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import { shellWords } from '../../shared/words/shell.ts'
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
    if (![x, y, width, height].every(Number.isInteger)) return standard
    return { x: x!, y: y!, width: width!, height: height!, maximized: maximized === true }
  } catch {
    // Subtle: a first start, or a file somebody edited: the window opens where windows open.
    return standard
  }
}

function keepPlace(window: BrowserWindow, file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...window.getBounds(), maximized: window.isMaximized() }))
}
