import { expect, onTestFinished, test } from 'vitest'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, testRuntime } from '../support/test-runtime.ts'

test('a key that waits is said to its holder, and to whoever may confirm it', async () => {
  const runtime = testRuntime(services)
  onTestFinished(() => runtime.end())
  const office = await makeOffice(runtime)
  const [once, own] = ['一次性-样例-密码-2031', '复核员-的密码-2031']
  const sit = (userId: Id, password: string) =>
    runtime.call(session.unlock, { ledgerId: office.ledgerId, userId, password })
  const told = async () => {
    const { items } = await runtime.call(desk.overview, { today: '2031-06-15' as Day })
    return items.flatMap(({ code, count }) => (code.includes('key') ? [[code, count]] : []))
  }
  await sit(office.adminId, passwords.admin)
  const { id } = await runtime.call(session.addPerson, {
    name: '周样例',
    role: 'reviewer',
    oneTimePassword: once,
  })
  await sit(id, once)
  await runtime.call(session.changePassword, { oldPassword: once, newPassword: own })
  expect(await told()).toEqual([['own-key-waiting', 1]])
  await sit(office.adminId, passwords.admin)
  expect(await told()).toEqual([])
  await sit(office.headId, passwords.head)
  expect(await told()).toEqual([['keys-to-confirm', 1]])
  const { key } = (await runtime.call(session.people, {})).find((one) => one.id === id)!
  await runtime.call(session.certify, { userId: id, fingerprint: key!.fingerprint })
  expect(await told()).toEqual([])
  await sit(id, own)
  expect(await told()).toEqual([])
})
