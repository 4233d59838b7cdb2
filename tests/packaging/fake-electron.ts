import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

// The editor of Windows programs that electron-builder brings along.
const require = createRequire(import.meta.resolve('app-builder-lib'))
const { NtExecutable, NtExecutableResource, Resource } = require('resedit') as typeof import('resedit')

/** The words by which the fuse tool finds the fuses in a binary, and the fuses as Electron 45 ships them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const shippedFuses = '\x01\x0910110010\x31'

/** Makes a folder that packs like an unpacked Electron: a binary with fuses, languages and a default app. */
export async function makeFakeElectron(folder: string, platform: 'linux' | 'win'): Promise<string> {
  const dist = join(folder, `electron-${platform}`)
  mkdirSync(join(dist, 'resources'), { recursive: true })
  mkdirSync(join(dist, 'locales'))
  for (const language of ['de', 'en-US', 'zh-CN'])
    writeFileSync(join(dist, 'locales', `${language}.pak`), language)
  const fused = Buffer.from(`not Electron ${sentinel}${shippedFuses} the end`, 'latin1')
  const binary = platform === 'win' ? windowsProgram(fused) : fused
  writeFileSync(join(dist, platform === 'win' ? 'electron.exe' : 'electron'), binary, { mode: 0o755 })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(dist, name), name)
  const empty = join(folder, 'default-app')
  mkdirSync(empty, { recursive: true })
  writeFileSync(join(empty, 'main.js'), '')
  await createPackage(empty, join(dist, 'resources/default_app.asar'))
  return dist
}

/** A Windows program as electron-builder expects one: with a version to edit, and the given bytes in it. */
function windowsProgram(content: Buffer): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(45, 4, 1, 0, 1033)
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Electron' },
  )
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(new Uint8Array(content).buffer)
  return Buffer.from(program.generate())
}
