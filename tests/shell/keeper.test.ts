import { expect, test } from 'vitest'
import { keeper } from '../../electron/shell/keeper.ts'
import type { LedgerThread } from '../../electron/shell/ledger-thread.ts'
import { ok } from '../../shared/kernel/result.ts'

/** Threads that only note what is done to them, at a clock that the test moves. */
function request(session: object | null = {}) {
  const noted: string[] = []
  const clock = { nowMs: 1_800_000_000_000 }
  const dying: (() => void)[] = []
  let progressMs = 0
  let letGo: () => void = () => {}
  let held: Promise<void> = Promise.resolve()
  const begin = (died: () => void): LedgerThread => {
    const nth = dying.push(died)
    noted.push(`begin ${nth}`)
    return {
      call: async (name) => {
        if (name !== 'session.overview') noted.push(`${name} ${nth}`)
        return ok({ session })
      },
      cancel: (call) => void noted.push(`cancel ${call}`),
      lastProgressMs: () => progressMs,
      end: async () => {
        noted.push(`end ${nth}`)
        await held
      },
    }
  }
  const locked = () => void noted.push('locked')
  const kept = keeper(begin, { locked, broken: () => void noted.push('broken') }, () => clock.nowMs)
  const holdEnds = () => {
    held = new Promise((resolve) => {
      letGo = resolve
    })
  }
  return {
    ...kept,
    noted,
    clock,
    dying,
    holdEnds,
    letGo: () => letGo(),
    moveOn: () => {
      progressMs = clock.nowMs
    },
  }
}

test('locking ends the thread, and what comes after meets the next one', async () => {
  const { call, noted } = request()
  await call('session.lock', {})
  await call('members.list', {})
  expect(noted).toEqual(['begin 1', 'session.lock 1', 'end 1', 'begin 2', 'members.list 2'])
})

test('the screen locked and the computer asleep at once end one thread', async () => {
  const { lock, noted } = request()
  await Promise.all([lock('away'), lock('away')])
  expect(noted).toEqual(['begin 1', 'end 1', 'begin 2', 'locked'])
})

test('what is asked while a thread ends waits for the next', async () => {
  const it = request()
  it.holdEnds()
  const locking = it.call('session.lock', {})
  await new Promise(setImmediate)
  const asked = it.call('session.unlock', {})
  it.letGo()
  await Promise.all([locking, asked])
  expect(it.noted.at(-1)).toBe('session.unlock 2')
})

test('nothing is ended where nothing is open', async () => {
  const { lock, noted } = request(null)
  await lock('away')
  expect(noted).toEqual(['begin 1'])
})

test('a task that moves on is not cut short for idleness, a screen that was locked is', async () => {
  const it = request()
  it.moveOn()
  it.clock.nowMs += 10_000
  await it.lock('idle')
  expect(it.noted).toEqual(['begin 1'])
  await it.lock('away')
  expect(it.noted).toContain('end 1')
})

test('a task that stands still, as behind a dialog, does not keep the ledger open', async () => {
  const it = request()
  it.moveOn()
  it.clock.nowMs += 60_000
  await it.lock('idle')
  expect(it.noted).toEqual(['begin 1', 'end 1', 'begin 2', 'locked'])
})

test('a thread that dies is followed by another, and the page is told', () => {
  const it = request()
  it.clock.nowMs += 60_000
  it.dying[0]!()
  expect(it.noted).toEqual(['begin 1', 'begin 2', 'locked'])
})

test('threads that die at once are not started for ever', async () => {
  const it = request()
  it.dying[0]!()
  expect(it.noted).toEqual(['begin 1', 'broken'])
  expect(await it.call('session.overview', {})).toMatchObject({ fault: { code: 'session.locked' } })
})

test('ending while a thread is being renewed begins no other', async () => {
  const it = request()
  it.holdEnds()
  const locking = it.call('session.lock', {})
  await new Promise(setImmediate)
  const ending = it.end()
  it.letGo()
  await Promise.all([locking, ending])
  expect(it.noted.filter((what) => what.startsWith('begin'))).toEqual(['begin 1'])
})

test('cancelling goes to the thread, whatever the page sends', async () => {
  const { call, noted } = request()
  for (const input of [{ call: 3 }, null, undefined, 7, { call: 'x' }]) await call('tasks.cancel', input)
  expect(noted.slice(1)).toEqual([
    'cancel 3',
    'cancel undefined',
    'cancel undefined',
    'cancel undefined',
    'cancel x',
  ])
})
