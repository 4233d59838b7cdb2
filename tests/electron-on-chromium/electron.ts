import { readFileSync } from 'node:fs'
import { begin } from './app.ts'
import { obeyParent } from './control.ts'
import { absent } from './strict.ts'

export { app } from './app.ts'
export { clipboard, nativeTheme, net, powerMonitor, safeStorage, screen, shell } from './desktop.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { Menu } from './menu.ts'
export { protocol, session } from './session.ts'
export { BrowserWindow } from './window.ts'

// Parts of Electron the stand-in lacks: importing one is allowed, any use of it throws its name.
export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const BrowserView = absent('BrowserView')
export const contentTracing = absent('contentTracing')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const MenuItem = absent('MenuItem')
export const MessageChannelMain = absent('MessageChannelMain')
export const nativeImage = absent('nativeImage')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const systemPreferences = absent('systemPreferences')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const View = absent('View')
export const webContents = absent('webContents')
export const WebContentsView = absent('WebContentsView')
export const webFrameMain = absent('webFrameMain')

const manifest = new URL('../../node_modules/electron/package.json', import.meta.url)
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
const versions = { ...process.versions, electron: version, chrome: 'stand-in' }
Object.defineProperty(process, 'versions', { value: versions, enumerable: true })
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })

obeyParent()
begin()
