import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandContext, TaskContext } from '../../electron/ipc/handlers.ts'
import { incidentLog } from '../../electron/ipc/incidents.ts'
import { paced } from '../../electron/ipc/pace.ts'
import { taskContext } from '../../electron/router/contexts.ts'
import { router, type Services } from '../../electron/router/router.ts'
import { sessionService } from '../../electron/session/service.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { html, type Paper } from '../../shared/papers/paper.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

/**
 * Real doors with handlers of the test's own: a query, a command and a task that an admin may use.
 */
let runtime: TestRuntime
let log: string
let unlockHead: () => Promise<unknown>
beforeAll(async () => {
  runtime = testRuntime({ session: sessionService })
  log = join(runtime.root, 'incidents.log')
  const office = await makeOffice(runtime)
  const key = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
  unlockHead = () => runtime.call(session.unlock, key)
  await unlockHead()
})
afterAll(() => runtime.end())

type Work = (hands: never) => unknown
/** Answers one door with `work` in its handler's place. */
async function knock(name: string, input: unknown, work: Work, cancelled = () => false) {
  const [section, verb] = name.split('.') as [string, string]
  const services = { [section]: { [verb]: work } } as unknown as Services
  const answer = router(
    runtime,
    services,
    incidentLog(log, () => 1_800_000_000_000),
  )
  return answer(name, input, { progress: () => {}, cancelled })
}
const query = (work: Work) => knock('audit.facets', {}, work)
const task = (work: (task: TaskContext) => unknown, cancelled?: () => boolean) =>
  knock('audit.verify', {}, work as Work, cancelled)
const paramsOf = (result: Awaited<ReturnType<typeof knock>>): Record<string, unknown> =>
  result.ok ? {} : result.fault.params
const lastIncident = () => JSON.parse(readFileSync(log, 'utf8').trim().split('\n').at(-1)!)
const chainSize = () => runtime.open!.db.auditWriter.size()

describe('a defect', () => {
  const secret = '张样例 990000197001010018'

  test('has a number, which the log knows too, and says nothing of what it was about', async () => {
    const result = await query(() => {
      const error = new Error(`${secret}\n    at ${secret} (/zhang/rows.ts:1:1)`)
      throw Object.assign(error, { code: 'SQLITE_CONSTRAINT_CHECK' })
    })
    expect(result).toMatchObject({ ok: false, fault: { code: 'ipc.defect' } })
    const { incident } = paramsOf(result)
    const entry = lastIncident()
    expect(entry).toMatchObject({ incident, name: 'Error', code: 'SQLITE_CONSTRAINT_CHECK' })
    expect(entry.places[0]).toMatch(/router\.test\.ts:\d+:\d+$/)
    const text = readFileSync(log, 'utf8')
    expect(text).not.toContain('样例')
    expect(text).not.toContain('9900001970')
    expect(text).not.toMatch(/[\\/]/)
  })

  test.each([undefined, null, 7, '张样例', { code: '张样例' }, Object.freeze([])])(
    'is a defect even where it is no error: %j',
    async (thrown) => {
      const result = await query(() => {
        throw thrown
      })
      expect(result).toMatchObject({ fault: { code: 'ipc.defect' } })
      expect(readFileSync(log, 'utf8')).not.toContain('样例')
    },
  )

  test('is told where an answer does not parse, and a command’s rows go with it', async () => {
    expect(await query(() => ({ users: 'none' }))).toMatchObject({ fault: { code: 'ipc.defect' } })
    const size = chainSize()
    const content = { form: 'f', recordId: '', content: '{}' }
    const result = await knock('desk.saveDraft', content, ((unit: CommandContext) => {
      unit.record('bundle.shown', '', {})
      return { not: 'what the contract says' }
    }) as Work)
    expect(result).toMatchObject({ fault: { code: 'ipc.defect' } })
    expect(chainSize()).toBe(size)
  })

  test('is answered where the log cannot be written', () => {
    expect(() => incidentLog(runtime.root, () => 0)('1', new Error('x'))).not.toThrow()
  })

  test('log is kept to two files', () => {
    writeFileSync(log, 'x'.repeat(1_000_001))
    incidentLog(log, () => 0)('12345678', new Error('x'))
    expect(statSync(log).size).toBeLessThan(10_000)
    expect(existsSync(`${log}.1`)).toBe(true)
  })
})

describe('what is no defect', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error('the ground gave way'), { code })
  }
  test.each([
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['SQLITE_FULL', 'disk.full'],
    ['EACCES', 'disk.no-permission'],
    ['EROFS', 'disk.no-permission'],
    ['SQLITE_READONLY', 'disk.no-permission'],
    ['SQLITE_READONLY_DBMOVED', 'disk.failed'],
    ['SQLITE_NOTADB', 'session.ledger-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'session.ledger-damaged'],
    ['SQLITE_BUSY', 'session.ledger-in-use'],
    ['SQLITE_IOERR_WRITE', 'disk.failed'],
    ['EIO', 'disk.failed'],
    ['ENODEV', 'disk.failed'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'ipc.defect'],
    ['ERR_ASSERTION', 'ipc.defect'],
  ])('%s is %s', async (error, code) =>
    expect(await query(failing(error))).toMatchObject({ fault: { code } }),
  )

  test('a refusal keeps its code and its particulars', async () => {
    const refusing = () => refuse('session.wait', { seconds: 7 })
    expect(await query(refusing)).toEqual({
      ok: false,
      fault: { code: 'session.wait', params: { seconds: 7 } },
    })
  })

  test('a form with ten thousand mistakes is answered with the first hundred', async () => {
    const result = await knock(
      'imports.replan',
      {
        token: 'x',
        mapping: { sheet: 'x', headingRow: 0, columns: Array.from({ length: 10_000 }, () => 0) },
      },
      () => ({}),
    )
    expect(result).toMatchObject({ fault: { code: 'ipc.invalid-input' } })
    expect(paramsOf(result)['issues']).toHaveLength(100)
  })
})

describe('a task', () => {
  test('that was cancelled stops where it breathes', async () => {
    const result = await task(
      (task) => task.breathe(),
      () => true,
    )
    expect(result).toMatchObject({ fault: { code: 'ipc.cancelled' } })
  })

  test('whose ledger was locked while it waited refuses, writes nothing, and is no defect', async () => {
    for (const last of [
      (task: TaskContext) => task.breathe(),
      (task: TaskContext) => task.commit((unit) => unit.record('bundle.shown', '', {})),
      (task: TaskContext) => task.raw.own.prepare('select 1').get(),
    ]) {
      const result = await task(async (task) => {
        await runtime.call(session.lock, {})
        await unlockHead()
        return last(task)
      })
      expect(result).toMatchObject({ fault: { code: 'session.locked' } })
    }
    const late = runtime.open!.db.file.prepare(`select count(*) from audit where body like '%bundle.shown%'`)
    expect(late.pluck().get()).toBe(0)
  })

  test('that was cancelled while it printed asks for no place to save', async () => {
    let isCancelled = false
    const print = runtime.print.bind(runtime)
    Object.assign(runtime, {
      print: (paper: Paper) => {
        isCancelled = true
        return print(paper)
      },
    })
    const paper = { title: '样例', body: html`<p>样例</p>`, foot: '' }
    const result = await task(
      async (task) => task.files.save('x.pdf', 'pdf', await task.print(paper)),
      () => isCancelled,
    )
    expect(result).toMatchObject({ fault: { code: 'ipc.cancelled' } })
    Object.assign(runtime, { print })
  })

  test('about a ledger that leaves the screens ends, one about the own goes on', async () => {
    const shown = { db: runtime.open!.db, what: { kind: 'pack', bundleId: 'b' } as never }
    for (const last of [
      (task: TaskContext) => task.breathe(),
      () => {
        throw new TypeError('The database connection is not open')
      },
    ]) {
      runtime.shown = shown
      const left = await task(async (task) => {
        runtime.shown = null
        return last(task)
      })
      expect(left).toMatchObject({ fault: { code: 'ipc.cancelled' } })
    }
    const seen: string[] = []
    await task(async (task) => {
      runtime.shown = shown
      await task.breathe()
      task.commit((unit) => {
        seen.push(unit.request.shown.kind)
        unit.record('bundle.shown', '', {})
      })
    })
    expect(seen).toEqual(['own'])
    runtime.shown = null
  })

  test('sees the session it began in', async () => {
    const task = taskContext(runtime, 'test.deed', { progress: () => {}, cancelled: () => false })
    expect(task.request.person.role).toBe('head')
  })
})

test('progress comes ten times a second at most, the first and the last always', () => {
  let nowMs = 5000
  const heard: number[] = []
  const report = paced(
    (done: number, _of: number) => heard.push(done),
    () => nowMs,
  )
  for (let done = 1; done <= 1000; done += 1) {
    report(done, 1000)
    nowMs += 1
  }
  expect(heard).toEqual([1, 101, 201, 301, 401, 501, 601, 701, 801, 901, 1000])
})
