import { build } from './build.mjs'
import { setUp } from './setup.mjs'
import { give, runOwn } from './steps.mjs'

await setUp()
if (!(await build())) give('The app could not be built.')
process.exitCode = await runOwn('tests/bench/run.ts', process.argv.slice(2))
