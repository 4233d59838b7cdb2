import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { session } from '../../shared/session/contract.ts'
import { dice } from '../support/dice.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'
import { killedProgram } from './kill.ts'
import type { Told } from './killed-program.ts'
import { complaintsAbout, makeWorld } from './world.ts'

type Office = Awaited<ReturnType<typeof makeOffice>>

function hallOf(): TestRuntime {
  const runtime = testRuntime({ session: sessionService })
  onTestFinished(() => runtime.end())
  return runtime
}
const head = ({ ledgerId, headId }: Office) => ({ ledgerId, userId: headId, password: passwords.head })
const fileOf = (runtime: TestRuntime, { ledgerId }: Office) =>
  join(runtime.ledgersFolder, ledgerId, 'ledger.db')

describe('a ledger file that is not the one that was left', () => {
  test('another office’s file in its place opens for nobody, and both open when it is put back', async () => {
    const runtime = hallOf()
    const [ours, theirs] = [
      await makeOffice(runtime),
      await makeOffice(runtime, { name: '样例乙', code: 'yib' }),
    ]
    const kept = join(runtime.root, 'kept')
    copyFileSync(fileOf(runtime, ours), kept)
    copyFileSync(fileOf(runtime, theirs), fileOf(runtime, ours))
    expect((await runtime.refused(session.unlock, head(ours))).code).toBe('session.ledger-damaged')
    copyFileSync(kept, fileOf(runtime, ours))
    await runtime.call(session.unlock, head(ours))
    await runtime.call(session.unlock, head(theirs))
  })

  test('another office’s whole folder under our name lets none of our people in', async () => {
    const runtime = hallOf()
    const [ours, theirs] = [
      await makeOffice(runtime),
      await makeOffice(runtime, { name: '样例乙', code: 'yib' }),
    ]
    for (const name of ['ledger.db', 'keyring.json']) {
      const folder = (office: Office) => join(runtime.ledgersFolder, office.ledgerId, name)
      copyFileSync(folder(theirs), folder(ours))
    }
    expect((await runtime.refused(session.unlock, head(ours))).code).toBe('session.unknown-user')
    await runtime.call(session.unlock, head(theirs))
  })

  test('cut off anywhere, it is damaged, is not touched, and comes back from the backup', async () => {
    const runtime = hallOf()
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, head(office))
    await runtime.call(session.lock, {})
    const path = fileOf(runtime, office)
    const whole = join(runtime.root, 'whole')
    copyFileSync(path, whole)
    const { size } = statSync(path)
    const chance = dice(7)
    const cuts = [0, 1, 4096, size - 4096, size - 1, ...Array.from({ length: 12 }, () => chance.roll(size))]
    for (const cut of cuts) {
      copyFileSync(whole, path)
      truncateSync(path, cut)
      const before = readFileSync(path)
      expect((await runtime.refused(session.unlock, head(office))).code, `cut to ${cut}`).toBe(
        'session.ledger-damaged',
      )
      expect(readFileSync(path).equals(before), `cut to ${cut}`).toBe(true)
    }
    const { backups } = await runtime.call(session.backupsOf, asking(head(office)))
    await runtime.call(session.restore, choosing(head(office), backups[0]!.name))
    expect(await complaintsAbout(runtime.open!.db)).toEqual([])
  })

  test('an older copy put back by hand is noticed, and begins a new life of the ledger', async () => {
    const runtime = hallOf()
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, head(office))
    await runtime.call(session.lock, {})
    const folder = join(runtime.ledgersFolder, office.ledgerId)
    const old = join(runtime.root, 'old.db')
    copyFileSync(join(folder, 'ledger.db'), old)
    const opened = await runtime.call(session.unlock, head(office))
    expect(opened.notices).not.toContain('put-back')
    await runtime.call(session.lock, {})
    copyFileSync(old, join(folder, 'ledger.db'))
    const orphan = `${'ab'.repeat(32)}.tzb`
    writeFileSync(join(folder, 'outbox', orphan), 'sealed after the copy was taken')
    const again = await runtime.call(session.unlock, head(office))
    expect(again.notices).toContain('put-back')
    expect(existsSync(join(folder, 'outbox', orphan))).toBe(true)
    expect(runtime.open!.ledger.incarnation).toBe(2)
    expect(await complaintsAbout(runtime.open!.db)).toEqual([])
    await runtime.call(session.lock, {})
    expect((await runtime.call(session.unlock, head(office))).notices).not.toContain('put-back')
    expect(runtime.open!.ledger.incarnation).toBe(2)
  })

  test('a copy that went its own way elsewhere is noticed too, though it is no shorter', async () => {
    const runtime = hallOf()
    const office = await makeOffice(runtime)
    const elsewhere = hallOf()
    cpSync(runtime.ledgersFolder, elsewhere.ledgersFolder, { recursive: true })
    for (const each of [runtime, elsewhere]) {
      await each.call(session.unlock, head(office))
      await each.call(session.lock, {})
    }
    await elsewhere.call(session.unlock, head(office))
    await elsewhere.call(session.lock, {})
    copyFileSync(fileOf(elsewhere, office), fileOf(runtime, office))
    expect((await runtime.call(session.unlock, head(office))).notices).toContain('put-back')
  })
})

describe('two programs on one ledger', () => {
  test('the second is told, the first goes on; when it is killed, the second may at once', async () => {
    const { office, above } = await makeWorld()
    const branchId = office
      .open!.db.file.prepare(`select id from organisation where type = '631'`)
      .pluck()
      .get() as Told['branchId']
    const told: Told = {
      act: 'commit',
      ledgersFolder: office.ledgersFolder,
      ledgerId: office.ledgerId,
      userId: office.headId,
      password: passwords.head,
      branchId,
      peerId: above,
      stick: office.root,
      bundles: [],
      from: 1,
    }
    const second = killedProgram(office.root)
    await expect(second.runAndKill(told, certain)).rejects.toThrow('session.ledger-in-use')
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    closeLedger(office)
    const lines = await killedProgram(office.root).runAndKill(told, certain)
    const unlock = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
    await office.call(session.unlock, unlock)
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
  })
})

/** Chance that never spares a round and always waits for a deed. */
const certain = { ...dice(1), onceIn: () => false, roll: (sides: number) => Math.min(1, sides - 1) }

test('what lies beside ledgers and is none of ours stays where it is', async () => {
  const runtime = hallOf()
  const office = await makeOffice(runtime)
  const other = join(runtime.ledgersFolder, 'notes')
  cpSync(join(runtime.ledgersFolder, office.ledgerId), other, { recursive: true })
  rmSync(join(other, 'keyring.json'))
  expect((await runtime.call(session.overview, {})).ledgers).toHaveLength(1)
  expect(readdirSync(other)).toContain('ledger.db')
})
