import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { datedSpecs, otherDays } from './days.mjs'
import { hasChromium, setUp } from './setup.mjs'
import { at, runOwn, runTool, say } from './steps.mjs'

/** `--days` runs quick, e2e and the demonstration whole on other days, and nothing else. */
const isDays = process.argv.includes('--days')
/** `--full` tries every point of the long loops, which takes hours, and not some at even steps. */
const isFull = process.argv.includes('--full')
if (isFull) process.env.TAIZHANG_FULL = '1'

const results = at('test-results')
let passed = 0
let failed = 0
/** What failed, by name: said again at the end, where it is seen. */
const names = []
/** What each run took, in the order in which they ran. */
const times = []

await setUp()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

if (!isDays) {
  await once('lint', () => runTool('@biomejs/biome/bin/biome', ['check', '.']))
  await once('dead code', () => runTool('knip/bin/knip.js', []))
  await once('types', () => runTool('typescript/bin/tsc', ['-b']))
}
const isBuilt = await build()
if (!isBuilt) fail('build')
if (!isDays) {
  await vitest('quick')
  await vitest('long')
  if (isBuilt) await playwright()
  if (isBuilt) await once('demonstration', () => runOwn('tests/demo/run.ts', []))
}
for (const day of otherDays()) await onAnother(day)

if (passed + failed === 0) fail('nothing ran')
for (const [name, seconds] of times) say(`${name}: ${seconds} s`)
for (const name of names) say(`failed: ${name}`)
process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)

function fail(name) {
  failed += 1
  names.push(name)
}

/** Does something and remembers how long it took. */
async function timed(name, deed) {
  const begun = performance.now()
  const result = await deed()
  times.push([name, Math.round((performance.now() - begun) / 1000)])
  return result
}

/** A step that passes or fails as a whole. */
async function once(name, deed) {
  say(`— ${name}`)
  if ((await timed(name, deed)) === 0) passed += 1
  else fail(name)
}

/** Another day, on the stand-in: the specs that live by the calendar, and with `--days` everything. */
async function onAnother({ name, env }) {
  const on = { name: ` on ${name}`, env }
  if (isDays) await vitest('quick', on)
  if (!isBuilt) return
  if (!hasChromium()) return say(`Left out, for want of Chromium: what the window does on ${name}.`)
  await playwright({ ...on, specs: isDays ? [] : datedSpecs })
  if (isDays) await once(`demonstration${on.name}`, () => runOwn('tests/demo/run.ts', [], { env }))
}

async function vitest(project, { name, env } = { name: '', env: {} }) {
  say(`— vitest ${project}${name}`)
  const file = at('test-results', `${project}${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const run = () => runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters], { env })
  const code = await timed(`${project}${name}`, run)
  count(`${project}${name}`, code, file, ({ numPassedTests, testResults }) => ({
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

async function playwright(on = { name: '', env: {}, specs: [] }) {
  say(`— playwright${on.name}`)
  const file = at('test-results', `e2e${on.name.replaceAll(' ', '-')}.json`)
  const env = { ...on.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  // The folder is emptied by each run; what an earlier one left stays in its own.
  const output = `--output=${at('test-results', `e2e${on.name.replaceAll(' ', '-')}`)}`
  const given = ['test', ...on.specs, output, '--reporter=list,json']
  const run = () => runTool('@playwright/test/cli.js', given, { env })
  const code = await timed(`playwright${on.name}`, run)
  count(`playwright${on.name}`, code, file, ({ stats, errors, suites }) => {
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
  for (const name of counts.failures) fail(`${runner}: ${name}`)
  if (code !== 0 && counts.failures.length === 0) fail(`${runner} ended with ${code}`)
}
