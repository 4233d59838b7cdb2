import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { desk } from '../../shared/desk/contract.ts'

const calls: string[] = []
let gate: typeof import('../../renderer/bridge/use-session-gate.ts')
let client: typeof import('../../renderer/bridge/client.ts')
let keeping: typeof import('../../renderer/bridge/before-lock.ts')

beforeEach(async () => {
  calls.length = 0
  vi.resetModules()
  vi.stubGlobal('window', {
    taizhang: {
      call: async (name: string) => {
        await Promise.resolve()
        calls.push(name)
        return { ok: true, value: {} }
      },
    },
  })
  gate = await import('../../renderer/bridge/use-session-gate.ts')
  client = await import('../../renderer/bridge/client.ts')
  keeping = await import('../../renderer/bridge/before-lock.ts')
})
afterEach(() => vi.unstubAllGlobals())

test('what is being written is kept before the ledger is locked', async () => {
  const kept = () => client.call(desk.saveDraft, { form: 'members', recordId: 'new', content: '{}' })
  const forget = keeping.beforeLock(kept)
  keeping.beforeLock(async () => Promise.reject(new Error('this form cannot')))
  await gate.lockNow()
  expect(calls).toEqual(['desk.saveDraft', 'session.lock'])
  forget()
  await gate.lockNow()
  expect(calls).toEqual(['desk.saveDraft', 'session.lock', 'session.lock'])
})
