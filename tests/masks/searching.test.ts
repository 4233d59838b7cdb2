import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { everyRole, unmaskers } from '../../shared/kernel/roles.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { payroll } from '../../shared/ledgers/payroll/contract.ts'
import { wantedStaff } from '../ledgers/payroll/payroll-office.ts'
import { foundBranches, idNumber, officeWith, wantedMember } from '../support/actors.ts'

/** Somebody whose check sign is X, so that one letter tells a tenth of all numbers. */
const number = Array.from({ length: 99 }, (_, nth) => idNumber(nth)).find((one) => one.endsWith('X'))!
const tail = number.slice(-4)

async function office() {
  const at = officeWith(ledgerServices)
  const { first } = await foundBranches(at)
  await at.call(members.enter, wantedMember(first.id, { idNumber: number }))
  await at.call(payroll.enter, wantedStaff({ idNumber: number }))
  return at
}

test('a piece of an ID number finds its bearer only for who may see numbers', async () => {
  const at = await office()
  const pieces = [tail, tail.toLowerCase(), tail.slice(1), number, number.slice(6, 14), '990000', 'x', '*']
  for (const role of everyRole) {
    at.sit(role)
    for (const search of pieces) {
      const found = [
        (await at.call(members.list, { search })).total,
        (await at.call(payroll.list, { search })).total,
      ]
      const isTail = number.toLowerCase().slice(-6).includes(search.toLowerCase())
      const expected = isTail && unmaskers.includes(role) ? 1 : 0
      // Subtle: no syllable of 王样例 holds an x, so that a hit could come of the check sign alone.
      expect(found, `${role} ${search}`).toEqual([expected, expected])
    }
    for (const search of ['王样例', 'wyl', 'wangyang']) {
      expect((await at.call(members.list, { search })).total, `${role} ${search}`).toBe(1)
    }
  }
})

test('what leaves by a search of ID signs is nobody for who may not see numbers', async () => {
  const at = await office()
  at.sit('admin')
  for (const [door, columns] of [
    [members.exportSheet, ['name']],
    [payroll.exportSheet, ['name']],
  ] as const) {
    at.dialogs.push(`${at.root}/名册.xlsx`)
    await at.call(door, { list: { search: tail }, columns, reason: '核对' } as never)
  }
  const told = at.db.file.prepare('select body from audit order by seq desc limit 2').pluck().all()
  expect(told.map((body) => JSON.parse(body as string).after.rows)).toEqual([0, 0])
})
