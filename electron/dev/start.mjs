import { build } from './build.mjs'
import { electronBinary, hasDisplay } from './electron-binary.mjs'
import { setUp } from './setup.mjs'
import { at, give, node24, run, runOwn, say } from './steps.mjs'

await setUp()
if (!(await build())) give('The app could not be built.')
process.exitCode = await open(process.argv.slice(2))

/** The window on Electron, else on Chromium, else the guided demonstration. */
async function open(args) {
  if (!hasDisplay()) {
    say('There is no display here, so the guided demonstration runs instead.')
    return runOwn('tests/demo/run.ts', args)
  }
  const electron = electronBinary()
  if (electron !== undefined) {
    // Chromium refuses to run as root with its sandbox.
    const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
    return run(electron, [...sandbox, '.', ...args])
  }
  say('Electron is not here, so the window opens on Chromium.')
  const register = at('tests', 'electron-on-chromium', 'register.ts')
  const env = { STANDIN_HEADED: '1' }
  return run(node24, ['--import', register, at('out', 'main', 'main.js'), ...args], { env })
}
