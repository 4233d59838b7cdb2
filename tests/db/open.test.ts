import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commit } from '../../electron/chain/commit.ts'
import { createDatabase, openDatabase, openReadOnly } from '../../electron/chain/database.ts'
import { newId } from '../../electron/db/ids.ts'
import { type Cipher, openFile } from '../../electron/db/open.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { ledgerId } from '../support/open-memory.ts'

const key = new Uint8Array(32).fill(9)
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'))
  path = join(folder, 'ledger.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ambient = { user: 'u', nowMs: 1, today: '2027-01-01', newId: () => newId() }
const setting = (name: string) => ({
  id: newId(),
  name,
  value: '机密样例字样',
  valid_from: '2027-01-01',
  valid_to: null,
  origin: 'own',
  revision: 1,
})

function fill(cipher: Cipher = 'aegis', rows = 200) {
  const db = createDatabase(path, key, cipher, ledgerId)
  commit(db, ambient, { name: 'test.fill' }, (unit) => {
    const insert = unit.inserter('setting')
    for (let i = 0; i < rows; i += 1) insert(setting(`s${i}`))
  })
  db.close()
}

const codeOf = (deed: () => unknown): string => {
  try {
    deed()
  } catch (error) {
    return error instanceof Refusal ? error.fault.code : ((error as { code?: string }).code ?? String(error))
  }
  return 'opened'
}

describe('opening', () => {
  test('every pragma that matters holds', () => {
    const db = createDatabase(path, key, 'aegis', ledgerId)
    const read = (name: string) => db.file.pragma(name, { simple: true })
    expect(
      [
        'journal_mode',
        'synchronous',
        'temp_store',
        'foreign_keys',
        'recursive_triggers',
        'trusted_schema',
      ].map(read),
    ).toEqual(['wal', 2, 2, 1, 1, 0])
    expect(read('locking_mode')).toBe('exclusive')
    db.close()
  })

  test('a missing, empty or odd-sized file is named for what it is and stays as it is', () => {
    expect(codeOf(() => openDatabase(path, key, 'aegis', () => {}))).toBe('session.ledger-missing')
    for (const size of [0, 100, 5000]) {
      writeFileSync(path, Buffer.alloc(size, 1))
      expect(codeOf(() => openDatabase(path, key, 'aegis', () => {}))).toBe('session.ledger-damaged')
      expect(readFileSync(path)).toHaveLength(size)
    }
  })

  test('the wrong key or the wrong cipher opens nothing', () => {
    fill()
    expect(codeOf(() => openDatabase(path, new Uint8Array(32).fill(8), 'aegis', () => {}))).toBe(
      'session.ledger-damaged',
    )
    expect(codeOf(() => openDatabase(path, key, 'chacha20', () => {}))).toBe('session.ledger-damaged')
  })

  test('a newer ledger is left for a newer program', () => {
    fill()
    const file = openFile(path, key, 'aegis', 'own')
    file.pragma('user_version=999')
    file.close()
    expect(codeOf(() => openDatabase(path, key, 'aegis', () => {}))).toBe('session.ledger-newer')
  })

  test('a schema that lost a constraint or a trigger is not opened', () => {
    fill()
    const file = openFile(path, key, 'aegis', 'own')
    file.exec('drop trigger audit_is_not_edited')
    file.close()
    expect(codeOf(() => openDatabase(path, key, 'aegis', () => {}))).toBe('session.ledger-damaged')
    expect(codeOf(() => openReadOnly(path, key, 'aegis'))).toBe('session.ledger-damaged')
  })

  test('a second opening is refused while the first holds it', () => {
    const db = createDatabase(path, key, 'aegis', ledgerId)
    expect(codeOf(() => openDatabase(path, key, 'aegis', () => {}))).toBe('session.ledger-in-use')
    db.close()
  })

  test('a reader cannot write, attach, copy out or switch itself back', () => {
    fill()
    const db = openReadOnly(path, key, 'aegis')
    const tries = [
      `insert into setting values ('x', 'x', 'x', 'x', null, 'x', 1)`,
      `delete from setting`,
      `create temp table t (a)`,
      `vacuum into '${join(folder, 'copy.db')}'`,
    ]
    for (const sql of tries)
      expect(
        codeOf(() => db.file.exec(sql)),
        sql,
      ).toMatch(/READONLY|SQLITE_ERROR|CANTOPEN/)
    expect(codeOf(() => commit(db, ambient, { name: 'test.write' }, () => 1))).toBe('session.read-only')
    db.close()
  })
})

describe.each(['aegis', 'chacha20'] as const)('at rest under %s', (cipher) => {
  test('no text of a row and no SQLite heading is on disk', () => {
    fill(cipher)
    const bytes = readFileSync(path)
    expect(bytes.includes('机密样例字样')).toBe(false)
    expect(bytes.includes('SQLite format 3')).toBe(false)
  })

  test('60 of 60 flipped bits and a cut end are noticed', () => {
    fill(cipher)
    const whole = readFileSync(path)
    const isSound = () => {
      let db: ReturnType<typeof openReadOnly> | undefined
      try {
        db = openReadOnly(path, key, cipher)
        db.file.prepare('select sum(length(value)) from setting').get()
        return db.file.pragma('integrity_check', { simple: true }) === 'ok'
      } catch {
        // Subtle: refused at opening or at reading, either is noticing.
        return false
      } finally {
        db?.close()
      }
    }
    expect(isSound()).toBe(true)
    // The first 16 bytes are a salt that raw keys do not use: nothing to protect, nothing to notice.
    for (let i = 0; i < 60; i += 1) {
      const at = Math.floor((i * whole.length) / 60) + 40
      const flipped = Buffer.from(whole)
      flipped[at] = flipped[at]! ^ (1 << (i % 8))
      writeFileSync(path, flipped)
      expect(isSound(), `bit flipped in byte ${at}`).toBe(false)
    }
    writeFileSync(path, whole)
    truncateSync(path, whole.length - 4096)
    expect(isSound()).toBe(false)
  })
})
