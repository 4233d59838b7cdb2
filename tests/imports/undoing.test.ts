import { describe, expect, test } from 'vitest'
import { imports } from '../../shared/imports/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { enterMembers } from '../support/actors.ts'
import { contentsOf } from '../support/open-memory.ts'
import { office, officeWithBranches, paste, pasteAndApply, people, person } from './rosters.ts'

describe('undoing', () => {
  test('inserted people go, changed ones are as before, and the chain keeps the story', async () => {
    const { at, first } = await officeWithBranches()
    const [known] = await enterMembers(at, first.id, 1)
    const before = await at.call(members.get, { id: known!.id })
    const batch = await pasteAndApply(
      at,
      person(0, { name: '赵样例', branch: '第二支部', mobile: '13900000000' }),
      person(1),
      person(2),
    )
    expect((await people(at)).length).toBe(3)
    const entries = at.db.auditWriter.size()
    const undone = await at.call(imports.undo, { batchId: batch.id, reason: '误导入' })
    expect(undone).toEqual({ ...batch, undone: true })
    const after = await at.call(members.get, { id: known!.id })
    expect(after).toEqual({ ...before, member: { ...before.member, revision: 3 } })
    expect((await at.call(members.list, { search: 'wangyangli' })).total).toBe(1)
    expect(at.db.auditWriter.size()).toBeGreaterThan(entries)
    expect((await at.refused(imports.undo, { batchId: batch.id, reason: '误导入' })).code).toBe(
      'imports.already-undone',
    )
    expect((await paste(at, person(1))).counts.new).toBe(1)
  })

  test('a later import undone first, the earlier can be undone too', async () => {
    const { at } = await officeWithBranches()
    const first = await pasteAndApply(at, person(0), person(1))
    const second = await pasteAndApply(at, person(0, { mobile: '13900000000' }), person(2))
    const reason = '误导入'
    const early = await at.refused(imports.undo, { batchId: first.id, reason })
    expect(early.code).toBe('imports.built-upon')
    await at.call(imports.undo, { batchId: second.id, reason })
    expect((await people(at)).length).toBe(2)
    await at.call(imports.undo, { batchId: first.id, reason })
    expect(await people(at)).toEqual([])
  })

  test('refused with names once a record moved on, and nothing is undone', async () => {
    const { at } = await officeWithBranches()
    const batch = await pasteAndApply(at, person(0), person(1))
    const [one] = await people(at)
    await at.call(members.correct, { id: one!.id, revision: 1, patch: { remark: 'x' }, reason: '更正' })
    const before = contentsOf(at.db)
    expect(await at.refused(imports.undo, { batchId: batch.id, reason: '误导入' })).toEqual({
      code: 'imports.built-upon',
      params: { titles: [one!.name], count: 1 },
    })
    expect(contentsOf(at.db)).toBe(before)
  })

  test('refused when somebody who came in holds a post', async () => {
    const { at, first } = await officeWithBranches()
    const batch = await pasteAndApply(at, person(0))
    const [one] = await people(at)
    const post = { organisationId: first.id, memberId: one!.id, holderName: one!.name, title: 'secretary' }
    await at.call(organisation.appoint, { ...post, fromDay: '2031-06-15' })
    const refused = await at.refused(imports.undo, { batchId: batch.id, reason: '误导入' })
    expect(refused.code).toBe('imports.built-upon')
  })

  test('refused where there is no such import', async () => {
    const refused = await office().refused(imports.undo, {
      batchId: '019f0000-0000-7000-8000-ffffffffffff',
      reason: '误导入',
    })
    expect(refused.code).toBe('imports.not-found')
  })
})
