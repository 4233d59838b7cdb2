import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const YEAR = 365 * 86_400_000
const preload = new URL('./shift-date.ts', import.meta.url).href
const program = `import { Worker } from 'node:worker_threads'
  class Own extends Date {}
  const told = [Date.now(), new Date().getTime(), Date.parse(Date()), new Own().getTime()]
  const fixed = [new Date(5).getTime(), new Date('2031-02-03').getTime(), Date.UTC(2031, 1, 3)]
  const kinds = [new Date() instanceof Date, new Own() instanceof Own, new Date().constructor === Date]
  const code = "import { parentPort } from 'node:worker_threads'; parentPort.postMessage(Date.now())"
  new Worker(new URL('data:text/javascript,' + encodeURIComponent(code))).once('message', (inWorker) => {
    console.log(JSON.stringify({ told: [...told, inWorker], fixed, kinds }))
  })`

test.each([0, YEAR, -10 * YEAR])(
  'a run moved by %d ms tells another time everywhere, and no other moment',
  (by) => {
    const env = { ...process.env, TAIZHANG_TEST_SHIFT_MS: String(by) }
    const args = ['--import', preload, '--input-type=module', '--eval', program]
    // Whatever this run itself is moved by, the real time is behind it.
    const real = performance.timeOrigin + performance.now()
    const { told, fixed, kinds } = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }))
    for (const moment of told) expect(Math.abs(moment - real - by)).toBeLessThan(YEAR / 2)
    expect(fixed).toEqual([5, Date.UTC(2031, 1, 3), Date.UTC(2031, 1, 3)])
    expect(kinds).toEqual([true, true, true])
  },
)
