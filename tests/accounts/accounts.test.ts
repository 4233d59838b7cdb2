import { expect, test } from 'vitest'
import { accountService } from '../../electron/accounts/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { importService } from '../../electron/imports/service.ts'
import { importNouns } from '../../electron/ledgers/derived.ts'
import { services as all } from '../../electron/services.ts'
import { accounts } from '../../shared/accounts/contract.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { idNumber, TODAY, wantedMember, wantedOrganisation } from '../support/actors.ts'
import { personId } from '../support/founding.ts'
import { attach, officeWithFund, wantedSpending } from '../support/funds.ts'
import { ledgerId } from '../support/open-memory.ts'

const reason = '样例'

/** An office whose member and staff member of one ID number are one person. */
async function office() {
  const services = { accounts: accountService, desk: all.desk, imports: importService(importNouns) }
  const runtime = await officeWithFund(services)
  runtime.sit('clerk')
  const top = await runtime.call(organisation.found, wantedOrganisation())
  const branch = wantedOrganisation({ parentId: top.id, code: 'YL-002', type: '631', shortName: '样例支部' })
  const { id: branchId } = await runtime.call(organisation.found, branch)
  const member = await runtime.call(members.enter, wantedMember(branchId, { idNumber: idNumber(7) }))
  const staff = await runtime.call(payroll.enter, wantedStaff({ idNumber: idNumber(7) }))
  const ids = { member: member.id, staff: staff.id }
  return Object.assign(runtime, {
    async link(by: Role, account: Role, of: 'member' | 'staff', fromDay = '2031-01-01') {
      runtime.sit(by)
      return runtime.call(accounts.link, {
        ...{ accountId: personId(account), of, personId: ids[of], fromDay, reason },
      })
    },
    async submitted() {
      runtime.sit('clerk')
      const { id } = await runtime.call(spending.enter, wantedSpending(runtime.lineId))
      await attach(runtime, id, 'minutes')
      const { revision } = (await runtime.call(spending.get, { id })).spending
      return runtime.call(spending.submit, { id, revision })
    },
    async waitsFor(role: Role) {
      runtime.sit(role)
      const { total } = await runtime.call(spending.list, { filters: { waits: true } })
      const { items } = await runtime.call(desk.overview, { today: TODAY })
      const line = items.find(({ code }) => code === 'spending-waiting')
      return [total, line?.count ?? 0]
    },
  })
}

test('hands are those of a person: whoever has two accounts does not decide over their own', async () => {
  const runtime = await office()
  const one = await runtime.submitted()
  expect(await runtime.waitsFor('reviewer')).toEqual([1, 1])
  await runtime.link('head', 'clerk', 'member')
  await runtime.link('head', 'reviewer', 'staff')
  expect(await runtime.waitsFor('reviewer')).toEqual([0, 0])
  expect(await runtime.waitsFor('head')).toEqual([1, 1])
  runtime.sit('reviewer')
  const asked = { id: one.id, revision: one.revision }
  expect((await runtime.refused(spending.review, asked)).code).toBe('spending.self-approval')
  runtime.sit('head')
  await runtime.call(spending.review, asked)
  expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
})

test('an account that went to somebody else is theirs no more; what they touched stays', async () => {
  const runtime = await office()
  const { id, revision } = await runtime.submitted()
  const clerk = await runtime.link('head', 'clerk', 'member')
  const { id: linkId } = await runtime.link('head', 'reviewer', 'staff')
  // The clerk's account went to somebody else; the reviewer is still who entered it.
  await runtime.call(accounts.endLink, { id: clerk.id, revision: 1, toDay: '2031-05-31', reason })
  expect(await runtime.waitsFor('reviewer')).toEqual([0, 0])
  runtime.sit('head')
  await runtime.call(accounts.endLink, { id: linkId, revision: 1, toDay: '2031-06-14', reason })
  expect(await runtime.waitsFor('reviewer')).toEqual([1, 1])
  runtime.sit('reviewer')
  await runtime.call(spending.review, { id, revision })
})

test('is said by another, of somebody who is there, once; a mistake is taken back', async () => {
  const runtime = await office()
  const { id, accountId } = await runtime.link('head', 'clerk', 'member')
  const again = { accountId, of: 'member', personId: (await links(runtime))[0]!.memberId!, reason } as const
  const wanted = { ...again, fromDay: TODAY }
  expect((await runtime.refused(accounts.link, wanted)).code).toBe('accounts.linked-already')
  const nobody = personId('admin')
  expect((await runtime.refused(accounts.link, { ...wanted, personId: nobody })).code).toBe(
    'accounts.not-found',
  )
  const own = { ...wanted, accountId: personId('head') }
  expect((await runtime.refused(accounts.link, own)).code).toBe('accounts.own')
  const end = { id, revision: 1, toDay: '2030-12-31', reason }
  expect((await runtime.refused(accounts.endLink, end)).code).toBe('accounts.days-backwards')
  expect((await runtime.refused(accounts.endLink, { ...end, revision: 2 })).code).toBe('accounts.stale')
  runtime.sit('clerk')
  expect((await runtime.refused(accounts.dropLink, { id, revision: 1, reason })).code).toBe(
    'session.not-allowed',
  )
  runtime.sit('admin')
  await runtime.call(accounts.dropLink, { id, revision: 1, reason })
  expect(await links(runtime)).toEqual([])
  expect((await runtime.refused(accounts.dropLink, { id, revision: 1, reason })).code).toBe(
    'accounts.not-found',
  )
})

test('who knows their other account does not say otherwise of it', async () => {
  const runtime = await office()
  const { id } = await runtime.link('head', 'admin', 'member')
  await runtime.link('admin', 'head', 'staff')
  runtime.sit('head')
  expect((await runtime.refused(accounts.dropLink, { id, revision: 1, reason })).code).toBe('accounts.own')
})

const links = (runtime: Awaited<ReturnType<typeof office>>) => runtime.call(accounts.links, {})
