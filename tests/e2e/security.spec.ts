import { expect, test } from '@playwright/test'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { session } from '../../shared/session/contract.ts'
import { knock } from './pages/bridge.ts'
import { openSample } from './pages/offices.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

type Bridge = { taizhang: Record<'call' | 'showMenu' | 'onEvent', (...args: unknown[]) => Promise<unknown>> }

const elsewhere = 'https://elsewhere.invalid/'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp()
})

test.afterAll(() => app.close())

test('every answer of the app carries its policy', async () => {
  const response = (await app.page.reload())!
  const headers = await response.allHeaders()
  expect(headers['content-security-policy']?.split('; ').sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'none'",
    "default-src 'none'",
    "font-src 'self' data:",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
  ])
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  await app.page.waitForLoadState('load')
})

test.describe('what the policy refuses', () => {
  const attempts: Readonly<Record<string, { readonly refused: string; readonly script: string }>> = {
    'a script in the page': { refused: 'script-src-elem', script: add('script', 'textContent', '0') },
    'a script from elsewhere': { refused: 'script-src-elem', script: add('script', 'src', elsewhere) },
    'a script in an attribute': {
      refused: 'script-src-attr',
      script: `document.body.setAttribute('onclick', '0'); document.body.click()`,
    },
    eval: { refused: 'script-src', script: `(0, eval)('0')` },
    'a function from text': { refused: 'script-src', script: `new Function('return 0')()` },
    fetch: { refused: 'connect-src', script: `fetch('${elsewhere}').catch(() => {})` },
    'fetch of its own files': { refused: 'connect-src', script: `fetch('index.html').catch(() => {})` },
    XMLHttpRequest: {
      refused: 'connect-src',
      script: `const x = new XMLHttpRequest(); x.open('GET', '${elsewhere}'); x.send()`,
    },
    WebSocket: { refused: 'connect-src', script: `new WebSocket('wss://elsewhere.invalid/')` },
    EventSource: { refused: 'connect-src', script: `new EventSource('${elsewhere}')` },
    beacon: { refused: 'connect-src', script: `navigator.sendBeacon('${elsewhere}', 'x')` },
    'a frame from elsewhere': { refused: 'frame-src', script: add('iframe', 'src', elsewhere) },
    'a frame of its own': { refused: 'frame-src', script: add('iframe', 'src', 'index.html') },
    'a picture from elsewhere': { refused: 'img-src', script: add('img', 'src', `${elsewhere}x.png`) },
    'a plug-in': { refused: 'object-src', script: add('object', 'data', elsewhere) },
    'a worker': { refused: 'worker-src', script: `new Worker(URL.createObjectURL(new Blob(['0'])))` },
    'another base': { refused: 'base-uri', script: add('base', 'href', elsewhere) },
    'a form sent elsewhere': {
      refused: 'form-action',
      script: `const f = document.createElement('form'); f.action = '${elsewhere}'; f.method = 'post';
        document.body.append(f); f.submit()`,
    },
  }

  for (const [what, { refused, script }] of Object.entries(attempts)) {
    test(what, async () => {
      expect(await refusalOf(script)).toBe(refused)
    })
  }

  test('and nothing of it even tried to leave', async () => {
    expect((await app.records()).blocked).toEqual([])
  })
})

test('the page has two ways out, nobody can give it a third, and it knows no machine', async () => {
  const bridge = await app.page.evaluate(() => {
    const { taizhang } = window as unknown as Bridge
    const isRefused = (deed: () => void): boolean => {
      try {
        deed()
        return false
      } catch {
        return true
      }
    }
    return {
      kinds: Object.fromEntries(Object.entries(taizhang).map(([name, one]) => [name, typeof one])),
      isFrozen: Object.isFrozen(taizhang),
      staysSo: isRefused(() => Object.assign(taizhang, { more: () => 0 })),
      machine: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    }
  })
  expect(bridge).toEqual({
    kinds: { call: 'function', showMenu: 'function', onEvent: 'function' },
    isFrozen: true,
    staysSo: true,
    machine: [],
  })
})

test('an empty frame, which needs no address, has no bridge to knock through', async () => {
  const hasBridge = await app.page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    return 'taizhang' in frame.contentWindow!
  })
  expect(hasBridge).toBe(false)
})

test('the page stays where it is, and opens no other', async () => {
  const { page } = app
  await page.evaluate(() => Object.assign(window, { mark: 'still here' }))
  const address = page.url()
  const before = page.context().pages().length
  const ways = [
    `location.href = '${elsewhere}'`,
    `location.replace('${elsewhere}')`,
    `location.href = 'other.html'`,
    `const a = document.createElement('a'); a.href = '${elsewhere}'; document.body.append(a); a.click()`,
    `const a = document.createElement('a'); a.href = '${elsewhere}'; a.target = '_blank';
      document.body.append(a); a.click()`,
    `window.open('${elsewhere}')`,
  ]
  for (const way of ways) {
    await run(way)
    // A window that let itself be led away would show it by then.
    await page.waitForTimeout(250)
    await expect.poll(() => page.context().pages().length, way).toBe(before)
    expect(page.url(), way).toBe(address)
    expect(await page.evaluate(() => (window as unknown as { mark: string }).mark), way).toBe('still here')
  }
  expect((await app.records()).blocked).toEqual([])
})

test('only the files of the page are answered, whatever a name says', async () => {
  const { page } = app
  const names = [
    '/..%2fmain%2fmain.js',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/main/main.js',
    '/..\\main\\main.js',
    '/..%5cmain%5cmain.js',
    '/index.html/',
    '/INDEX.HTML',
    '/index.html%00.png',
    '/assets/',
    '/',
    '/__proto__',
    '/preload.cjs',
    '/%ff',
  ]
  expect(await statusOf('/index.html')).toBe(200)
  for (const name of names) expect(await statusOf(name), name).toBe(404)
  await expect(page.locator('body')).toBeVisible()
})

test('without its policy the page still reaches nobody: the session refuses', async () => {
  const { page } = app
  const developer = await page.context().newCDPSession(page)
  await developer.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  const { blocked } = await app.records()
  for (const address of [elsewhere, 'https://192.0.2.1/']) {
    const [request] = await Promise.all([
      page.waitForEvent('requestfailed', (one) => one.url() === address),
      run(`fetch('${address}', { mode: 'no-cors' }).catch(() => {})`),
    ])
    // Any other error would say that it was tried.
    expect(request.failure()?.errorText).toContain('ERR_BLOCKED_BY_CLIENT')
  }
  if (app.kind === 'stand-in') {
    expect((await app.records()).blocked.slice(blocked.length)).toEqual([elsewhere, 'https://192.0.2.1/'])
  }
  await developer.send('Page.setBypassCSP', { enabled: false })
  await developer.detach()
})

test('a door nobody knows and input nobody sends are answered with a fault', async () => {
  // Every door is knocked at six times.
  test.setTimeout(400_000)
  const { page } = app
  const strangers = [
    '',
    '.',
    'session',
    'session.',
    'session.nothing',
    'session.unlock.more',
    'SESSION.OVERVIEW',
    '__proto__.list',
    'session.__proto__',
    'session.constructor',
    'members.toString',
    'x'.repeat(100_000),
  ]
  for (const name of strangers) {
    expect(await knock(page, name), name.slice(0, 60)).toMatchObject({
      ok: false,
      fault: { code: 'ipc.unknown-endpoint' },
    })
  }
  expect(await codesOf(malformed)).toEqual(['ipc.invalid-input', 'session.locked'])
  await openSample(app)
  expect(await codesOf(malformed)).toEqual(['ipc.invalid-input', 'session.not-allowed'])
  for (const name of [null, 7, {}, ['session.overview']]) {
    const isRefused = page.evaluate(
      (given) =>
        (window as unknown as Bridge).taizhang.call(given, {}).then(
          () => false,
          () => true,
        ),
      name,
    )
    expect(await isRefused, String(name)).toBe(true)
  }
  expect(await knock(page, session.overview.name)).toMatchObject({ ok: true })
})

// Last, since a window that was led away by force has no way back.
test('a window that shows something else is not answered', async () => {
  const { page } = app
  expect(await knock(page, session.overview.name)).toMatchObject({ ok: true })
  await page.goto('about:blank')
  const answer = await page.evaluate(async (name) => {
    const { taizhang } = window as unknown as Partial<Bridge>
    return (
      taizhang
        ?.call(name, {})
        .then(() => 'answered')
        ?.catch(() => 'refused') ?? 'no bridge'
    )
  }, session.overview.name)
  expect(['refused', 'no bridge']).toContain(answer)
})

const doors: readonly Endpoint[] = Object.values(contract).flatMap((section) => Object.values(section))
/** The shell hears these two itself: locking locks, whatever it says, and nobody waits for that number. */
const malformed = doors.filter(({ name }) => name !== 'tasks.cancel' && name !== session.lock.name)

/** The codes of the faults that these doors answer to input nobody sends. */
async function codesOf(all: readonly Endpoint[]): Promise<string[]> {
  const codes = new Set<string>()
  for (const { name } of all) {
    for (const input of [null, 7, 'text', [], { nobody: 'sends this' }, { id: { $gt: '' }, limit: -1 }]) {
      const answer = await knock(app.page, name, input)
      codes.add(answer.ok ? `${name} took ${JSON.stringify(input)}` : answer.fault.code)
    }
  }
  return [...codes].sort()
}

/** A script that adds an element with one property to the page. */
function add(element: string, property: string, value: string): string {
  return `const e = document.createElement('${element}'); e.${property} = '${value}'; document.body.append(e)`
}

/** Runs a script as the page's own would run, not as the debugger's. */
async function run(script: string): Promise<void> {
  await app.page.evaluate(`setTimeout(() => { ${script} })`)
}

/** Which rule of the policy a script broke; empty when none. */
async function refusalOf(script: string): Promise<string> {
  const { page } = app
  await page.evaluate(() => {
    const broken: string[] = []
    Object.assign(window, { broken })
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective), {
      once: true,
    })
  })
  await run(script)
  const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken)
  await expect.poll(broken).not.toEqual([])
  return (await broken())[0]!
}

/** What the app answers to a name; asked as a picture, which the policy lets a page ask for. */
async function statusOf(name: string): Promise<number> {
  asked += 1
  const mark = `asked=${asked}`
  const [response] = await Promise.all([
    app.page.waitForResponse((one) => one.url().endsWith(mark)),
    app.page.evaluate((src) => {
      new Image().src = src
    }, `${name}?${mark}`),
  ])
  return response.status()
}

let asked = 0
