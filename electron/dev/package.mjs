import { build } from './build.mjs'
import { setUp } from './setup.mjs'
import { give, runTool, say } from './steps.mjs'

const [platform = process.platform === 'win32' ? 'win' : 'linux', ...rest] = process.argv.slice(2)
if (!['linux', 'win'].includes(platform))
  give('Say which: npm run package -- linux, or npm run package -- win')

await setUp()
if (!(await build())) give('The app could not be built.')
const code = await runTool('electron-builder/cli.js', [`--${platform}`, '--publish', 'never', ...rest])
if (code === 0) say('The packages are in dist/.')
else say('electron-builder said above what is missing; it downloads Electron and its own tools.')
process.exitCode = code
