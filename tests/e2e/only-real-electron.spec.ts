import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { onlyRealElectron } from '../electron-on-chromium/only-real-electron.ts'
import { appKind, type LaunchedApp, launchApp } from './support/launch-app.ts'

// The stand-in cannot show these; there they are left out by name and counted by nobody.
test.skip(appKind() === 'stand-in', 'only Electron itself can show this')

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp()
})

test.afterAll(() => app.close())

test(onlyRealElectron.permissions.claim, async () => {
  const answers = await app.page.evaluate(async () => [
    await Notification.requestPermission(),
    await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      )
    }),
  ])
  expect(answers).toEqual(['denied', 'denied', 'denied'])
})

test(onlyRealElectron.windowOpen.claim, async () => {
  expect(await app.page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
})

test(onlyRealElectron.webviews.claim, async () => {
  const powers = await app.page.evaluate(() => {
    const view = document.body.appendChild(document.createElement('webview'))
    return ['loadURL', 'executeJavaScript', 'getURL'].filter((name) => name in view)
  })
  expect(powers).toEqual([])
})

test(onlyRealElectron.crypto.claim, async () => {
  const missing = await app.electron!.evaluate(() => {
    const crypto = process.getBuiltinModule('node:crypto')
    const [key, iv] = [new Uint8Array(32), new Uint8Array(12)]
    const uses: Record<string, () => unknown> = {
      'aes-256-gcm': () => crypto.createCipheriv('aes-256-gcm', key, iv).final(),
      sha256: () => crypto.createHash('sha256').digest(),
      sha512: () => crypto.createHash('sha512').digest(),
      hmac: () => crypto.createHmac('sha256', key).digest(),
      hkdf: () => crypto.hkdfSync('sha256', key, key, 'x', 32),
      scrypt: () => crypto.scryptSync('x', key, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }),
    }
    return Object.keys(uses).filter((name) => {
      try {
        uses[name]!()
        return false
      } catch {
        return true
      }
    })
  })
  expect(missing).toEqual([])
})

test(onlyRealElectron.natives.claim, async () => {
  // The ledger thread imports the database; without it no door would answer.
  const answer = await app.page.evaluate(() =>
    (
      window as unknown as { taizhang: { call(name: string, input: object): Promise<{ ok: boolean }> } }
    ).taizhang.call('session.overview', {}),
  )
  expect(answer.ok).toBe(true)
})

test(onlyRealElectron.partition.claim, async () => {
  const mark = 'marker-that-must-not-stay'
  const userDataDir = await mkdtemp(join(tmpdir(), 'taizhang-'))
  const other = await launchApp({ userDataDir })
  await other.page.evaluate((text) => localStorage.setItem('mark', text), mark)
  await other.quit()
  const holding = readdirSync(userDataDir, { recursive: true })
    .map((name) => join(userDataDir, String(name)))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(mark))
  await rm(userDataDir, { recursive: true, force: true })
  expect(holding).toEqual([])
})
