import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow, dialog, ipcMain, powerMonitor, session as sessions } from 'electron'
import type { ShellEvent } from '../shared/ipc/events.ts'
import { never } from '../shared/kernel/assert.ts'
import { shellWords } from '../shared/session/shell-words.ts'
import type { Ask } from './ipc/thread.ts'
import { chooseFolder, choosePaths, choosePlace } from './shell/dialogs.ts'
import { type Keeper, keeper } from './shell/keeper.ts'
import { ledgerThread } from './shell/ledger-thread.ts'
import { setMenu } from './shell/menu.ts'
import { type MenuPage, menuPagesIn } from './shell/menu-pages.ts'
import { papers, printPaper } from './shell/print.ts'
import { declareScheme, servePages } from './shell/protocol.ts'
import { closePages, closeSession, isOwnPage } from './shell/security.ts'
import { openWindow } from './shell/window.ts'

/** The shell: one window, one ledger thread, and the doors between them. */
const here = dirname(fileURLToPath(import.meta.url))
const developer = !app.isPackaged
const IDLE_SECONDS = 10 * 60
let window: BrowserWindow | undefined
let ledger: Keeper | undefined

if (Number(process.versions.napi) < 10) {
  dialog.showErrorBox(shellWords.appName, shellWords.oldRuntime)
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.enableSandbox()
  declareScheme()
  closePages()
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', endBeforeQuit)
  void app.whenReady().then(open)
}

function open(): void {
  // No `persist:` prefix: the page keeps nothing on disk.
  const session = sessions.fromPartition('ledger')
  closeSession(session)
  servePages(session, join(here, '../renderer'), papers)
  ledger = keepLedger()
  ipcMain.handle('call', async (event, name: unknown, input: unknown) => {
    if (!isOwnPage(event, window?.webContents) || typeof name !== 'string') throw new Error('refused')
    return ledger?.call(name, input)
  })
  const showMenu = (pages: readonly MenuPage[]) =>
    setMenu(pages, (item) => send({ type: 'menu', item }), developer)
  ipcMain.handle('menu', (event, asked: unknown) => {
    const pages = menuPagesIn(asked)
    if (!isOwnPage(event, window?.webContents) || !pages) throw new Error('refused')
    showMenu(pages)
  })
  showMenu([])
  const placeFile = join(app.getPath('userData'), 'window.json')
  window = openWindow(session, join(here, '../preload/preload.cjs'), placeFile, developer)
  window.on('closed', () => {
    window = undefined
  })
  powerMonitor.on('lock-screen', () => void ledger?.lock('away'))
  powerMonitor.on('suspend', () => void ledger?.lock('away'))
  // Where nobody was told that it fell asleep, waking up says so; the time it slept is on no timer.
  powerMonitor.on('resume', () => void ledger?.lock('away'))
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= IDLE_SECONDS) void ledger?.lock('idle')
  }, 15_000).unref()
}

function keepLedger(): Keeper {
  const data = app.getPath('userData')
  mkdirSync(data, { recursive: true })
  const start = {
    ledgersFolder: join(data, 'ledgers'),
    sampleFolder: app.isPackaged
      ? join(process.resourcesPath, 'sample')
      : join(here, '../../resources/sample'),
    logFile: join(data, 'incidents.log'),
    version: app.getVersion(),
  }
  const begin = (died: () => void) =>
    ledgerThread(new URL('./worker.js', import.meta.url), start, {
      serve,
      progress: (call, name, done, of, step) => send({ type: 'progress', call, name, done, of, step }),
      ended: (call) => send({ type: 'ended', call }),
      died,
    })
  const broken = () => {
    dialog.showErrorBox(shellWords.appName, shellWords.cannotWork)
    app.exit(1)
  }
  return keeper(begin, { locked: () => send({ type: 'locked' }), broken })
}

async function serve(ask: Ask): Promise<unknown> {
  if (!window) return ask.service === 'choose' ? [] : null
  switch (ask.service) {
    case 'choose':
      return choosePaths(window, ask.file, ask.many)
    case 'choose-folder':
      return chooseFolder(window, ask.title)
    case 'save-path':
      return choosePlace(window, ask.suggestedName, ask.file)
    case 'print':
      return printPaper(window.webContents.session, ask)
    default:
      return never(ask)
  }
}

function send(event: ShellEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send('event', event)
}

function endBeforeQuit(event: { preventDefault(): void }): void {
  if (!ledger) return
  event.preventDefault()
  const ending = ledger
  ledger = undefined
  void ending.end().finally(() => app.quit())
}
