import { expect, onTestFinished, test } from 'vitest'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, testHall } from '../support/test-hall.ts'

test('a key that waits is said to its holder, and to whoever may confirm it', async () => {
  const hall = testHall(services)
  onTestFinished(() => hall.end())
  const office = await makeOffice(hall)
  const [once, own] = ['一次性-样例-密码-2031', '复核员-的密码-2031']
  const sit = (userId: Id, password: string) =>
    hall.call(session.unlock, { ledgerId: office.ledgerId, userId, password })
  const told = async () => {
    const { items } = await hall.call(desk.overview, { today: '2031-06-15' as Day })
    return items.flatMap(({ code, count }) => (code.includes('key') ? [[code, count]] : []))
  }
  await sit(office.adminId, passwords.admin)
  const { id } = await hall.call(session.addPerson, {
    name: '周样例',
    role: 'reviewer',
    oneTimePassword: once,
  })
  await sit(id, once)
  await hall.call(session.changePassword, { oldPassword: once, newPassword: own })
  expect(await told()).toEqual([['own-key-waiting', 1]])
  await sit(office.adminId, passwords.admin)
  expect(await told()).toEqual([])
  await sit(office.headId, passwords.head)
  expect(await told()).toEqual([['keys-to-confirm', 1]])
  const { key } = (await hall.call(session.people, {})).find((one) => one.id === id)!
  await hall.call(session.certify, { userId: id, fingerprint: key!.fingerprint })
  expect(await told()).toEqual([])
  await sit(id, own)
  expect(await told()).toEqual([])
})
