import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A running Chromium that dies with this process, and the address at which a test can reach its pages. */
export type RunningChromium = { browser: Browser; endpoint: string; close(): Promise<void> }

/** What a browser does beside showing a page, in processes of its own; no window of the app has it. */
const unused = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'InitialWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'TabSearch',
  'PreloadTopChromeWebUI',
  'SpareRendererForSitePerProcess',
  'WebUIReloadButton',
]

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  `--disable-features=${unused.join()}`,
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--lang=zh-CN',
  '--mute-audio',
  '--password-store=basic',
  '--remote-debugging-port=0',
]

/** Where a Chromium stands, or undefined. */
export function findChromium(): string | undefined {
  const places = [
    process.env.TAIZHANG_CHROMIUM ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ]
  return places.find((place) => place !== '' && existsSync(place))
}

/** Starts Chromium with a profile of its own under `home`; `visible` opens one window without bars. */
export async function startChromium(
  home: string,
  visible?: { title: string; width: number; height: number },
): Promise<RunningChromium> {
  const profile = newProfile(home)
  const face = visible
    ? [
        `--app=data:text/html,<title>${visible.title}</title>`,
        `--window-size=${visible.width},${visible.height}`,
      ]
    : ['--headless', '--hide-scrollbars', 'about:blank']
  // Subtle: nobody speaks over the debugging pipe; Chromium quits when its other end dies with this process.
  const args = [...switches, '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--test-type', ...face]
  const program = findChromium()
  if (program === undefined) throw new Error('stand-in: no Chromium found; install the package "chromium"')
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endpoint = await endpointOf(child)
  const browser = await chromium.connectOverCDP(endpoint)
  return {
    browser,
    endpoint,
    async close() {
      const cdp = await browser.newBrowserCDPSession()
      await cdp.send('Browser.close').catch(() => undefined)
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** A fresh profile folder; those that killed processes left behind are removed. */
function newProfile(home: string): string {
  const folder = join(home, 'standin-chromium')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const profile = join(folder, `${process.pid}-${readdirSync(folder).length}`)
  mkdirSync(profile)
  return profile
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`stand-in: Chromium did not start\n${said}`)))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found !== null) resolve(found[1]!)
    })
  })
}
