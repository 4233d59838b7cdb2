import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { records } from './records.ts'
import { guardEvents, strict } from './strict.ts'

let copied = ''
let idleSeconds = 0

/** Electron's `shell`: what would be opened is only written down. */
export const shell = strict('shell', {
  openExternal: async (url: string): Promise<void> => void records.opened.push(url),
  openPath: async (path: string): Promise<string> => {
    records.opened.push(path)
    return ''
  },
  showItemInFolder: (path: string): void => void records.opened.push(path),
})

/** Electron's `clipboard`, for text, seen by this process alone. */
export const clipboard = strict('clipboard', {
  writeText: (text: string): void => {
    copied = text
  },
  readText: (): string => copied,
  clear: (): void => {
    copied = ''
  },
})

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
  scaleFactor: 1,
}

/** Electron's `screen`: one display of 1920 × 1080. */
export const screen = strict(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
  }),
)
guardEvents('screen', screen, [], ['display-added', 'display-removed', 'display-metrics-changed'])

/** Electron's `powerMonitor`; a test fires its events and says how long nobody touched the machine. */
export const powerMonitor = strict(
  'powerMonitor',
  Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => idleSeconds,
    getSystemIdleState: (threshold: number) => (idleSeconds >= threshold ? 'idle' : 'active'),
    isOnBatteryPower: () => false,
  }),
)
guardEvents('powerMonitor', powerMonitor, ['lock-screen', 'unlock-screen', 'suspend', 'resume', 'shutdown'])

/** Says since how many seconds nobody has touched the machine. */
export function setIdleSeconds(seconds: number): void {
  idleSeconds = seconds
}

/** Electron's `nativeTheme`: always light. */
export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
)
guardEvents('nativeTheme', nativeTheme, [], ['updated'])

/** Electron's `safeStorage` on a machine whose system keeps no secrets. */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: (): boolean => false,
  getSelectedStorageBackend: (): string => 'basic_text',
})

/** Electron's `net`, for files alone: the app may not reach the network. */
export const net = strict('net', {
  fetch: async (url: string): Promise<Response> => {
    if (url.startsWith('file:')) return new Response(readFileSync(new URL(url)))
    records.blocked.push(url)
    throw new Error('net::ERR_INTERNET_DISCONNECTED')
  },
})
