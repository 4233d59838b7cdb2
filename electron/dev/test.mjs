import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { setUp } from './setup.mjs'
import { at, runTool, say } from './steps.mjs'

const results = at('test-results')
let passed = 0
let failed = 0
/** What failed, by name: said again at the end, where it is seen. */
const names = []

await setUp()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

await once('lint', () => runTool('@biomejs/biome/bin/biome', ['check', '.']))
await once('types', () => runTool('typescript/bin/tsc', ['-b']))
const isBuilt = await build()
if (!isBuilt) fail('build')
await vitest('quick')
await vitest('long')
if (isBuilt) await playwright()

if (passed + failed === 0) fail('nothing ran')
for (const name of names) say(`failed: ${name}`)
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)

function fail(name) {
  failed += 1
  names.push(name)
}

/** A step that passes or fails as a whole. */
async function once(name, deed) {
  say(`— ${name}`)
  if ((await deed()) === 0) passed += 1
  else fail(name)
}

async function vitest(project) {
  say(`— vitest ${project}`)
  const file = at('test-results', `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters])
  count(project, code, file, ({ numPassedTests, testResults }) => ({
    passed: numPassedTests,
    failures: testResults.filter(({ status }) => status === 'failed').flatMap(failuresOf),
  }))
}

/** The failed tests of a file; one that failed without any, or could not even be loaded, fails itself. */
function failuresOf({ name, message, assertionResults }) {
  const tests = assertionResults.filter(({ status }) => status === 'failed')
  if (tests.length === 0) return [`${name}: ${message}`]
  return tests.map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${failureMessages.join('\n')}`)
}

async function playwright() {
  say('— playwright')
  const file = at('test-results', 'e2e.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env })
  count('playwright', code, file, ({ stats, errors, suites }) => {
    if (stats.skipped > 0) say(`Left out here, by name above, and not counted: ${stats.skipped}.`)
    const broken = errors.map(({ message }) => message)
    return { passed: stats.expected, failures: [...suites.flatMap(failedSpecs), ...broken] }
  })
}

/** The specs of a suite that failed, or passed only when tried again. */
function failedSpecs({ suites = [], specs }) {
  const own = specs.filter(({ tests }) =>
    tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
  )
  return [...own.map(({ file, line, title }) => `${file}:${line} › ${title}`), ...suites.flatMap(failedSpecs)]
}

/** Adds what a runner wrote down; one that failed without a failed test counts as one. */
function count(runner, code, file, read) {
  const counts = { passed: 0, failures: [] }
  try {
    Object.assign(counts, read(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (cause) {
    counts.failures = [`${runner} left no figures: ${cause.message}`]
  }
  passed += counts.passed
  for (const name of counts.failures) fail(name)
  if (code !== 0 && counts.failures.length === 0) fail(`${runner} ended with ${code}`)
}
