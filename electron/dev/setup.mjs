import { existsSync, readFileSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { electronBinary, fetchElectron, hasDisplay } from './electron-binary.mjs'
import { at, give, node24, root, run, say } from './steps.mjs'

/** Installs what is missing, each with one line; a second time it only looks. */
export async function setUp() {
  if (!isInstalled()) await install()
  await fetchElectron()
  if (electronBinary() === undefined || !hasDisplay()) await needChromium()
}

/** Whether the packages are those of package-lock.json, by what npm wrote down when it installed them. */
function isInstalled() {
  const record = at('node_modules', '.package-lock.json')
  if (!existsSync(record) || !existsSync(node24)) return false
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && present[path] === undefined),
  )
}

async function install() {
  say('Installing the packages of package-lock.json.')
  // A running program cannot be deleted on Windows, so there the packages are changed in place.
  const runsFromHere = process.platform === 'win32' && process.execPath.startsWith(root)
  const how = runsFromHere ? ['install', '--no-save'] : ['ci']
  // Subtle: no scripts, because npm would try to compile the database, which brings its binaries along.
  const quiet = ['--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error']
  const code = (await npm([...how, ...quiet])) || (await npm(['rebuild', 'node', '--loglevel=error']))
  rmSync(at('node_modules', '.taizhang-electron-absent'), { force: true })
  if (code !== 0 || !existsSync(node24)) give('The packages could not be installed; npm said why above.')
}

function npm(args) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args])
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...args]) : run('npm', args)
}

/** Whether a Chromium stands where the stand-in looks for one. */
export function hasChromium() {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return [process.env.TAIZHANG_CHROMIUM, ...places].some((place) => place && existsSync(place))
}

/** Chromium and Chinese fonts for the stand-in; installed where we may, asked for where we may not. */
async function needChromium() {
  if (hasChromium()) return
  const packages = ['chromium', 'fonts-noto-cjk']
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!mayInstall) {
    give(
      `Neither Electron nor Chromium is here. Install the packages ${packages.join(' and ')} ` +
        '(on Debian: sudo apt-get install chromium fonts-noto-cjk) or set TAIZHANG_CHROMIUM, ' +
        'and start again.',
    )
  }
  say(`Installing ${packages.join(' and ')} with apt-get.`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const get = (...args) => run('apt-get', ['-qq', '-o=Dpkg::Use-Pty=0', ...args], { env, quiet: true })
  await get('update')
  if ((await get('install', '-y', '--no-install-recommends', ...packages)) !== 0) {
    give(`apt-get could not install ${packages.join(' and ')}.`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await setUp()
