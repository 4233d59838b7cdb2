import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ShellEvent } from '../../shared/ipc/events.ts'

type Tasks = typeof import('../../renderer/bridge/running-tasks.ts')
const calls: { name: string; input: unknown }[] = []
let tell: (event: ShellEvent) => void
let tasks: Tasks

beforeEach(async () => {
  calls.length = 0
  vi.resetModules()
  vi.stubGlobal('window', {
    taizhang: {
      call: async (name: string, input: unknown) => {
        calls.push({ name, input })
        return { ok: true, value: {} }
      },
      onEvent: (listener: typeof tell) => {
        tell = listener
        return () => {}
      },
    },
  })
  tasks = await import('../../renderer/bridge/running-tasks.ts')
})
afterEach(() => vi.unstubAllGlobals())

const progress = (call: number, name: string, done = 0, of = 0): ShellEvent => ({
  type: 'progress',
  call,
  name,
  done,
  of,
  step: '',
})

test('a task that is cancelled before its number is known is cancelled once it is', () => {
  const key = tasks.beginTask('audit.verify')
  tasks.cancelTask(key)
  expect(calls).toEqual([])
  tell(progress(7, 'audit.verify'))
  tell(progress(7, 'audit.verify', 1, 2))
  expect(calls).toEqual([{ name: 'tasks.cancel', input: { call: 7 } }])
})

test('cancelling goes to the task that was meant, not to another of the same name', () => {
  const first = tasks.beginTask('members.exportSheet')
  const second = tasks.beginTask('members.exportSheet')
  tell(progress(1, 'members.exportSheet'))
  tell(progress(2, 'members.exportSheet'))
  tasks.cancelTask(second)
  expect(calls).toEqual([{ name: 'tasks.cancel', input: { call: 2 } }])
  tasks.cancelTask(first)
  expect(calls[1]).toEqual({ name: 'tasks.cancel', input: { call: 1 } })
})

test('a long deed that the page did not begin is shown until the ledger says it ended', () => {
  tasks.beginTask('bundles.seal')
  tell(progress(3, 'imports.apply', 5, 10))
  expect(tasks.runningNow().map(({ name, done, of }) => ({ name, done, of }))).toEqual([
    { name: 'bundles.seal', done: 0, of: 0 },
    { name: 'imports.apply', done: 5, of: 10 },
  ])
  tell({ type: 'ended', call: 3 })
  expect(tasks.runningNow().map(({ name }) => name)).toEqual(['bundles.seal'])
})

test('time left follows from the pace, and is not guessed early or without a total', () => {
  const task = { ...oneTask, done: 25, of: 100, startedAtMs: 0 }
  expect(tasks.secondsLeft(task, 10_000)).toBe(30)
  expect(tasks.secondsLeft(task, 1_999)).toBeUndefined()
  expect(tasks.secondsLeft({ ...task, of: 0 }, 10_000)).toBeUndefined()
  expect(tasks.secondsLeft({ ...task, done: 0 }, 10_000)).toBeUndefined()
})

const oneTask = {
  key: 1,
  name: 'audit.verify',
  call: 1,
  done: 0,
  of: 0,
  step: '',
  startedAtMs: 0,
  isCancelling: false,
}
