import { expect, onTestFinished, test } from 'vitest'
import { ledgerThread } from '../../electron/shell/ledger-thread.ts'

/** A thread that does as it is told by the door's name. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads'
    const { cancelled } = workerData
    parentPort.on('message', ({ kind, call, name }) => {
      if (kind === 'close') return parentPort.postMessage({ kind: 'closed' })
      if (name === 'die') throw new Error('on purpose')
      if (name === 'leave') process.exit(1)
      if (name === 'sleep') return
      if (name === 'hang') for (;;);
      const slot = call % cancelled.length
      const value = Atomics.load(cancelled, slot) === call
      parentPort.postMessage({ kind: 'answer', call, result: { ok: true, value } })
    })
  `)}`,
)

function thread() {
  const heard: string[] = []
  const start = { ledgersFolder: '', sampleFolder: '', logFile: '', version: '0' }
  const one = ledgerThread(file, start, {
    serve: async () => null,
    progress: () => {},
    ended: () => heard.push('ended'),
    died: () => heard.push('died'),
  })
  onTestFinished(() => one.end(100))
  return Object.assign(one, { heard })
}
const locked = { ok: false, fault: { code: 'session.locked', params: {} } }

test.each(['die', 'leave'])('a thread that %ss answers what waits, and what comes after', async (how) => {
  const one = thread()
  const sleeping = one.call('sleep', {})
  const dying = one.call(how, {})
  expect(await dying).toEqual(locked)
  expect(await sleeping).toEqual(locked)
  expect(await one.call('echo', {})).toEqual(locked)
  expect(one.heard).toEqual(['ended', 'ended', 'died'])
  await one.end(60_000)
})

test('ending twice ends once, and nobody is told that it died', async () => {
  const one = thread()
  expect(await one.call('echo', {})).toMatchObject({ ok: true })
  await Promise.all([one.end(60_000), one.end(60_000)])
  expect(await one.call('echo', {})).toEqual(locked)
  expect(one.heard).toEqual(['ended'])
})

test('a thread that answers nothing any more is ended all the same', async () => {
  const one = thread()
  const hanging = one.call('hang', {})
  await one.end(50)
  expect(await hanging).toEqual(locked)
  expect(one.heard).not.toContain('died')
})

test.each([Number.NaN, -1, 0.5, 2 ** 60, '1', null, undefined])('%s is no call to cancel', async (call) => {
  const one = thread()
  one.cancel(call)
  expect(await one.call('echo', {})).toEqual({ ok: true, value: false })
})

test('a number that belongs to no call yet cancels none of them', async () => {
  const one = thread()
  for (let call = 0; call < 2000; call += 1) one.cancel(call)
  expect(await one.call('echo', {})).toEqual({ ok: true, value: false })
})
