import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accountService } from '../../../electron/accounts/service.ts'
import { otherAccountsOf } from '../../../electron/accounts/store.ts'
import { accounts } from '../../../shared/accounts/contract.ts'
import { imports } from '../../../shared/imports/contract.ts'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { services } from '../../imports/rosters.ts'
import { foundBranches, idNumber, officeWith, TODAY, wantedMember } from '../../support/actors.ts'
import { personId } from '../../support/founding.ts'

const reason = '样例'
const reporting = { idNumber: null, memberClass: 'on-duty' } as const

async function office() {
  const at = officeWith({ ...services, accounts: accountService })
  const { first, second } = await foundBranches(at)
  const enter = (over: Partial<RawInput<typeof members.enter>> = {}) =>
    at.call(members.enter, wantedMember(first.id, { ...reporting, ...over }))
  return { at, first, second, enter }
}

describe('who only reports in', () => {
  test('is kept without an ID number, and nothing is guessed from it', async () => {
    const { at, enter } = await office()
    const blank = { idNumber: null, sex: null, birthDay: null }
    expect(await enter()).toMatchObject(blank)
    expect(await enter({ name: '李样例', idNumber: ' ' })).toMatchObject(blank)
    for (const sort of ['name', 'birthDay'] as const) {
      const { rows, total } = await at.call(members.list, { sort })
      expect([rows.length, total], sort).toEqual([2, 2])
    }
    const found = await at.call(members.list, { search: '李样例' })
    expect(found.rows).toMatchObject([{ name: '李样例', ...blank }])
    expect((await at.call(members.list, { filters: { bornFrom: '1900-01-01' } })).total).toBe(0)
  })

  test('anybody else needs one', async () => {
    const { at, enter } = await office()
    for (const memberClass of ['resident', 'mobile']) {
      const wanted = wantedMember((await office()).first.id, { idNumber: null, memberClass })
      expect((await at.refused(members.enter, wanted)).code).toBe('members.id-number-needed')
    }
    const { id, revision } = await enter()
    const change = { id, revision, set: 'class', value: 'resident', fromDay: TODAY, reason } as const
    expect((await at.refused(members.change, change)).code).toBe('members.id-number-needed')
    const known = await at.call(members.correct, { id, revision, patch: { idNumber: idNumber(2) }, reason })
    expect(known).toMatchObject({ sex: '2', birthDay: '1970-01-01' })
    const after = await at.call(members.change, { ...change, revision: known.revision })
    const away = { id, revision: after.revision, patch: { idNumber: null }, reason }
    expect((await at.refused(members.correct, away)).code).toBe('members.id-number-needed')
  })

  test('is told apart by name and branch in an import; others are not taken without a number', async () => {
    const { at, enter, first } = await office()
    await enter({ mobile: '13800001234' })
    const heading = ['姓名', '身份证号', '人员类别', '管理类型', '所在党支部', '联系电话']
    const text = [
      heading,
      ['王样例', '', '正式党员', '在职党员', '第一支部', '13800005678'],
      ['王样例', '', '正式党员', '在职党员', '第二支部', ''],
      ['样例乙', '', '正式党员', '在管党员', '第一支部', ''],
      ['样例丙', '', '正式党员', '', '第一支部', ''],
    ]
    const pasted = { noun: 'members', text: text.map((row) => row.join('\t')).join('\n') } as const
    const { token, counts } = await at.call(imports.paste, pasted)
    expect(counts).toMatchObject({ new: 1, changed: 1, wrong: 2 })
    await at.call(imports.apply, { token })
    const { rows } = await at.call(members.list, { search: '王样例' })
    expect(rows.map(({ branchId }) => branchId === first.id).sort()).toEqual([false, true])
    const again = await at.call(imports.paste, pasted)
    expect(again.counts).toMatchObject({ same: 2, new: 0, changed: 0, wrong: 2 })
  })

  test('is one person with two accounts all the same', async () => {
    const { at, enter } = await office()
    const { id } = await enter()
    at.sit('head')
    for (const role of ['clerk', 'reviewer'] as const) {
      const link = { accountId: personId(role), of: 'member', personId: id, fromDay: '2031-01-01', reason }
      await at.call(accounts.link, link as RawInput<typeof accounts.link>)
    }
    expect(otherAccountsOf(at.db.writer, personId('clerk'), TODAY)).toEqual([personId('reviewer')])
  })

  test('stands on papers with blanks', async () => {
    const { at, enter } = await office()
    const { id } = await enter()
    at.dialogs.push(join(at.root, 'card.pdf'))
    await at.call(members.printCard, { id, unmasked: false, reason })
    expect(at.printed.at(-1)!.body.html).toMatch(/公民身份号码<\/th><td[^>]*><\/td>/)
  })
})
