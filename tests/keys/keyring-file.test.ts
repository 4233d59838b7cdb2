import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Keyring, type KeyringMark, markOf, spellKeyring } from '../../electron/keys/keyring.ts'
import { keyDiskIn } from '../../electron/keys/keyring-disk.ts'
import {
  changeKeyring,
  keyringName,
  nextKeyringName,
  type Opening,
  openKeyring,
  peekKeyring,
  settleKeyring,
  writeFirstKeyring,
} from '../../electron/keys/keyring-file.ts'
import { changePassword } from '../../electron/keys/passwords.ts'
import { addPerson, removePerson } from '../../electron/keys/people.ts'
import { type Unlocked, type UnlockFault, unlock } from '../../electron/keys/unlock.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Failure, MemoryDisk } from './memory-disk.ts'
import { clerk, edited, faultOf, firstRing, head, making, seededRandom } from './rings.ts'

const how = making('file')
const newPassword = 'Autumn-Rain-2031'

/** Three generations: the first, the head's password changed, and a clerk added. */
let first: Keyring
let changed: Keyring
let grown: Keyring
let dek: Uint8Array
beforeAll(async () => {
  const made = firstRing()
  first = made.ring
  dek = made.keys.dek
  changed = (await changePassword(first, { userId: head.id, oldPassword: head.password, newPassword }, how))
    .ring
  grown = await addPerson(changed, made.keys, clerk, how)
})

describe('changing the keyring', () => {
  test('leaves the new one alone in its place', () => {
    const { disk, ledger } = office(first)
    changeKeyring(disk, changed, ledger)
    expect([...disk.settled.keys()]).toEqual([keyringName])
    expect(disk.read(keyringName)).toEqual(spellKeyring(changed))
    expect(ledger.mark).toEqual(markOf(changed))
  })

  test('is only ever the next generation of this ledger', () => {
    const { disk, ledger } = office(first)
    expect(() => changeKeyring(disk, grown, ledger)).toThrow('succeeds the one in force')
    expect(() => changeKeyring(disk, { ...changed, ledger: clerk.id }, ledger)).toThrow('succeeds')
  })

  const failures: Failure[] = ['before', 'torn', 'after']
  test.each(failures)(
    'leaves a ring that opens with the old or the new password, whichever step fails (%s)',
    async (failure) => {
      for (let step = 1, failed = true; failed; step++) {
        const { disk, ledger } = office(first)
        disk.failAt(step, failure)
        const acknowledged = tried(() => changeKeyring(disk, changed, ledger))
        failed = disk.steps >= step
        const isNew = ledger.mark.gen === changed.gen
        if (acknowledged) expect(isNew).toBe(true)
        for (const kept of ['live', 'settled'] as const) {
          const [good, bad] = isNew ? [newPassword, head.password] : [head.password, newPassword]
          expect(await opens(disk.afterPowerCut(kept), ledger.mark, good)).toBe('in')
          expect(await opens(disk.afterPowerCut(kept), ledger.mark, bad)).toBe('session.wrong-password')
        }
      }
    },
  )

  test.each(failures)('can be done again in the same session, whichever step failed (%s)', (failure) => {
    for (let step = 1, failed = true; failed; step++) {
      const { disk, ledger } = office(first)
      disk.failAt(step, failure)
      tried(() => changeKeyring(disk, changed, ledger))
      failed = disk.steps >= step
      disk.failAt(0, failure)
      const next = ledger.mark.gen === changed.gen ? grown : changed
      changeKeyring(disk, next, ledger)
      expect(settleKeyring(disk.afterPowerCut('settled'), ledger.mark)).toEqual(next)
    }
  })

  test('holds once the ledger committed, though its file cannot be renamed', async () => {
    const { disk, ledger } = office(first)
    disk.failEvery('rename')
    changeKeyring(disk, changed, ledger)
    expect(ledger.mark).toEqual(markOf(changed))
    expect([...disk.live.keys()]).toEqual([keyringName, nextKeyringName])
    expect(await opens(disk.afterPowerCut('live'), ledger.mark, newPassword)).toBe('in')
  })

  test('finishes at the next opening, whichever step of that fails', async () => {
    for (let step = 1, failed = true; failed; step++) {
      const { disk, ledger } = office(first)
      disk.write(nextKeyringName, spellKeyring(changed))
      disk.settle()
      ledger.mark = markOf(changed)
      disk.failAt(step, 'after')
      tried(() => settleKeyring(disk, ledger.mark))
      failed = disk.steps >= step
      for (const kept of ['live', 'settled'] as const) {
        expect(await opens(disk.afterPowerCut(kept), ledger.mark, newPassword)).toBe('in')
      }
    }
  })
})

describe('opening the keyring', () => {
  test('drops a next one that the ledger never agreed to', async () => {
    const { disk } = office(first)
    disk.write(nextKeyringName, spellKeyring(changed))
    expect(await opens(disk, markOf(first), head.password)).toBe('in')
    expect([...disk.live.keys()]).toEqual([keyringName])
  })

  test('drops a torn next one', async () => {
    const { disk } = office(first)
    disk.write(nextKeyringName, spellKeyring(changed).subarray(0, 100))
    expect(await opens(disk, markOf(first), head.password)).toBe('in')
    expect([...disk.live.keys()]).toEqual([keyringName])
  })

  test('finds the next one when the standing one is gone or broken', async () => {
    for (const standing of [undefined, Buffer.from('broken')]) {
      const disk = new MemoryDisk()
      if (standing) disk.write(keyringName, standing)
      disk.write(nextKeyringName, spellKeyring(changed))
      expect(peekKeyring(disk)).toEqual(changed)
      expect(await opens(disk, markOf(changed), newPassword)).toBe('in')
      expect(disk.read(keyringName)).toEqual(spellKeyring(changed))
    }
  })

  test('goes by the ledger when two data keys are about', async () => {
    const newDek = seededRandom('rotated')(32)
    const keys = { dek, sealKey: null }
    const rotated = removePerson(grown, keys, clerk.id, newDek, how.random)
    for (const inForce of [grown, rotated]) {
      const disk = new MemoryDisk()
      disk.write(keyringName, spellKeyring(grown))
      disk.write(nextKeyringName, spellKeyring(rotated))
      const fits = inForce === grown ? dek : newDek
      const { ring, keys: opened } = await openKeyring(disk, openAs(newPassword), (held) =>
        Buffer.from(fits).equals(held.dek) ? markOf(inForce) : null,
      )
      expect(ring).toEqual(inForce)
      expect(Buffer.from(opened.dek)).toEqual(Buffer.from(fits))
      expect(disk.read(keyringName)).toEqual(spellKeyring(inForce))
    }
  })

  test.each([
    ['an older one put back', () => [first, markOf(changed), head.password], 'session.keyring-rolled-back'],
    ['a newer one than the ledger', () => [grown, markOf(changed), newPassword], 'session.keyring-mismatch'],
    [
      'another one of the same generation',
      () => [first, { ...markOf(changed), gen: 1 }, head.password],
      'session.keyring-mismatch',
    ],
    [
      'an edited one',
      () => [edited(first, (copy) => (copy.gen = 7)), markOf(first), head.password],
      'session.keyring-tampered',
    ],
    ['a wrong password', () => [first, markOf(first), newPassword], 'session.wrong-password'],
  ] as [string, () => [Keyring, KeyringMark, string], string][])('refuses %s', async (_, arrange, code) => {
    const [ring, mark, password] = arrange()
    const disk = new MemoryDisk()
    disk.write(keyringName, spellKeyring(ring))
    expect(await opens(disk, mark, password)).toBe(code)
    expect(disk.read(keyringName)).toEqual(spellKeyring(ring))
  })

  test('refuses keys that do not fit the ledger', async () => {
    const { disk } = office(first)
    const opening = () => openKeyring(disk, openAs(head.password), () => null)
    expect(await faultOf(opening)).toEqual({ code: 'session.keyring-mismatch', params: {} })
  })

  test('refuses a folder without a keyring, or with a broken one', async () => {
    const disk = new MemoryDisk()
    expect(await opens(disk, markOf(first), head.password)).toBe('session.keyring-damaged')
    expect(await faultOf(() => settleKeyring(disk, markOf(first)))).toMatchObject({
      code: 'session.keyring-damaged',
    })
    disk.write(keyringName, Buffer.from('{}'))
    expect(await opens(disk, markOf(first), head.password)).toBe('session.keyring-damaged')
    expect(await faultOf(() => settleKeyring(disk, markOf(first)))).toMatchObject({
      code: 'session.keyring-damaged',
    })
    const later = Buffer.from('{"fmt":"tzb-keyring","v":2}')
    disk.write(keyringName, later)
    expect(await opens(disk, markOf(first), head.password)).toBe('session.keyring-newer')
  })

  test('keeps a next one until the standing one is known to be right', async () => {
    const disk = new MemoryDisk()
    disk.write(keyringName, spellKeyring(first))
    disk.write(nextKeyringName, spellKeyring(changed))
    expect(await faultOf(() => settleKeyring(disk, markOf(grown)))).toMatchObject({
      code: 'session.keyring-rolled-back',
    })
    expect([...disk.live.keys()]).toEqual([keyringName, nextKeyringName])
  })
})

test('the real folder does the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyring-'))
  try {
    const disk = keyDiskIn(folder)
    expect(disk.read(keyringName)).toBeUndefined()
    writeFirstKeyring(disk, first)
    const ledger = memoryOf(first)
    changeKeyring(disk, changed, ledger)
    expect(readdirSync(folder)).toEqual([keyringName])
    expect(await opens(disk, ledger.mark, newPassword)).toBe('in')
    if (process.platform !== 'win32') expect(statSync(join(folder, keyringName)).mode & 0o777).toBe(0o600)
    disk.write(nextKeyringName, spellKeyring(grown))
    expect(settleKeyring(disk, ledger.mark)).toEqual(changed)
    expect(readdirSync(folder)).toEqual([keyringName])
    expect(disk.read('.')).toEqual(new Uint8Array(0))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function office(ring: Keyring) {
  const disk = new MemoryDisk()
  writeFirstKeyring(disk, ring)
  return { disk, ledger: memoryOf(ring, disk) }
}

/** The ledger's memory; its commit is a step that may fail, done or not. */
function memoryOf(ring: Keyring, disk?: MemoryDisk) {
  const memory = {
    mark: markOf(ring),
    readMark: () => memory.mark,
    commitMark(mark: KeyringMark) {
      const commit = (share: 'whole' | 'half') => {
        if (share === 'whole') memory.mark = mark
      }
      if (disk) disk.step(commit)
      else commit('whole')
    },
  }
  return memory
}

/** The head, with real answers of the real lock, each computed once. */
function openAs(password: string): Opening<Unlocked> {
  return async (ring) => {
    const asked = `${markOf(ring).hash} ${password}`
    const answer = answers.get(asked) ?? (await unlock(ring, head.id, password))
    answers.set(asked, answer)
    return structuredClone(answer)
  }
}
const answers = new Map<string, Result<Unlocked, UnlockFault>>()

async function opens(disk: Parameters<typeof openKeyring>[0], mark: KeyringMark, password: string) {
  try {
    await openKeyring(disk, openAs(password), () => mark)
    return 'in'
  } catch (error) {
    return (await faultOf(() => Promise.reject(error))).code
  }
}

function tried(deed: () => void): boolean {
  try {
    deed()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO') return false
    throw error
  }
}
