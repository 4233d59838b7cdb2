import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, node24, run, say } from './steps.mjs'

const folder = at('node_modules', 'electron')
const absentMark = at('node_modules', '.taizhang-electron-absent')

/** Electron's program, or undefined where it could not be had. */
export function electronBinary() {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile) || existsSync(absentMark)) return undefined
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/** Whether windows can be shown here. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Tries once per version to download Electron's program, and remembers where that failed. */
export async function fetchElectron() {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const tried = existsSync(absentMark) ? readFileSync(absentMark, 'utf8') : ''
  if (electronBinary() !== undefined || tried === version) return
  const isThere = existsSync(join(folder, 'path.txt')) || (await download(version))
  // Without a window this shows whether the system has the libraries that Electron wants.
  const binary = isThere ? join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8')) : ''
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  const runs = isThere && (await run(binary, ['-e', '0'], { env, quiet: true, limitMs: 20_000 })) === 0
  if (runs) return
  writeFileSync(absentMark, version)
  const why = isThere ? 'does not run on this system' : 'could not be downloaded'
  say(`Electron ${version} ${why}; the app will run on Chromium instead (see tests/electron-on-chromium).`)
}

async function download(version) {
  if (!(await canReach(version))) return false
  say(`Downloading Electron ${version}.`)
  const code = await run(node24, [join(folder, 'install.js')], { quiet: true, limitMs: 600_000 })
  return code === 0
}

/** A closed network is noticed in seconds; with a mirror or a proxy of one's own, only trying tells. */
async function canReach(version) {
  const own = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'ELECTRON_GET_USE_PROXY']
  if (own.some((name) => process.env[name])) return true
  const release = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`
  try {
    return (await fetch(release, { signal: AbortSignal.timeout(8_000) })).ok
  } catch {
    return false
  }
}
