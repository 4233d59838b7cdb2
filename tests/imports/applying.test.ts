import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { taskContext } from '../../electron/router/contexts.ts'
import { imports } from '../../shared/imports/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { enterMembers, idNumber } from '../support/actors.ts'
import { contentsOf } from '../support/open-memory.ts'
import { officeWithBranches, paste, pasteAndApply, people, person, rosterText, services } from './rosters.ts'

describe('applying', () => {
  test('good rows go in as one deed; a blank cell changes nothing; branches change from today', async () => {
    const { at, first, second } = await officeWithBranches()
    const [known] = await enterMembers(at, first.id, 1, () => ({ joinDay: '1995-07-15', fullDay: null }))
    const entries = at.db.auditWriter.size()
    const batch = await pasteAndApply(at, person(0, { name: '王样例', branch: '第二支部' }), person(1), [
      '坏行',
      'x',
    ])
    expect(batch).toMatchObject({ noun: 'members', rowsNew: 1, rowsChanged: 1, rowsSame: 0, rowsWrong: 1 })
    const after = await at.call(members.unmask, { id: known!.id })
    expect(after).toMatchObject({
      mobile: '13800001234',
      joinDay: '1995-07-15',
      branchId: second.id,
      revision: 2,
    })
    const { branches } = await at.call(members.get, { id: known!.id })
    expect(branches.map(({ value, fromDay }) => [value, fromDay])).toEqual([
      [first.id, '2031-01-01'],
      [second.id, '2031-06-15'],
    ])
    const txs = at.db.file
      .prepare(
        `select distinct json_extract(body, '$.tx') from audit where seq > ? and body like '%imports.apply%'`,
      )
      .all(entries)
    expect(txs).toHaveLength(1)
    expect(await at.call(imports.batches, {})).toEqual([batch])
  })

  test('months and days of one month agree', async () => {
    const { at } = await officeWithBranches()
    const text = rosterText([...person(0, { join: '1995-07-15' }), '1995.7']).replace(
      '入党时间',
      '入党时间\t转正时间',
    )
    const { token, counts } = await at.call(imports.paste, { noun: 'members', text })
    expect(counts.new).toBe(1)
    await at.call(imports.apply, { token })
    expect(await people(at)).toMatchObject([{ joinDay: '1995-07-15', fullDay: '1995-07-15' }])
    expect((await at.call(imports.paste, { noun: 'members', text })).counts.same).toBe(1)
  })

  test('refused whole, when a record moved on since the dry run', async () => {
    const { at, first } = await officeWithBranches()
    const [known] = await enterMembers(at, first.id, 1, () => ({ joinDay: '1995-07-15', fullDay: null }))
    const { token } = await paste(at, person(1), person(0, { name: '王样一' }))
    const patch = { remark: '改过' }
    await at.call(members.correct, { id: known!.id, revision: 1, patch, reason: '更正' })
    const before = contentsOf(at.db)
    expect(await at.refused(imports.apply, { token })).toEqual({ code: 'imports.moved', params: { row: 3 } })
    expect(contentsOf(at.db)).toBe(before)
  })

  test('refused whole, when somebody entered the person, or the branch went, since the dry run', async () => {
    const { at, first, second } = await officeWithBranches()
    const run = await paste(at, person(0))
    await enterMembers(at, second.id, 1)
    expect((await at.refused(imports.apply, { token: run.token })).params).toEqual({ row: 2 })
    const next = await paste(at, person(1))
    await at.call(organisation.dissolve, { id: first.id, revision: 1, day: '2031-06-15', reason: '合并' })
    expect((await at.refused(imports.apply, { token: next.token })).params).toEqual({ row: 2 })
  })

  test('refused without the required columns, without rows, and without a dry run', async () => {
    const { at } = await officeWithBranches()
    const text = `姓名\t身份证号\n样例甲\t${idNumber(1)}`
    const { token, missing } = await at.call(imports.paste, { noun: 'members', text })
    expect(missing).toEqual(['category', 'branchId'])
    expect(await at.refused(imports.apply, { token })).toEqual({
      code: 'imports.missing-columns',
      params: { labels: ['人员类别', '所在党支部'] },
    })
    const empty = await paste(at, ['坏行', 'x'])
    expect((await at.refused(imports.apply, { token: empty.token })).code).toBe('imports.nothing')
    expect((await at.refused(imports.apply, { token: 'x' })).code).toBe('imports.expired')
    expect((await at.refused(imports.marked, { token: 'x' })).code).toBe('imports.expired')
    expect((await at.refused(imports.marked, { token: empty.token })).code).toBe('imports.no-workbook')
  })

  test('a list without the required columns may still change who is there', async () => {
    const { at, first } = await officeWithBranches()
    const [known] = await enterMembers(at, first.id, 1)
    const text = `身份证号\t联系电话\n${idNumber(1)}\t13900000000`
    const { token, missing } = await at.call(imports.paste, { noun: 'members', text })
    expect(missing).toEqual([])
    await at.call(imports.apply, { token })
    expect((await at.call(members.unmask, { id: known!.id })).mobile).toBe('13900000000')
  })

  test('cancelled, it leaves no trace and can be done again', async () => {
    const { at } = await officeWithBranches()
    const { token } = await paste(at, person(0), person(1))
    const before = contentsOf(at.db)
    const call = { progress: () => {}, cancelled: () => true }
    const task = taskContext(at, 'imports.apply', call)
    await expect(services.imports.apply(task, { token })).rejects.toMatchObject({
      fault: { code: 'ipc.cancelled' },
    })
    expect(contentsOf(at.db)).toBe(before)
    await at.call(imports.apply, { token })
    expect((await people(at)).length).toBe(2)
  })

  test('what is no workbook is named for what it is', async () => {
    const { at } = await officeWithBranches()
    const file = join(at.root, '名册.xlsx')
    writeFileSync(file, '姓名,身份证号')
    at.dialogs.push(file)
    expect((await at.refused(imports.open, { noun: 'members' })).code).toMatch(/^sheets\./)
  })

  test('an auditor imports nothing', async () => {
    const { at } = await officeWithBranches()
    at.sit('auditor')
    const refused = await at.refused(imports.paste, { noun: 'members', text: 'x' })
    expect(refused.code).toBe('session.not-allowed')
  })
})
