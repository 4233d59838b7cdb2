import { build } from './build.mjs'
import { setUp } from './setup.mjs'
import { give, runTool } from './steps.mjs'

await setUp()
if (!(await build())) give('The app could not be built.')
process.exitCode = await runTool('vitest/vitest.mjs', ['run', '--project', 'bench'])
