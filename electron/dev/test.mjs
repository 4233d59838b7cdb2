import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { setUp } from './setup.mjs'
import { at, runTool, say } from './steps.mjs'

const results = at('test-results')
let passed = 0
let failed = 0

await setUp()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

await once('lint', () => runTool('@biomejs/biome/bin/biome', ['check', '.']))
await once('types', () => runTool('typescript/bin/tsc', ['-b']))
const isBuilt = await build()
if (!isBuilt) failed += 1
await vitest('quick')
await vitest('long')
if (isBuilt) await playwright()

if (passed + failed === 0) failed = 1
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)

/** A step that passes or fails as a whole. */
async function once(name, deed) {
  say(`— ${name}`)
  if ((await deed()) === 0) passed += 1
  else failed += 1
}

async function vitest(project) {
  say(`— vitest ${project}`)
  const file = at('test-results', `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters])
  count(code, file, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that could not even be loaded has no tests to fail.
    failed:
      numFailedTests +
      testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      ).length,
  }))
}

async function playwright() {
  say('— playwright')
  const file = at('test-results', 'e2e.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env })
  count(code, file, ({ stats, errors }) => {
    if (stats.skipped > 0) say(`Left out here, by name above, and not counted: ${stats.skipped}.`)
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
  })
}

/** Adds what a runner wrote down; one that failed without a failed test counts as one. */
function count(code, file, read) {
  const counts = { passed: 0, failed: 0 }
  try {
    Object.assign(counts, read(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    counts.failed = 1
  }
  passed += counts.passed
  failed += code !== 0 && counts.failed === 0 ? 1 : counts.failed
}
