import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

const isLinking = process.platform !== 'win32'
let runtime: TestRuntime
let home: string
let template: string
let outside: string
let head: ReturnType<typeof unlockHead>

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService })
  const office = await makeOffice(runtime)
  head = unlockHead(office)
  home = join(runtime.ledgersFolder, office.ledgerId)
  await runtime.call(session.unlock, head)
  await runtime.call(session.lock, {})
  template = join(runtime.root, 'template')
  for (const name of ['outbox', 'inbox', 'received', 'attachments', 'thinned'])
    mkdirSync(join(home, name), { recursive: true })
  writeFileSync(join(home, 'last.json'), readFileSync(join(home, 'last.json')))
  cpSync(home, template, { recursive: true })
})
afterAll(() => runtime.end())
beforeEach(() => {
  closeLedger(runtime, { backUp: false })
  rmSync(runtime.ledgersFolder, { recursive: true, force: true })
  cpSync(template, home, { recursive: true })
  outside = join(runtime.root, 'outside')
  rmSync(outside, { recursive: true, force: true })
  mkdirSync(outside)
})

/** Everything outside, as it was. */
const outsideNow = () =>
  readdirSync(outside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('base64'))
const linked = { code: 'session.linked', params: { name: expect.any(String) } }

describe.runIf(isLinking)('a link in a ledger’s folder', () => {
  const names = ['ledger.db', 'keyring.json', 'card.json', 'last.json', 'backups', 'outbox', 'attachments']
  test.each(names)('%s: is not followed at any door, and what it points to stays as it was', async (name) => {
    renameSync(join(home, name), join(outside, name))
    symlinkSync(join(outside, name), join(home, name))
    const before = outsideNow()
    expect(await runtime.refused(session.unlock, head)).toEqual(linked)
    expect(await runtime.refused(session.backupsOf, asking(head))).toEqual(linked)
    expect(await runtime.refused(session.restore, choosing(head, '20270101-000000000'))).toEqual(linked)
    expect(outsideNow()).toEqual(before)
  })

  test.each(names)('%s: a folder from elsewhere is not taken over with it', async (name) => {
    const other = testRuntime({ session: sessionService })
    renameSync(join(home, name), join(outside, name))
    symlinkSync(join(outside, name), join(home, name))
    other.dialogs.push(home)
    // What makes it a ledger's folder at all must be there in person.
    const isHeart = name === 'ledger.db' || name === 'keyring.json'
    const fault = await other.refused(session.adopt, {})
    expect(fault.code).toBe(isHeart ? 'session.ledger-missing' : 'session.linked')
    expect((await other.call(session.overview, {})).ledgers).toEqual([])
    other.end()
  })

  test('deep inside it is not taken over either, and no backup is read through one', async () => {
    const other = testRuntime({ session: sessionService })
    symlinkSync(outside, join(home, 'attachments', 'ab'))
    other.dialogs.push(home, join(runtime.root, 'stick'))
    expect((await other.refused(session.adopt, {})).code).toBe('session.linked')
    const [name] = readdirSync(join(home, 'backups'))
    mkdirSync(join(runtime.root, 'stick'))
    symlinkSync(join(home, 'backups', name!), join(runtime.root, 'stick', name!))
    expect((await other.refused(session.adopt, {})).code).toBe('session.ledger-missing')
    other.end()
  })
})

describe('a file in a ledger’s folder with a second name outside', () => {
  const names = ['ledger.db', 'keyring.json', 'card.json', 'last.json', 'holder.json', 'attempts.json']
  test.each(names)('%s: is not opened, and nothing is written by its other name', async (name) => {
    const path = join(home, name)
    if (!existsSync(path)) writeFileSync(path, '{}')
    linkSync(path, join(outside, name))
    const before = outsideNow()
    expect(await runtime.refused(session.unlock, head)).toEqual(linked)
    expect(await runtime.refused(session.backupsOf, asking(head))).toEqual(linked)
    expect(await runtime.refused(session.restore, choosing(head, '20270101-000000000'))).toEqual(linked)
    expect(outsideNow()).toEqual(before)
  })

  test('is taken over by value: what is written outside changes nothing here', async () => {
    const other = testRuntime({ session: sessionService })
    writeFileSync(join(home, 'attachments', 'ab'), 'paper')
    const [backup] = readdirSync(join(home, 'backups'))
    const shared = ['ledger.db', 'keyring.json', 'attachments/ab', `backups/${backup}/ledger.db`]
    for (const [nth, name] of shared.entries()) linkSync(join(home, name), join(outside, String(nth)))
    other.dialogs.push(home)
    const { ledgerId } = await other.call(session.adopt, {})
    const taken = join(other.ledgersFolder, ledgerId!)
    const bytesNow = () => shared.map((name) => readFileSync(join(taken, name)).toString('base64'))
    const before = bytesNow()
    for (const nth of shared.keys()) writeFileSync(join(outside, String(nth)), 'forged')
    expect(bytesNow()).toEqual(before)
    await other.call(session.unlock, head)
    other.end()
  })

  test('may be one that a restore shares with what it replaced', async () => {
    writeFileSync(join(home, 'attachments', 'ab'), 'paper')
    const { backups } = await runtime.call(session.backupsOf, asking(head))
    await runtime.call(session.restore, choosing(head, backups[0]!.name))
    expect(statSync(join(home, 'attachments', 'ab')).nlink).toBe(2)
    await runtime.call(session.lock, {})
    await runtime.call(session.unlock, head)
  })
})

test('of a folder from elsewhere only what belongs to a ledger is taken', async () => {
  const other = testRuntime({ session: sessionService })
  writeFileSync(join(home, 'autorun.inf'), 'not ours')
  other.dialogs.push(home)
  const { ledgerId } = await other.call(session.adopt, {})
  expect(readdirSync(join(other.ledgersFolder, ledgerId!))).not.toContain('autorun.inf')
  await other.call(session.unlock, head)
  other.end()
})

describe('a card that cannot be read', () => {
  const cards = [
    '',
    '{}',
    'null',
    '[]',
    '{"kind":"odd","more":1,"incarnation":"x"}',
    `"${'x'.repeat(20_000)}"`,
  ]
  test.each(cards)('hides no ledger and widens nothing: %.40s', async (text) => {
    const whole = readFileSync(join(home, 'card.json'), 'utf8')
    writeFileSync(join(home, 'card.json'), text)
    const [shown] = (await runtime.call(session.overview, {})).ledgers
    expect(shown).toMatchObject({ id: head.ledgerId, officeName: '样例社区党委' })
    await runtime.call(session.unlock, head)
    expect(JSON.parse(readFileSync(join(home, 'card.json'), 'utf8'))).toEqual(JSON.parse(whole))
  })

  test('with a field more is read as before, and with an absurd number of lives counts on', async () => {
    const card = JSON.parse(readFileSync(join(home, 'card.json'), 'utf8')) as object
    writeFileSync(join(home, 'card.json'), JSON.stringify({ ...card, more: 1, incarnation: 2 ** 53 - 1 }))
    expect((await runtime.call(session.overview, {})).ledgers).toHaveLength(1)
    const { backups } = await runtime.call(session.backupsOf, asking(head))
    await runtime.call(session.restore, choosing(head, backups[0]!.name))
    expect(runtime.open!.ledger.incarnation).toBe(2)
  })
})
