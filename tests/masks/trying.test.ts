import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, idNumber, type Office, officeWith, wantedMember } from '../support/actors.ts'

/** Whoever tries numbers learns that one is taken only where a free one would have been entered. */
async function mustNotTell(at: Office, enter: (number: string) => Promise<string>) {
  const size = () => at.db.file.prepare('select count(*) from audit').pluck().get()
  const before = size()
  const [taken, free] = [await enter(idNumber(1)), await enter(idNumber(2))]
  expect(taken).toBe(free)
  expect(taken).not.toMatch(/taken/)
  expect(size()).toBe(before)
}

describe('numbers are not tried without a row for every wrong one', () => {
  test.each([
    ['a branch that is not there', { branchId: '019f0000-0000-7000-8000-00000000dead' as Id }],
    ['a day in the future', { entryDay: '2099-01-01' }],
    ['an unknown class', { memberClass: 'x' }],
    ['a name of nothing', { name: ' ' }],
    ['days backwards', { joinDay: '1969-12-31', fullDay: null }],
  ])('on a member’s form with %s', async (_, over) => {
    const at = officeWith(ledgerServices)
    const { first } = await foundBranches(at)
    await at.call(members.enter, wantedMember(first.id, { idNumber: idNumber(1) }))
    const enter = (number: string) =>
      at.refused(members.enter, wantedMember(first.id, { idNumber: number, ...over }))
    await mustNotTell(at, async (number) => (await enter(number)).code)
  })

  test.each([
    ['an unknown level', { level: 'x' }],
    ['a day before birth', { joinedDay: '1960-01-01' }],
  ])('on a worker’s form with %s', async (_, over) => {
    const at = officeWith(ledgerServices)
    await at.call(payroll.enter, wantedStaff({ idNumber: idNumber(1) }))
    const enter = (number: string) => at.refused(payroll.enter, wantedStaff({ idNumber: number, ...over }))
    await mustNotTell(at, async (number) => (await enter(number)).code)
  })
})
