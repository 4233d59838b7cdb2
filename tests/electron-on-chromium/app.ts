import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { App } from 'electron'
import { becomeReady, isReady, whenReady } from './readiness.ts'
import { lockInstance, unlockInstance } from './single-instance.ts'
import { guardEvents, preventable, strict } from './strict.ts'
import { dismiss, prepare } from './surroundings.ts'
import { openWindows, windowNews } from './window-list.ts'

const firedEvents = [
  'before-quit',
  'browser-window-created',
  'quit',
  'ready',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]
const neverFired = [
  'activate',
  'browser-window-blur',
  'browser-window-focus',
  'certificate-error',
  'child-process-gone',
  'gpu-info-update',
  'login',
  'open-file',
  'open-url',
  'render-process-gone',
  'select-client-certificate',
  'session-created',
]

const root = appRoot(resolve(process.argv[1] ?? '.'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string
  productName?: string
  version: string
}
const emitter = new EventEmitter()
guardEvents('app', emitter, firedEvents, neverFired)

let name = manifest.productName ?? manifest.name
let phase: 'running' | 'quitting' | 'gone' = 'running'
let isLocked = false
const chosenPaths = new Map<string, string>()

const provided = Object.assign(emitter, {
  isPackaged: false,
  userAgentFallback: '',
  commandLine: strict('commandLine', {
    appendSwitch: () => {},
    appendArgument: () => {},
    hasSwitch: (wanted: string) => switchValue(wanted) !== undefined,
    getSwitchValue: (wanted: string) => switchValue(wanted) ?? '',
  }),
  whenReady: () => whenReady,
  isReady,
  getName: () => name,
  setName: (chosen: string) => {
    name = chosen
  },
  getVersion: () => manifest.version,
  getAppPath: () => root,
  getLocale: () => 'zh-CN',
  getSystemLocale: () => 'zh-CN',
  getPreferredSystemLanguages: () => ['zh-CN'],
  getPath: (wanted: string) => pathOf(wanted),
  setPath: (wanted: string, path: string) => void chosenPaths.set(wanted, path),
  setAppLogsPath: () => {},
  requestSingleInstanceLock: () => {
    const tell = (second: { argv: string[]; cwd: string }) =>
      app.emit('second-instance', {}, second.argv, second.cwd, undefined)
    isLocked ||= lockInstance(pathOf('userData'), tell)
    return isLocked
  },
  hasSingleInstanceLock: () => isLocked,
  releaseSingleInstanceLock: () => {
    if (isLocked) unlockInstance(pathOf('userData'))
    isLocked = false
  },
  enableSandbox: () => {},
  disableHardwareAcceleration: () => {},
  setAppUserModelId: () => {},
  setAboutPanelOptions: () => {},
  focus: () => {},
  quit,
  exit: (code = 0) => {
    for (const window of openWindows()) window.destroy()
    void leave(code)
  },
})

/** Electron's `app`. */
export const app = strict('app', provided) as unknown as App

/** Starts Chromium after the app's top level has run, as Electron becomes ready after it. */
export function begin(): void {
  setImmediate(async () => {
    if (phase !== 'running') return
    await prepare(pathOf('sessionData'), name)
    becomeReady()
    app.emit('ready', {}, {})
  })
  windowNews.on('opened', (window) => {
    app.emit('web-contents-created', {}, window.webContents)
    app.emit('browser-window-created', {}, window)
  })
  windowNews.on('all-closed', () => {
    if (phase !== 'running') return
    if (app.listenerCount('window-all-closed') === 0) quit()
    else app.emit('window-all-closed')
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, quit)
}

function quit(): void {
  if (phase !== 'running') return
  phase = 'quitting'
  const before = preventable({})
  app.emit('before-quit', before)
  if (!before.defaultPrevented) for (const window of openWindows()) window.close()
  const will = preventable({})
  const isStopped = before.defaultPrevented || openWindows().length > 0
  if (!isStopped) app.emit('will-quit', will)
  if (isStopped || will.defaultPrevented) phase = 'running'
  else void leave(0)
}

async function leave(code: number): Promise<void> {
  if (phase === 'gone') return
  phase = 'gone'
  app.emit('quit', {}, code)
  await dismiss().catch(() => undefined)
  if (isLocked) unlockInstance(pathOf('userData'))
  process.exit(code)
}

function appRoot(start: string): string {
  if (existsSync(join(start, 'package.json'))) return start
  const parent = dirname(start)
  if (parent === start) throw new Error('stand-in: no package.json above the main script')
  return appRoot(parent)
}

function switchValue(wanted: string): string | undefined {
  for (const word of process.argv.slice(2)) {
    if (word === `--${wanted}`) return ''
    if (word.startsWith(`--${wanted}=`)) return word.slice(wanted.length + 3)
  }
  return undefined
}

function pathOf(wanted: string): string {
  const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
  const places: Record<string, () => string> = {
    home: homedir,
    temp: tmpdir,
    appData: () => appData,
    userData: () => switchValue('user-data-dir') ?? join(pathOf('appData'), name),
    sessionData: () => pathOf('userData'),
    logs: () => join(pathOf('userData'), 'logs'),
    crashDumps: () => join(pathOf('userData'), 'Crashpad'),
    documents: () => join(homedir(), 'Documents'),
    downloads: () => join(homedir(), 'Downloads'),
    desktop: () => join(homedir(), 'Desktop'),
    exe: () => process.execPath,
  }
  const place = chosenPaths.get(wanted) ?? places[wanted]?.()
  if (place === undefined) throw new Error(`Failed to get '${wanted}' path`)
  if (wanted === 'userData') mkdirSync(place, { recursive: true })
  return place
}
