import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { knock } from './pages/bridge.ts'
import { unlock } from './pages/door.ts'
import * as members from './pages/members.ts'
import { founded, office, openSample } from './pages/offices.ts'
import { goTo } from './pages/shell.ts'
import { type LaunchedApp, launchApp } from './support/launch-app.ts'

type Bridge = { taizhang: Record<string, unknown> }

test.describe('the page', () => {
  let app: LaunchedApp
  test.beforeAll(async () => {
    app = await launchApp()
    await openSample(app)
  })
  test.afterAll(() => app.close())

  test('has two ways out, nobody can give it a third, and it knows no machine', async () => {
    const found = await app.page.evaluate(() => ({
      names: Object.getOwnPropertyNames((window as unknown as Bridge).taizhang).sort(),
      kinds: Object.values((window as unknown as Bridge).taizhang).map((one) => typeof one),
      isFrozen: Object.isFrozen((window as unknown as Bridge).taizhang),
      machine: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    }))
    expect(found).toEqual({
      names: ['call', 'onEvent'],
      kinds: ['function', 'function'],
      isFrozen: true,
      machine: [],
    })
  })

  test('runs no script that is not a file of its own', async () => {
    const found = await app.page.evaluate(async () => {
      const violation = new Promise<SecurityPolicyViolationEvent>((resolve) => {
        document.addEventListener('securitypolicyviolation', resolve, { once: true })
      })
      const script = document.createElement('script')
      script.textContent = 'window.wasRun = true'
      document.body.append(script)
      const { originalPolicy } = await violation
      let evaluated = 'refused'
      try {
        // biome-ignore lint/security/noGlobalEval: whether it is refused is the question.
        evaluated = String(window.eval('1 + 1'))
      } catch {}
      return { originalPolicy, wasRun: 'wasRun' in window, evaluated }
    })
    expect(found).toMatchObject({ wasRun: false, evaluated: 'refused' })
    const policy = found.originalPolicy.split(';').map((part) => part.trim())
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "base-uri 'none'",
      ]),
    )
    expect(found.originalPolicy).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  test('reaches no network, whatever it tries', async () => {
    const reached = await app.page.evaluate(async () => {
      const image = (src: string) =>
        new Promise<boolean>((resolve) => {
          const one = new Image()
          one.onload = () => resolve(true)
          one.onerror = () => resolve(false)
          one.src = src
        })
      const tries: Record<string, () => Promise<unknown>> = {
        fetch: () => fetch('https://example.org/'),
        own: () => fetch(location.href),
        beacon: async () => {
          const seen = new Promise((_, reject) => {
            document.addEventListener('securitypolicyviolation', reject, { once: true })
          })
          navigator.sendBeacon('https://example.org/', 'x')
          return Promise.race([seen, new Promise((resolve) => setTimeout(resolve, 3000))])
        },
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.org/')
            socket.onopen = resolve
            socket.onerror = reject
          }),
        image: async () => (await image('https://example.org/a.png')) || Promise.reject(new Error('no')),
      }
      const names: string[] = []
      for (const [name, attempt] of Object.entries(tries)) {
        await attempt().then(
          () => names.push(name),
          () => undefined,
        )
      }
      return names
    })
    expect(reached).toEqual([])
  })

  test('finds no file but its own', async () => {
    const paths = [
      '/nothing.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/%2e%2e/%2e%2e/package.json',
    ]
    const statuses = await app.page.evaluate(async (asked) => {
      const load = (path: string) =>
        new Promise<boolean>((resolve) => {
          const script = document.createElement('script')
          script.onload = () => resolve(true)
          script.onerror = () => resolve(false)
          script.src = new URL(path, location.href).href
          document.body.append(script)
        })
      const loaded: boolean[] = []
      for (const path of asked) loaded.push(await load(path))
      return loaded
    }, paths)
    expect(statuses).toEqual(paths.map(() => false))
  })

  test('goes nowhere else and opens no window', async () => {
    const { page } = app
    const before = page.url()
    await page.evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'))
      link.href = 'https://example.org/'
      link.click()
      link.target = '_blank'
      link.click()
      link.remove()
      window.open('https://example.org/')
    })
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await page.waitForTimeout(1000)
    expect(page.url()).toBe(before)
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
    expect((await app.records()).opened).toEqual([])
  })

  test('has no frame that could knock', async () => {
    const found = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>frame</p>'
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 500))
      const has = Boolean(frame.contentWindow && 'taizhang' in frame.contentWindow)
      frame.remove()
      return has
    })
    expect(found).toBe(false)
  })
})

test('a door opens to our own page only', async () => {
  const app = await launchApp()
  const { page } = app
  expect((await knock(page, 'session.overview')).ok).toBe(true)
  // Whatever else stood in the window would have the bridge too; its address gives it away.
  await page.goto('about:blank')
  const answer = await page.evaluate(async () => {
    const { taizhang } = window as unknown as {
      taizhang?: { call(name: string, input: object): Promise<unknown> }
    }
    if (!taizhang) return 'no bridge'
    return taizhang.call('session.overview', {}).then(
      () => 'answered',
      () => 'refused',
    )
  })
  expect(['refused', 'no bridge']).toContain(answer)
  await app.close()
})

test('an hour of work touches no network and leaves no word of it on the disk', async () => {
  const [home, temp] = [await folder('home'), await folder('temp')]
  const app = await launchApp({ userDataDir: home, env: { TMPDIR: temp, TEMP: temp, TMP: temp } })
  const { page } = app
  const marks = ['样例暗号甲乙丙', '990000199003077717', '19912345678', '样例暗号的理由']
  const code = await founded(app, office)
  await goTo(page, '组织')
  await page.getByRole('button', { name: '新建党组织' }).click()
  for (const [field, text] of [
    ['fullName', '中共样例市样例社区暗号支部委员会'],
    ['shortName', '暗号支部'],
    ['code', 'AH01'],
  ] as const) {
    await members.write(page, field, text)
  }
  await members.choosePlace(page, 'type', '党支部')
  await members.save(page)
  await expect(page.getByText('暗号支部').first()).toBeVisible()
  await goTo(page, '党员')
  await page.getByRole('button', { name: '新建', exact: true }).first().click()
  await members.choosePlace(page, 'branchId', '暗号支部')
  await members.choosePlace(page, 'entryKind', '建账录入')
  await members.write(page, 'name', marks[0]!)
  await members.write(page, 'idNumber', marks[1]!)
  await members.write(page, 'joinDay', '2015.7')
  await members.write(page, 'mobile', marks[2]!)
  await members.save(page)
  await expect(page.getByRole('article', { name: marks[0]! })).toBeVisible()
  await members.change(page, '变更管理类型', '流动党员', marks[3]!)
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await unlock(page, office.head)
  expect((await app.records()).blocked).toEqual([])
  await app.close()
  const secrets = [
    ...marks,
    '暗号支部',
    office.head.password,
    office.admin.password,
    code,
    code.replaceAll('-', ''),
  ]
  expect(await filesHolding([home, temp], secrets)).toEqual([])
  // The search can find: the office's name stands readable on the first screen, and so beside the ledger.
  expect(await filesHolding([home], [office.name])).not.toEqual([])
  await rm(home, { recursive: true, force: true })
  await rm(temp, { recursive: true, force: true })
})

const folder = (name: string) => mkdtemp(join(tmpdir(), `taizhang-${name}-`))

/** Which files hold one of the words, written in any encoding that a program here would use. */
async function filesHolding(folders: readonly string[], words: readonly string[]): Promise<string[]> {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  const holding: string[] = []
  for (const root of folders) {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const bytes = await readFile(path)
      if (needles.some((needle) => bytes.includes(needle))) holding.push(path)
    }
  }
  return holding
}
