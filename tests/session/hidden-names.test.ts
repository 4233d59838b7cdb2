import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { commit } from '../../electron/chain/commit.ts'
import { holderOf } from '../../electron/folder/ledger-folder.ts'
import { headersIn } from '../../electron/session/backup-header.ts'
import { ambientOf } from '../../electron/session/people.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import { type Canonical, isSeenThroughout } from '../../shared/kernel/canonical.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

const signs = ['\u0000', '\u001b', '\u200b', '\u202e', '\u2066', '\u2028', '\ufeff']

let runtime: TestRuntime
let office: Awaited<ReturnType<typeof makeOffice>>
let home: string
beforeEach(async () => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
  office = await makeOffice(runtime)
  await runtime.call(session.unlock, unlockHead(office))
  await runtime.call(session.lock, {})
  home = join(runtime.ledgersFolder, office.ledgerId)
})
afterEach(() => runtime.end())

/** Writes such a sign into the middle of a text of a file, without touching anything else. */
function spoil(path: string, text: string, sign: string): void {
  const [middle] = [text.length >> 1]
  const spoilt = `${text.slice(0, middle)}${sign}${text.slice(middle)}`
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(text)
  writeFileSync(path, before.replaceAll(text, JSON.stringify(spoilt).slice(1, -1)))
}
const firstScreen = () => runtime.call(session.overview, {})
const isSeen = (value: unknown): boolean => isSeenThroughout(value as Canonical)

test('a card is cleaned of them, and its ledger stays listed', async () => {
  for (const sign of signs) {
    spoil(join(home, 'card.json'), '样例社区党委', sign)
    const { ledgers } = await firstScreen()
    expect(ledgers.map(({ officeName }) => officeName)).toEqual(['样例社区党委'])
    rmSync(join(home, 'card.json'))
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.lock, {})
  }
})

test('a keyring that names somebody so is damaged; names come from a backup', async () => {
  const whole = readFileSync(join(home, 'keyring.json'))
  for (const sign of signs) {
    writeFileSync(join(home, 'keyring.json'), whole)
    spoil(join(home, 'keyring.json'), '李样例', sign)
    const { ledgers } = await firstScreen()
    expect(isSeen(ledgers)).toBe(true)
    expect(ledgers[0]!.people.map(({ name }) => name)).toEqual(['王样例', '李样例'])
    expect((await runtime.refused(session.unlock, unlockHead(office))).code).toBe('session.keyring-damaged')
  }
})

test('a backup that names its office so is none', async () => {
  const backups = join(home, 'backups')
  const [name] = readdirSync(backups)
  const path = join(backups, name!, 'header.json')
  const whole = readFileSync(path)
  for (const sign of signs) {
    writeFileSync(path, whole)
    expect(headersIn(backups).map((header) => header.name)).toContain(name)
    spoil(path, '样例社区党委', sign)
    expect(headersIn(backups).map((header) => header.name)).not.toContain(name)
  }
})

test('who holds a ledger open is named without them', () => {
  for (const sign of signs) {
    const held = { name: `李${sign}样例`, sinceMs: Date.now(), pid: 1 }
    writeFileSync(join(home, 'holder.json'), JSON.stringify(held))
    expect(holderOf(home, Date.now())).toBe('李样例')
  }
})

test('what entries tell is shown without them, whoever wrote the chain', async () => {
  await runtime.call(session.unlock, unlockHead(office))
  const open = runtime.open!
  for (const sign of signs) {
    const name = { name: `session.back${sign}Up`, reason: `事${sign}由` }
    commit(open.db, ambientOf(runtime, open), name, (unit) =>
      unit.record('session.backed-up', `甲${sign}乙`, { copied: `是${sign}否` }),
    )
  }
  const told = await runtime.call(audit.entries, { limit: 50 })
  expect(told.entries.filter(({ reason }) => reason === '事由')).toHaveLength(signs.length)
  expect(isSeen(told)).toBe(true)
  expect(isSeen(await runtime.call(audit.facets, {}))).toBe(true)
  expect(isSeen(await runtime.call(audit.history, { table: 'member', id: office.headId }))).toBe(true)
})
