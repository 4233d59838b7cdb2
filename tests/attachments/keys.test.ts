import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openReadOnly } from '../../electron/chain/database.ts'
import { derive, openBox } from '../../electron/keys/boxes.ts'
import { session } from '../../shared/session/contract.ts'
import { passwords } from '../support/test-runtime.ts'
import { officeWithPapers, paperIn } from './office-with-papers.ts'

/** The files of a folder that a ledger's keys of contents open, as a thief with its data key would try. */
function openedWith(path: string, dek: Uint8Array, folder: string): string[] {
  const db = openReadOnly(path, dek, 'aegis')
  const sealed = db.file.prepare(`select sealed from secret where name like 'attachment-key:%'`).pluck()
  const keys = (sealed.all() as string[]).map((key) =>
    derive(Buffer.from(key, 'base64'), new Uint8Array(0), 'tzb/attachment/v1'),
  )
  db.close()
  return readdirSync(folder).filter((name) =>
    keys.some((key) => openBox(key, name, readFileSync(join(folder, name)))),
  )
}

test('who was removed and kept the old key opens what they could read, and nothing newer', async () => {
  const { runtime, office, head, home, contents, put } = await officeWithPapers()
  onTestFinished(() => runtime.end())
  const admin = { ...head, userId: office.adminId, password: passwords.admin }
  const leaver = { name: '周样例', role: 'clerk', oneTimePassword: '一次性密码-2026' } as const
  const first = await put('离岗以前')
  const before = readdirSync(contents)
  const bytes = readFileSync(join(contents, before[0]!))
  await runtime.call(session.unlock, admin)
  const { id: userId } = await runtime.call(session.addPerson, leaver)
  const oldDek = Uint8Array.from(runtime.open!.vault.dek)
  await runtime.call(session.lock, {})
  const stolen = join(runtime.root, 'stolen.db')
  cpSync(join(home, 'ledger.db'), stolen)
  expect(openedWith(stolen, oldDek, contents)).toEqual(before)

  await runtime.call(session.unlock, admin)
  await runtime.call(session.removePerson, { userId, reason: '调离社区' })
  await runtime.call(session.unlock, head)
  // What was there keeps its file, byte for byte, and still opens here.
  expect(readdirSync(contents)).toEqual(before)
  expect(readFileSync(join(contents, before[0]!))).toEqual(bytes)
  const second = await put('离岗以后')
  expect(readdirSync(contents)).toHaveLength(2)
  expect(openedWith(stolen, oldDek, contents)).toEqual(before)
  expect(await paperIn(runtime, first)).toContain('离岗以前')
  expect(await paperIn(runtime, second)).toContain('离岗以后')
  const today = Uint8Array.from(runtime.open!.vault.dek)
  await runtime.call(session.lock, {})
  expect(openedWith(join(home, 'ledger.db'), today, contents).sort()).toEqual(readdirSync(contents).sort())
})
