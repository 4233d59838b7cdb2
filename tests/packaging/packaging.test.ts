import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFakeElectron } from './fake-electron.ts'

// What ships, as electron-builder packs it from the real build: only Electron itself is a stand-in.
const repository = resolve(import.meta.dirname, '../..')

let folder = ''

beforeAll(async () => {
  if (!existsSync(join(repository, 'out/main/main.js')))
    throw new Error('There is no build to pack: npm run build')
  folder = await mkdtemp(join(tmpdir(), 'packaging-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const targets = [
  { name: 'Linux on x64', platform: 'linux', arch: Arch.x64, folder: 'linux-unpacked', native: 'linux-x64' },
  {
    name: 'Linux on arm64',
    platform: 'linux',
    arch: Arch.arm64,
    folder: 'linux-arm64-unpacked',
    native: 'linux-arm64',
  },
  { name: 'Windows on x64', platform: 'win', arch: Arch.x64, folder: 'win-unpacked', native: 'win32-x64' },
] as const

describe.each(targets)('$name', ({ platform, arch, folder: unpacked, native }) => {
  const output = (): string => join(folder, `${platform}-${arch}`)
  const place = (...names: string[]): string => join(output(), unpacked, ...names)
  const archive = (): string => place('resources', 'app.asar')
  const shipped = (): string[] =>
    listPackage(archive(), { isPack: false })
      .map((path) => path.replaceAll('\\', '/').slice(1))
      .filter((path) => !isFolder(path))
  const isFolder = (path: string): boolean =>
    listPackage(archive(), { isPack: false }).some((other) =>
      other.replaceAll('\\', '/').startsWith(`/${path}/`),
    )

  beforeAll(async () => {
    const electronDist = await makeFakeElectron(output(), platform)
    await build({
      projectDir: repository,
      targets: (platform === 'win' ? Platform.WINDOWS : Platform.LINUX).createTarget('dir', arch),
      publish: 'never',
      config: {
        extends: join(repository, 'electron-builder.yml'),
        electronDist,
        directories: { output: output() },
      },
    })
  })

  test('the archive holds the built bundles, one package and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^out\/(?:main|preload)\/[\w./-]+\.c?js$/,
      /^out\/renderer\/(?:index\.html|assets\/[\w.-]+\.(?:js|css|svg|png|woff2))$/,
      /^node_modules\/better-sqlite3\/(?:LICENSE|package\.json|lib\/[\w./-]+\.js)$/,
      /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
    ]
    expect(shipped().filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([])
    for (const needed of ['out/main/main.js', 'out/main/worker.js', 'out/preload/preload.cjs']) {
      expect(shipped()).toContain(needed)
    }
    expect(shipped()).toContain('out/renderer/index.html')
  })

  test('exactly one native binary ships, and only it lies outside the archive', () => {
    const binary = `node_modules/better-sqlite3/prebuilds/${native}.node`
    expect(shipped().filter((path) => path.endsWith('.node'))).toEqual([binary])
    const outside = globSync('**/*', { cwd: `${archive()}.unpacked`, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(`${archive()}.unpacked`, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
      )
    expect(outside).toEqual([binary])
  })

  test('the manifest keeps what the app needs to start, and no word about building it', () => {
    const manifest = JSON.parse(extractFile(archive(), 'package.json').toString('utf8'))
    const source = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
    expect(manifest.main).toBe('out/main/main.js')
    expect(manifest.version).toBe(source.version)
    expect(Object.keys(manifest.scripts ?? {})).toEqual([])
    expect(Object.keys(manifest.devDependencies ?? {})).toEqual([])
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3'])
  })

  test('nothing that ships names the machine it was built on', () => {
    const telling = shipped()
      .filter((path) => /\.(?:c?js|html|css|json)$/.test(path))
      .filter((path) => extractFile(archive(), path).includes(repository))
    expect(telling).toEqual([])
  })

  test('the binary is fused: no Node mode, no debugger, no foreign code', async () => {
    const wire = await getCurrentFuseWire(place(platform === 'win' ? 'Taizhang.exe' : 'taizhang'))
    const { DISABLE, ENABLE } = FuseState
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
      cookies: wire[FuseV1Options.EnableCookieEncryption],
    }).toEqual({
      runAsNode: DISABLE,
      nodeOptions: DISABLE,
      inspect: DISABLE,
      asarIntegrity: ENABLE,
      onlyAsar: ENABLE,
      fileProtocol: DISABLE,
      cookies: ENABLE,
    })
  })

  // Electron checks the archive on Windows and macOS; on Linux there is nothing to write its
  // fingerprint into.
  if (platform === 'win') {
    test('the program knows the fingerprint of its archive', () => {
      const program = readFileSync(place('Taizhang.exe'), 'latin1')
      expect(program).toMatch(/"file":"resources\\\\app\.asar","alg":"SHA256","value":"[0-9a-f]{64}"/)
    })
  }

  test('the licence, the sample office and two languages lie beside the archive', () => {
    expect(existsSync(place('LICENSE'))).toBe(true)
    const onlyForReaders = ['README.md', 'screenshot.png']
    const resources = globSync('**/*', { cwd: join(repository, 'resources'), withFileTypes: true })
      .filter((entry) => entry.isFile() && !onlyForReaders.includes(entry.name))
      .filter((entry) => !entry.parentPath.includes('icons'))
      .map((entry) => relative(join(repository, 'resources'), join(entry.parentPath, entry.name)))
    expect(resources.filter((path) => !existsSync(place('resources', path)))).toEqual([])
    expect(globSync('*.pak', { cwd: place('locales') }).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })
})
