import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appKind, type LaunchedApp, launchApp } from '../e2e/support/launch-app.ts'
import { findChromium } from './chromium.ts'

const fixture = { root: join(import.meta.dirname, 'fixture'), main: 'main.ts', kind: 'stand-in' } as const

// The stand-in is for Linux; where Electron itself runs, nobody needs a Chromium for it.
const isUsable = process.platform === 'linux' && (appKind() === 'stand-in' || findChromium() !== undefined)

type FixtureWindow = {
  fixture: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>
    onNews(listener: (news: unknown) => void): () => void
    syncRequire(name: string): unknown
    askSync(): unknown
  }
  heard: unknown[]
}

let app: LaunchedApp
let userDataDir = ''

beforeAll(async () => {
  if (!isUsable) return
  userDataDir = await mkdtemp(join(tmpdir(), 'standin-test-'))
  app = await launchApp({ ...fixture, userDataDir })
})

afterAll(async () => {
  if (!isUsable) return
  await app.quit()
  await rm(userDataDir, { recursive: true, force: true })
})

const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
  app.page.evaluate(
    ([name, values]) =>
      (window as unknown as FixtureWindow).fixture.invoke(name as string, ...(values as [])),
    [channel, args] as const,
  )

const inPage = <T>(deed: (window: FixtureWindow) => T): Promise<T> =>
  app.page.evaluate(`(${deed})(window)`) as Promise<T>

describe.runIf(isUsable)('calls between page and main process', () => {
  test('keep every type that structured cloning keeps', async () => {
    const answer = await inPage(async ({ fixture }) => {
      const given = {
        date: new Date(86_400_000),
        map: new Map<unknown, unknown>([['a', 1n]]),
        set: new Set(['a']),
        numbers: [-0, Number.NaN],
        bytes: new Uint8Array([1, 2, 255]),
        words: new Uint16Array([513]),
        nothing: undefined,
        $: 'a field with the name of a tag',
      }
      const back = (await fixture.invoke('echo', given)) as typeof given
      return [
        back.date instanceof Date && back.date.getTime(),
        back.map.get('a') === 1n,
        back.set.has('a'),
        back.numbers.map((n) => (Object.is(n, -0) ? '-0' : String(n))),
        [back.bytes instanceof Uint8Array, ...back.bytes],
        [back.words instanceof Uint16Array, ...back.words],
        'nothing' in back,
        back.$,
      ]
    })
    expect(answer).toEqual([
      86_400_000,
      true,
      true,
      ['-0', 'NaN'],
      [true, 1, 2, 255],
      [true, 513],
      true,
      'a field with the name of a tag',
    ])
  })

  test('refuse what cannot be cloned, in both directions', async () => {
    const refused = inPage(({ fixture }) => fixture.invoke('echo', new WeakMap()))
    await expect(refused).rejects.toThrow('An object could not be cloned.')
    await expect(invoke('unclonable')).rejects.toThrow('An object could not be cloned.')
  })

  test('carry a failure as a message, and name a channel nobody handles', async () => {
    await expect(invoke('fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: as planned")
    await expect(invoke('nobody')).rejects.toThrow("No handler registered for 'nobody'")
  })

  test('tell the handler who asks', async () => {
    expect(await invoke('sender')).toEqual({
      url: 'app://main/index.html',
      origin: 'app://main',
      isMain: true,
      isContents: true,
      parent: null,
    })
  })

  test('reach listeners in the page until they are taken off', async () => {
    await inPage((page) => {
      page.heard = []
      const off = page.fixture.onNews((news) => {
        page.heard.push(news)
        off()
      })
    })
    await app.power('lock-screen')
    await app.power('lock-screen')
    await expect.poll(() => inPage(({ heard }) => heard)).toEqual(['locked'])
  })
})

describe.runIf(isUsable)('the page', () => {
  test('sees what the preload exposed, frozen, and nothing of Node or of the stand-in', async () => {
    const seen = await app.page.evaluate(() =>
      ['require', 'process', 'standinSend', 'standinInto', 'module', 'Buffer'].filter(
        (name) => name in window,
      ),
    )
    expect(seen).toEqual([])
    expect(await inPage(({ fixture }) => Object.isFrozen(fixture))).toBe(true)
  })

  test('gets no module and no synchronous call from the preload', async () => {
    await expect(inPage(({ fixture }) => fixture.syncRequire('node:fs'))).rejects.toThrow('module not found')
    await expect(inPage(({ fixture }) => fixture.askSync())).rejects.toThrow(
      'stand-in: ipcRenderer.sendSync is not provided',
    )
  })

  test('reaches no network and no foreign script under the policy it was sent', async () => {
    const answers = await app.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.evil = 1'
      document.body.append(script)
      const image = new Image()
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve('loaded')
        image.onerror = () => resolve('refused')
      })
      image.src = 'https://example.org/a.png'
      return ['evil' in window, await loaded, await fetch('https://example.org/').catch(() => 'refused')]
    })
    expect(answers).toEqual([false, 'refused', 'refused'])
  })

  test('stays where it is when the app prevents a navigation, and opens no window', async () => {
    await app.page.getByRole('link', { name: 'elsewhere' }).click()
    await expect.poll(() => invoke('log')).toContain('will-navigate app://main/other')
    await app.page.getByRole('link', { name: 'outside' }).click()
    await expect.poll(async () => (await app.records()).asked.length).toBe(1)
    expect(await app.page.locator('h1').textContent()).toBe('样例')
  })

  test('may be loaded again', async () => {
    await app.page.reload()
    expect(await invoke('echo', 'again')).toBe('again')
  })
})

describe.runIf(isUsable)('the surroundings', () => {
  test('answer dialogs from the queue, and an unexpected one is an error that is written down', async () => {
    await app.answerDialog({ kind: 'save', path: '/x/b.pdf' })
    await app.answerDialog({ kind: 'open', paths: ['/x/a.xlsx'] })
    await app.answerDialog({ kind: 'cancel', of: 'open' })
    await app.answerDialog({ kind: 'message', button: 1 })
    expect(await invoke('open')).toEqual({ canceled: false, filePaths: ['/x/a.xlsx'] })
    expect(await invoke('open')).toEqual({ canceled: true, filePaths: [] })
    expect(await invoke('save')).toEqual({ canceled: false, filePath: '/x/b.pdf' })
    expect(await invoke('message')).toEqual({ response: 1, checkboxChecked: false })
    await expect(invoke('open')).rejects.toThrow('unexpected dialog')
    expect((await app.records()).unexpectedDialogs).toHaveLength(1)
  })

  test('offer the menu by name and by its shortcut', async () => {
    await inPage((page) => {
      page.heard = []
      page.fixture.onNews((news) => page.heard.push(news))
    })
    await app.clickMenu('锁定')
    await expect.poll(() => inPage(({ heard }) => heard.length)).toBe(1)
    await app.page.keyboard.press('Control+l')
    await expect.poll(() => inPage(({ heard }) => heard.length)).toBe(2)
    await expect(app.clickMenu('没有')).rejects.toThrow('没有')
  })

  test('remember the window and the time nobody touched the machine', async () => {
    await app.idle(601)
    expect(await invoke('window')).toEqual({
      bounds: { x: 0, y: 0, width: 900, height: 500 },
      isVisible: true,
      idle: 601,
      version: '1.2.3',
      name: '样例窗口',
      userData: userDataDir,
    })
    expect(await app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 500])
    await invoke('maximize')
    await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(1920)
  })

  test('print a hidden window of another session on the paper that was asked for', async () => {
    const bytes = readFileSync((await invoke('print')) as string, 'latin1')
    expect(bytes.startsWith('%PDF-')).toBe(true)
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(2)
    // A4 is 595 × 842 points.
    expect(bytes).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  })

  test('let worker threads run, without Electron in them', async () => {
    expect(await invoke('square', 12)).toEqual({
      square: 144,
      electron: 'stand-in: electron cannot be imported in a worker thread',
    })
  })

  test('open nothing outside, but remember what was asked', async () => {
    await invoke('link')
    expect((await app.records()).opened).toEqual(['https://example.org/help'])
  })

  test('throw the name of what they lack', async () => {
    expect(await invoke('strict')).toEqual({
      early: 'Cannot create BrowserWindow before app is ready',
      app: 'stand-in: app.getFileIcon is not provided',
      whole: 'stand-in: Tray is not provided',
      event: "stand-in: BrowserWindow.on('swipe') is not provided",
      contents: 'stand-in: webContents.capturePage is not provided',
      second: "Attempted to register a second handler for 'echo'",
      send: 'Failed to serialize arguments',
      late: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
    })
  })
})

describe.runIf(isUsable)('the process', () => {
  const processesOf = (folder: string): string[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
        } catch {
          return false
        }
      })

  test('tells the first of a second one, which ends', async () => {
    await expect(launchApp({ ...fixture, userDataDir })).rejects.toThrow('the app ended (0)')
    await expect.poll(() => invoke('log')).toContain('second-instance')
  })

  test('quits in the order of Electron when its window is closed, and leaves no profile behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'standin-test-'))
    const other = await launchApp({ ...fixture, userDataDir: folder })
    await other.closeWindow()
    expect(await other.ended).toBe(0)
    const log = JSON.parse(readFileSync(join(folder, 'log.json'), 'utf8'))
    expect(log).toEqual(['window-all-closed', 'before-quit', 'will-quit', 'quit'])
    expect(readdirSync(join(folder, 'standin-chromium'))).toEqual([])
    expect(existsSync(join(folder, 'standin-lock'))).toBe(false)
    await rm(folder, { recursive: true })
  })

  test('takes Chromium with it when it is killed, and starts again over what is left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'standin-test-'))
    const killed = await launchApp({ ...fixture, userDataDir: folder })
    expect(processesOf(folder).length).toBeGreaterThan(2)
    await killed.kill()
    await expect.poll(() => processesOf(folder), { timeout: 10_000 }).toEqual([])
    const again = await launchApp({ ...fixture, userDataDir: folder })
    expect(readdirSync(join(folder, 'standin-chromium'))).toHaveLength(1)
    await again.close()
    await rm(folder, { recursive: true })
  })
})
