import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { commit, type Unit } from '../../electron/chain/commit.ts'
import { signerOf } from '../../electron/chain/deed-signature.ts'
import { unlock } from '../../electron/keys/unlock.ts'
import { sessionService } from '../../electron/session/service.ts'
import { SIGNING_MINUTES } from '../../electron/session/signing.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

let runtime: TestRuntime
let office: Awaited<ReturnType<typeof makeOffice>>
beforeEach(async () => {
  runtime = testRuntime({ session: sessionService })
  office = await makeOffice(runtime)
})
afterEach(() => runtime.end())

const unlockAs = (userId: Id, password: string) =>
  runtime.call(session.unlock, { ledgerId: office.ledgerId, userId, password })
const verify = () => verifyLedger(runtime.open!.db.file, office.ledgerId, async () => {})
const broken = async () => (await verify()).broken.map(({ what, table }) => `${what} ${table}`.trim())

/** Somebody new, who chose their own password; nobody certified their key yet. */
async function join(name: string, role: Role, password: string): Promise<Id> {
  await unlockAs(office.adminId, passwords.admin)
  const { id } = await runtime.call(session.addPerson, { name, role, oneTimePassword: `一次性-${password}` })
  await unlockAs(id, `一次性-${password}`)
  await runtime.call(session.changePassword, { oldPassword: `一次性-${password}`, newPassword: password })
  return id
}

async function certifyAs(by: Id, password: string, userId: Id) {
  await unlockAs(by, password)
  const people = await runtime.call(session.people, {})
  const { fingerprint } = people.find(({ id }) => id === userId)!.key!
  return runtime.call(session.certify, { userId, fingerprint })
}

/** Writes the confirmation of another office in somebody's name, as whoever holds the files could. */
function decide(user: Id, signers: Parameters<typeof commit>[2]['signers'] = [], tool = false) {
  const { db } = runtime.open!
  const ambient = { user, nowMs: Date.now(), today: '2031-06-15', newId: runtime.newId }
  const auditWriter = tool ? { ...db.auditWriter, decided: () => false } : db.auditWriter
  commit({ ...db, auditWriter }, ambient, { name: 'bundles.enrol', signers }, (unit: Unit) => {
    unit.inserter('peer')({
      ...{ id: runtime.newId(), relation: 'superior', office_name: '样例街道', office_code: 'yangli' },
      ...{
        ledger: runtime.newId(),
        practice: 0,
        sign_pub: runtime.newId().padEnd(44, '='),
        recipient: 'age1',
      },
      ...{ fingerprint: runtime.newId(), state: 'active', revoked_incarnation: null, revoked_seq: null },
      ...{ since: 0, revision: 1 },
    })
  })
}

/** What a person can sign with anywhere, knowing their own password. */
async function signerFor(userId: Id, password: string) {
  const opened = await unlock(runtime.open!.vault.ring, userId, password)
  if (!opened.ok) throw new Error('the password is right')
  return signerOf(opened.value.seed!, office.ledgerId, 1)
}

describe('a decision', () => {
  it('wants the own password, for ten minutes at most and never over a lock', async () => {
    runtime.signing.isOn = false
    await unlockAs(office.adminId, passwords.admin)
    const wanted = { name: '周样例', role: 'clerk', oneTimePassword: '一次性-样例-2031' } as const
    const first = async () => runtime.refused(session.addPerson, wanted)
    expect(await first()).toEqual({ code: 'session.sign-first', params: {} })
    expect((await runtime.call(session.people, {})).length).toBe(2)
    expect(await runtime.refused(session.sign, { password: '不是这个密码' })).toMatchObject({
      code: 'session.wrong-password',
    })
    expect(await first()).toMatchObject({ code: 'session.sign-first' })
    await runtime.call(session.sign, { password: passwords.admin })
    const { id } = await runtime.call(session.addPerson, wanted)
    runtime.clock.ticks += SIGNING_MINUTES * 60_000
    const amended = { userId: id, name: '周样例', role: 'reviewer', reason: '岗位调整' } as const
    expect(await runtime.refused(session.amendPerson, amended)).toMatchObject({ code: 'session.sign-first' })
    await runtime.call(session.sign, { password: passwords.admin })
    await runtime.call(session.lock, {})
    await unlockAs(office.adminId, passwords.admin)
    expect(await runtime.refused(session.amendPerson, amended)).toMatchObject({ code: 'session.sign-first' })
    expect(await verify()).toMatchObject({ broken: [] })
  })

  it('is found unsigned when it was written in the name of another', async () => {
    const clerk = await join('周样例', 'clerk', '录入员-的密码-2031')
    await certifyAs(office.headId, passwords.head, clerk)
    decide(office.headId, [], true)
    expect(await broken()).toEqual(['unsigned peer'])
    decide(office.headId, [await signerFor(clerk, '录入员-的密码-2031')])
    decide(clerk, [await signerFor(clerk, '录入员-的密码-2031')])
    expect(await broken()).toEqual(['unsigned peer', 'unsigned peer', 'unsigned peer'])
    decide(office.headId, [await signerFor(office.headId, passwords.head)])
    expect(await broken()).toHaveLength(3)
  })

  it('is not signed with a key that was made up, or with a signature of something else', async () => {
    await unlockAs(office.headId, passwords.head)
    const made = signerOf(runtime.random(32), office.ledgerId, 1)
    decide(office.headId, [made])
    expect(await broken()).toEqual(['signature', 'unsigned peer'])
    const head = await signerFor(office.headId, passwords.head)
    const other = { key: head.key, sign: () => head.sign({ first: 1, last: 2, head: '00' }) }
    decide(office.headId, [other])
    expect(await broken()).toEqual(['signature', 'unsigned peer', 'signature', 'unsigned peer'])
  })
})

describe('a signing key', () => {
  it('signs nothing until somebody else than who gave the one-time password certified it', async () => {
    const id = await join('周样例', 'reviewer', '复核员-的密码-2031')
    expect(await runtime.refused(session.sign, { password: '复核员-的密码-2031' })).toEqual({
      code: 'session.key-waiting',
      params: {},
    })
    expect(
      await runtime.refused(session.renewRecovery, { password: 'x'.repeat(12), reason: '没有权' }),
    ).toMatchObject({ code: 'session.not-allowed' })
    await expect(certifyAs(office.adminId, passwords.admin, id)).rejects.toMatchObject({
      fault: { code: 'session.certify-other', params: { name: '周样例' } },
    })
    expect(await runtime.refused(session.certify, { userId: id, fingerprint: '0000' })).toMatchObject({
      code: 'session.key-unknown',
    })
    await certifyAs(office.headId, passwords.head, id)
    await unlockAs(id, '复核员-的密码-2031')
    await runtime.call(session.sign, { password: '复核员-的密码-2031' })
    expect(await verify()).toMatchObject({ broken: [] })
  })

  it.each(['session.certify', 'session.restore'])(
    'is found where its holder, or nobody, certified it: %s',
    async (deed) => {
      const id = await join('周样例', 'reviewer', '复核员-的密码-2031')
      const own = await signerFor(id, '复核员-的密码-2031')
      certifyBehind(id, [own], deed)
      expect(await broken()).toContain('certificate')
    },
  )

  it('ends with a reset by two people, and the next one waits again', async () => {
    const id = await join('周样例', 'reviewer', '复核员-的密码-2031')
    await certifyAs(office.headId, passwords.head, id)
    await unlockAs(office.adminId, passwords.admin)
    await runtime.call(session.resetPassword, {
      ...{ userId: id, oneTimePassword: '一次性-样例-2032', reason: '忘记密码' },
      ...{ witnessId: office.headId, witnessPassword: passwords.head },
    })
    expect((await runtime.call(session.people, {})).find((one) => one.id === id)?.key).toBeNull()
    await unlockAs(id, '一次性-样例-2032')
    expect(await runtime.refused(session.sign, { password: '一次性-样例-2032' })).toMatchObject({
      code: 'session.must-change-first',
    })
    await runtime.call(session.changePassword, {
      oldPassword: '一次性-样例-2032',
      newPassword: '复核员-新密码-2032',
    })
    expect((await runtime.call(session.people, {})).find((one) => one.id === id)?.key?.state).toBe('waiting')
    await certifyAs(office.headId, passwords.head, id)
    const keys = runtime.open!.db.file.prepare('select count(*) from person_key where holder = ?').pluck()
    expect(keys.get(id)).toBe(2)
    expect(await verify()).toMatchObject({ broken: [] })
  })

  it('comes of the envelope where nobody else is there, and is sound', async () => {
    await runtime.call(session.recover, {
      ...{ ledgerId: office.ledgerId, userId: office.headId },
      ...{ code: office.recoveryCode, newPassword: '负责人-新密码-2031' },
    })
    await runtime.call(session.sign, { password: '负责人-新密码-2031' })
    const renewed = await runtime.call(session.renewRecovery, {
      password: '负责人-新密码-2031',
      reason: '更换信封',
    })
    await runtime.call(session.recover, {
      ...{ ledgerId: office.ledgerId, userId: office.adminId },
      ...{ code: renewed.recoveryCode, newPassword: '管理员-新密码-2031' },
    })
    expect(await verify()).toMatchObject({ broken: [] })
  })

  it.each([
    ['nobody', false],
    ['an auditor alone, who certifies nobody', true],
  ])('is not stranded where a backup knows %s; verification names it', async (_, withAuditor) => {
    const head = { ledgerId: office.ledgerId, userId: office.headId, password: '负责人-新密码-2031' }
    if (withAuditor) {
      const id = await join('郑样例', 'auditor', '审计员-的密码-2031')
      await certifyAs(office.headId, passwords.head, id)
    }
    await unlockAs(office.headId, passwords.head)
    await runtime.call(session.backUp, { toStick: false })
    await runtime.call(session.recover, {
      ...{ ledgerId: office.ledgerId, userId: office.headId },
      ...{ code: office.recoveryCode, newPassword: head.password },
    })
    await runtime.call(session.sign, { password: head.password })
    const { recoveryCode } = await runtime.call(session.renewRecovery, {
      ...{ password: head.password, reason: '更换信封' },
    })
    await runtime.call(session.recover, {
      ...{ ledgerId: office.ledgerId, userId: office.adminId },
      ...{ code: recoveryCode, newPassword: '管理员-新密码-2031' },
    })
    await runtime.call(session.lock, {})
    const { backups } = await runtime.call(session.backupsOf, asking(head))
    const [oldest] = backups.map(({ name }) => name).sort()
    await runtime.call(session.restore, choosing(head, oldest!))
    const states = (await runtime.call(session.people, {})).map(({ key }) => key?.state)
    expect(new Set(states)).toEqual(new Set(['certified']))
    await runtime.call(session.sign, { password: head.password })
    expect(new Set(await broken())).toContain('certificate')
    await runtime.call(session.renewRecovery, { password: head.password, reason: '更换信封' })
  })

  it('of somebody removed signs nothing any more', async () => {
    const id = await join('周样例', 'head', '负责人二-的密码-2031')
    await certifyAs(office.headId, passwords.head, id)
    const gone = await signerFor(id, '负责人二-的密码-2031')
    await unlockAs(office.adminId, passwords.admin)
    await runtime.call(session.removePerson, { userId: id, reason: '调离' })
    expect(await verify()).toMatchObject({ broken: [] })
    decide(id, [gone])
    expect(await broken()).toEqual(['unsigned peer'])
  })
})

/** Certifies a key without the door, as whoever holds the files could. */
function certifyBehind(
  userId: Id,
  signers: Parameters<typeof commit>[2]['signers'],
  deed = 'session.certify',
) {
  const { db } = runtime.open!
  const ambient = { user: userId, nowMs: Date.now(), today: '2031-06-15', newId: runtime.newId }
  commit(db, ambient, { name: deed, signers: signers ?? [] }, (unit) => {
    if (deed === 'session.restore') unit.record('session.restored', '', {})
    db.file.prepare(`update person_key set state = 'certified', revision = 2 where holder = ?`).run(userId)
  })
}
