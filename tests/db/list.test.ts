import { expect, test } from 'vitest'
import { eachListed, listWindow } from '../../electron/db/list.ts'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { memberListPlanFor } from '../../electron/ledgers/members/list-plan.ts'
import { MemberList, members } from '../../shared/ledgers/members/contract.ts'
import { untold } from '../bench/bare.ts'
import { foundBranches, officeWith, wantedMember } from '../support/actors.ts'

const memberListPlan = memberListPlanFor('clerk')

/** An office of 1,200 people in two branches: every hundredth is 李, every second 赵, the rest 王. */
async function crowd() {
  const at = officeWith(ledgerServices)
  const { first, group } = await foundBranches(at)
  await at.call(members.enter, wantedMember(first.id))
  const { file, writer } = at.db
  const {
    present: _,
    tail: __,
    ...pattern
  } = file.prepare('select * from member').get() as Record<string, unknown>
  const fill = file.transaction(() => {
    const insert = writer.inserter('member')
    for (let nth = 1; nth < 1200; nth += 1) {
      const name = nth % 100 === 0 ? '李' : nth % 2 === 0 ? '赵' : '王'
      insert({
        ...pattern,
        id: `019f0000-0000-7000-9000-${String((nth * 7919) % 100_000).padStart(12, '0')}`,
        branch_id: nth % 3 === 0 ? group.id : first.id,
        name,
        name_key: `${name}${nth % 5}`,
        search: `${name} ${nth}`,
        id_number: `${String(nth).padStart(14, '0')}****`,
        birth_day: `19${50 + (nth % 40)}-01-01`,
        member_class: nth % 4 === 0 ? 'mobile' : 'resident',
      })
    }
  })
  untold(at.db, fill)
  return writer
}

test('a window is a piece of the whole list, whether hits are rare, many or all', async () => {
  const reader = await crowd()
  const sizes = { 李: 11, 赵: 588, '': 1200, 无人: 0 }
  for (const [search, size] of Object.entries(sizes)) {
    for (const sort of ['name', 'birthDay', 'branch'] as const) {
      for (const descending of [false, true]) {
        const request = { search, sort, descending }
        const all = [
          ...eachListed<{ id: string }, string, object>(reader, memberListPlan, MemberList.parse(request)),
        ]
        expect(all).toHaveLength(size)
        for (const offset of [0, 7, 10, 250, 580, 1190]) {
          const found = listWindow(
            reader,
            memberListPlan,
            MemberList.parse({ ...request, offset, limit: 20 }),
          )
          expect(found.rows).toEqual(all.slice(offset, offset + 20))
          expect(found.total).toBe(size)
        }
      }
    }
  }
})
