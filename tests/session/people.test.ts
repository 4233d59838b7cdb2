import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { openReadOnly } from '../../electron/chain/database.ts'
import { parseKeyring, peopleOf } from '../../electron/keys/keyring.ts'
import { unwrapSecret } from '../../electron/keys/secrets.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

let runtime: TestRuntime
beforeEach(() => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
})
afterEach(() => runtime.end())

describe('people', () => {
  test('a one-time password must be changed before anything else', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, {
      ledgerId: office.ledgerId,
      userId: office.adminId,
      password: passwords.admin,
    })
    const { id } = await runtime.call(session.addPerson, {
      name: '赵样例',
      role: 'reviewer',
      oneTimePassword: '一次性密码-赵-2026',
    })
    await runtime.call(session.lock, {})
    const opened = await runtime.call(session.unlock, {
      ledgerId: office.ledgerId,
      userId: id,
      password: '一次性密码-赵-2026',
    })
    expect(opened.mustChangePassword).toBe(true)
    expect((await runtime.refused(audit.facets, {})).code).toBe('session.must-change-first')
    await runtime.call(session.changePassword, {
      oldPassword: '一次性密码-赵-2026',
      newPassword: '自己选的-密码-9981',
    })
    await runtime.call(audit.facets, {})
  })

  test('removing a person changes the key: their old copy opens nothing newer', async () => {
    const office = await makeOffice(runtime)
    const admin = { ledgerId: office.ledgerId, userId: office.adminId, password: passwords.admin }
    await runtime.call(session.unlock, admin)
    const { id } = await runtime.call(session.addPerson, {
      name: '赵样例',
      role: 'clerk',
      oneTimePassword: '一次性密码-赵-2026',
    })
    const folder = join(runtime.ledgersFolder, office.ledgerId)
    const oldRing = readFileSync(join(folder, 'keyring.json'))
    await runtime.call(session.removePerson, { userId: id, reason: '调离社区' })
    expect((await runtime.call(session.people, {})).map(({ name }) => name)).not.toContain('赵样例')
    await runtime.call(session.lock, {})
    await runtime.call(session.unlock, admin)
    const sealed = runtime
      .open!.db.file.prepare(`select sealed from secret where name = 'age-identity'`)
      .pluck()
      .get()
    const identity = unwrapSecret(runtime.open!.vault, office.ledgerId, 'age-identity', sealed as string)
    expect(Buffer.from(identity).toString()).toMatch(/^AGE-SECRET-KEY-1/)
    await runtime.call(session.lock, {})
    writeFileSync(join(folder, 'keyring.json'), oldRing)
    const old = await runtime.refused(session.unlock, {
      ledgerId: office.ledgerId,
      userId: id,
      password: '一次性密码-赵-2026',
    })
    expect(['session.ledger-damaged', 'session.keyring-mismatch', 'session.keyring-rolled-back']).toContain(
      old.code,
    )
  })

  describe('the newest backup after a removal', () => {
    /** A ledger with a backup that somebody opens who then leaves. */
    async function withLeaver() {
      const office = await makeOffice(runtime)
      const admin = { ledgerId: office.ledgerId, userId: office.adminId, password: passwords.admin }
      await runtime.call(session.unlock, admin)
      const oneTimePassword = '一次性密码-赵-2026'
      const leaver = await runtime.call(session.addPerson, { name: '赵样例', role: 'clerk', oneTimePassword })
      await runtime.call(session.lock, {})
      await runtime.call(session.unlock, admin)
      const backups = join(runtime.ledgersFolder, office.ledgerId, 'backups')
      const oldKey = Buffer.from(runtime.open!.vault.dek)
      const remove = () => runtime.call(session.removePerson, { userId: leaver.id, reason: '调离社区' })
      return { admin, backups, oldKey, remove }
    }
    /** The people of the newest backup, which opens with the key of today and with no other. */
    async function peopleBackedUp(backups: string, oldKey: Uint8Array) {
      const [newest] = await runtime.call(session.backups, {})
      const ring = parseKeyring(readFileSync(join(backups, newest!.name, 'keyring.json')))
      const path = join(backups, newest!.name, 'ledger.db')
      openReadOnly(path, runtime.open!.vault.dek, ring.cipher).close()
      expect(() => openReadOnly(path, oldKey, ring.cipher)).toThrow()
      return peopleOf(ring).map(({ name }) => name)
    }

    test('opens with the new key at once', async () => {
      const { backups, oldKey, remove } = await withLeaver()
      await remove()
      expect(await peopleBackedUp(backups, oldKey)).not.toContain('赵样例')
    })

    test('opens with the new key after the next opening, where it could not be taken at once', async () => {
      const { admin, backups, oldKey, remove } = await withLeaver()
      renameSync(backups, `${backups}.away`)
      writeFileSync(backups, 'no folder')
      await remove()
      closeLedger(runtime, { backUp: false })
      rmSync(backups)
      renameSync(`${backups}.away`, backups)
      const { notices } = await runtime.call(session.unlock, admin)
      expect(notices).toContain('backup-old')
      expect(await peopleBackedUp(backups, oldKey)).not.toContain('赵样例')
    })
  })

  test('a forgotten password is reset by two others', async () => {
    const office = await makeOffice(runtime)
    const admin = { ledgerId: office.ledgerId, userId: office.adminId, password: passwords.admin }
    await runtime.call(session.unlock, admin)
    const { id } = await runtime.call(session.addPerson, {
      name: '赵样例',
      role: 'clerk',
      oneTimePassword: '一次性密码-赵-2026',
    })
    const reset = {
      userId: id,
      oneTimePassword: '另一个-一次性-2026',
      witnessId: office.headId,
      witnessPassword: passwords.head,
      reason: '本人忘记密码',
    }
    expect(
      (await runtime.refused(session.resetPassword, { ...reset, witnessPassword: '猜的密码-0000' })).code,
    ).toBe('session.wrong-password')
    expect((await runtime.refused(session.resetPassword, { ...reset, witnessId: office.adminId })).code).toBe(
      'session.second-person',
    )
    const newcomer = { name: '钱样例', role: 'reviewer', oneTimePassword: '一次性密码-钱-2026' } as const
    const witness = await runtime.call(session.addPerson, newcomer)
    const alone = { ...reset, witnessId: witness.id, witnessPassword: newcomer.oneTimePassword }
    expect(await runtime.refused(session.resetPassword, alone)).toEqual({
      code: 'session.must-change-first',
      params: { name: newcomer.name },
    })
    await runtime.call(session.resetPassword, reset)
    await runtime.call(session.lock, {})
    await runtime.call(session.unlock, {
      ledgerId: office.ledgerId,
      userId: id,
      password: '另一个-一次性-2026',
    })
  })

  test('the recovery code opens once and is replaced', async () => {
    const office = await makeOffice(runtime)
    const use = { ledgerId: office.ledgerId, userId: office.headId, newPassword: '新选的-密码-7712' }
    const slip = `${office.recoveryCode.slice(0, -1)}${office.recoveryCode.endsWith('0') ? '1' : '0'}`
    expect((await runtime.refused(session.recover, { ...use, code: slip })).code).toBe(
      'session.bad-recovery-code',
    )
    const after = await runtime.call(session.recover, { ...use, code: office.recoveryCode })
    expect(after.recoveryCode).not.toBe(office.recoveryCode)
    expect(after.session.user).toMatchObject({ role: 'head', seals: true })
    await runtime.call(session.lock, {})
    expect((await runtime.refused(session.recover, { ...use, code: office.recoveryCode })).code).toBe(
      'session.bad-recovery-code',
    )
    await runtime.call(session.unlock, {
      ledgerId: office.ledgerId,
      userId: office.headId,
      password: '新选的-密码-7712',
    })
  })

  test('a clerk who comes back by the code gets no right to seal', async () => {
    const office = await makeOffice(runtime)
    const admin = { ledgerId: office.ledgerId, userId: office.adminId, newPassword: '新选的-密码-7712' }
    const { session: opened } = await runtime.call(session.recover, { ...admin, code: office.recoveryCode })
    expect(opened.user).toMatchObject({ role: 'admin', seals: false })
    expect(runtime.open!.vault.sealKey).toBeNull()
  })

  test('a clerk may not add people, whatever the page sends', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    const fault = await runtime.refused(session.addPerson, {
      name: '甲',
      role: 'admin',
      oneTimePassword: '一次性密码-甲-2026',
    })
    expect(fault.code).toBe('session.not-allowed')
  })

  test('a colleague gets another name and role; the last admin keeps theirs', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, {
      ledgerId: office.ledgerId,
      userId: office.adminId,
      password: passwords.admin,
    })
    const reason = '岗位调整'
    const oneTimePassword = passwords.clerk
    const { id } = await runtime.call(session.addPerson, { name: '张样例', role: 'clerk', oneTimePassword })
    await runtime.call(session.amendPerson, { userId: id, name: '张更名', role: 'reviewer', reason })
    const amended = (await runtime.call(session.people, {})).find((one) => one.id === id)
    expect(amended).toMatchObject({ name: '张更名', role: 'reviewer' })
    const taken = { userId: id, name: '李样例', role: 'clerk', reason } as const
    expect((await runtime.refused(session.amendPerson, taken)).code).toBe('session.name-taken')
    const own = { userId: office.adminId, name: '王样例', role: 'clerk', reason } as const
    expect((await runtime.refused(session.amendPerson, own)).code).toBe('session.last-admin')
    const sealer = { userId: office.headId, name: '李样例', role: 'reviewer', reason } as const
    expect((await runtime.refused(session.amendPerson, sealer)).code).toBe('session.last-sealer')
    const { entries } = await runtime.call(audit.entries, {})
    expect(entries.find(({ deed }) => deed === 'session.person-amended')).toMatchObject({ reason })
  })

  test('a new recovery code needs the password of who may seal, and ends the old one', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    const reason = '恢复单遗失'
    const wrong = await runtime.refused(session.renewRecovery, { password: passwords.admin, reason })
    expect(wrong.code).toBe('session.wrong-password')
    const made = await runtime.call(session.renewRecovery, { password: passwords.head, reason })
    expect(made.recoveryCode).not.toBe(office.recoveryCode)
    await runtime.call(session.lock, {})
    const back = { ledgerId: office.ledgerId, userId: office.headId, newPassword: '另一个够长的密码-8' }
    const old = await runtime.refused(session.recover, { ...back, code: office.recoveryCode })
    expect(old.code).toBe('session.bad-recovery-code')
    await runtime.call(session.recover, { ...back, code: made.recoveryCode })
    const { entries } = await runtime.call(audit.entries, {})
    expect(entries.find(({ deed }) => deed === 'session.recovery-renewed')).toMatchObject({
      reason,
      after: { failed_before: 1 },
    })
  })
})
