import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { writeWorkbook } from '../../electron/sheets/write-workbook.ts'
import { imports } from '../../shared/imports/contract.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { enterMembers } from '../support/actors.ts'
import { contentsOf } from '../support/open-memory.ts'
import { sampleDay } from '../support/sample-office.ts'
import { office, officeWithBranches, paste, people, person } from './rosters.ts'

const sample = (name: string) => join(import.meta.dirname, '../../resources/sample', name)

describe('the sample office', () => {
  test('goes in from its own workbooks, once; the wrong rows come back marked', async () => {
    const at = office()
    at.setDay(sampleDay)
    at.dialogs.push(sample('党组织.xlsx'))
    const tree = (await at.call(imports.open, { noun: 'organisation' }))!
    expect(tree).toMatchObject({ missing: [], counts: { new: 23, changed: 0, same: 0, wrong: 0 } })
    await at.call(imports.apply, { token: tree.token })
    const nodes = await at.call(organisation.tree, { asOf: sampleDay })
    expect(nodes).toHaveLength(23)
    expect(nodes.filter(({ parentId }) => parentId === null)).toHaveLength(1)

    at.dialogs.push(sample('党员花名册.xlsx'))
    const roster = (await at.call(imports.open, { noun: 'members' }))!
    expect(roster.missing).toEqual([])
    expect(roster.counts.new).toBeGreaterThan(250)
    expect(roster.counts.wrong).toBeGreaterThan(20)
    expect(roster.rows[0]!.verdict).toBe('wrong')
    const batch = await at.call(imports.apply, { token: roster.token })
    expect(batch).toMatchObject({ rowsNew: roster.counts.new, rowsWrong: roster.counts.wrong, undone: false })
    expect((await at.call(members.list, {})).total).toBe(roster.counts.new)

    at.dialogs.push(sample('党员花名册.xlsx'))
    const again = (await at.call(imports.open, { noun: 'members' }))!
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: roster.counts.new })
    const marked = join(at.root, '标红.xlsx')
    at.dialogs.push(marked)
    // The page offers the marked workbook beside what the import did: its dry run is spent, not gone.
    expect(await at.call(imports.marked, { token: roster.token })).toEqual({ fileName: '标红.xlsx' })
    expect((await at.refused(imports.apply, { token: roster.token })).code).toBe('imports.expired')
    const { sheets } = readWorkbook(readFileSync(marked))
    const notes = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell === '导入问题')
    expect(notes).toHaveLength(1)
    expect((await at.refused(imports.apply, { token: again.token })).code).toBe('imports.nothing')
  })

  test('a roster that we exported ourselves is the same', async () => {
    const at = office()
    at.setDay(sampleDay)
    for (const [noun, name] of [
      ['organisation', '党组织.xlsx'],
      ['members', '党员花名册.xlsx'],
    ] as const) {
      at.dialogs.push(sample(name))
      const { token } = (await at.call(imports.open, { noun }))!
      await at.call(imports.apply, { token })
    }
    const total = (await at.call(members.list, {})).total
    const file = join(at.root, '名册.xlsx')
    at.dialogs.push(file, file)
    const columns = [
      'name',
      'idNumber',
      'sex',
      'birthDay',
      'category',
      'branchId',
      'joinDay',
      'mobile',
      'isLost',
    ]
    const wanted = { list: { sort: 'branch' as const }, columns, reason: '核对', unmasked: true }
    await at.call(members.exportSheet, wanted)
    const preview = (await at.call(imports.open, { noun: 'members' }))!
    expect(preview.counts).toEqual({ new: 0, changed: 0, same: total, wrong: 0 })
    at.dialogs.push(file, file)
    await at.call(organisation.exportSheet, { asOf: sampleDay, reason: '核对' })
    const tree = (await at.call(imports.open, { noun: 'organisation' }))!
    expect(tree.counts).toEqual({ new: 0, changed: 0, same: 23, wrong: 0 })
  })
})

describe('a dry run', () => {
  test('changes nothing, and says cell by cell what would', async () => {
    const { at, first } = await officeWithBranches()
    await enterMembers(at, first.id, 2, () => ({ joinDay: '1995-07-15', fullDay: null }))
    const before = contentsOf(at.db, ['audit', 'audit_stretch'])
    const preview = await paste(
      at,
      person(0, { name: '王样例', mobile: '13900000000' }),
      person(1, { name: '王样例', mobile: '13800001234' }),
      person(2, { branch: '第三支部' }),
      person(3),
      person(3),
    )
    expect(contentsOf(at.db, ['audit', 'audit_stretch'])).toBe(before)
    expect(preview.counts).toEqual({ new: 1, changed: 1, same: 1, wrong: 2 })
    expect(preview.rows.map(({ row, verdict }) => [row, verdict])).toEqual([
      [4, 'wrong'],
      [6, 'wrong'],
      [2, 'changed'],
      [5, 'new'],
      [3, 'same'],
    ])
    expect(preview.rows[0]!.cells).toMatchObject([{ label: '所在党支部', after: '第三支部' }])
    expect(preview.rows[0]!.cells[0]!.problem).toContain('第三支部')
    expect(preview.rows[2]!.cells).toEqual([
      {
        field: 'mobile',
        label: '联系电话（手机）',
        before: '138****1234',
        after: '13900000000',
        problem: '',
      },
    ])
  })

  test('refuses what the form would refuse', async () => {
    const { at, first, second } = await officeWithBranches()
    const [left] = await enterMembers(at, first.id, 1)
    const out = { kind: 'died', day: '2031-05-01', counterpart: '', reason: '病故' }
    await at.call(members.leave, { id: left!.id, revision: 1, ...out })
    const preview = await paste(
      at,
      person(0, { name: '王样例' }),
      person(1, { branch: '样例党委' }),
      person(2, { join: '2032.1' }),
      person(3, { branch: '第二支部' }),
      person(4, { name: '字'.repeat(31) }),
    )
    expect(preview.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 4 })
    const problems = preview.rows.flatMap(({ cells }) => cells.map(({ problem }) => problem)).join()
    expect(problems).toContain('已于 2031-05-01 离开')
    expect(problems).toContain('党员只能编入党支部或党小组')
    expect(problems).toContain('日期晚于今天')
    expect(second.shortName).toBe('第二支部')
  })

  test('columns may be understood otherwise, sheets and heading rows too', async () => {
    const { at } = await officeWithBranches()
    const file = join(at.root, '两张表.xlsx')
    const text = (heading: string) => ({ heading, kind: 'text' as const, width: 100 })
    const columns = ['姓名', '身份证号', '类别', '支部', '甲'].map(text)
    const bytes = writeWorkbook({
      title: '名册',
      columns,
      rows: [person(0).slice(0, 4).concat('13900000000')],
    })
    writeFileSync(file, bytes)
    at.dialogs.push(file)
    const first = (await at.call(imports.open, { noun: 'members' }))!
    expect(first.mapping.columns.find(({ heading }) => heading === '甲')!.field).toBeNull()
    const mapping = {
      ...first.mapping,
      columns: first.mapping.columns.map((each) =>
        each.heading === '甲' ? { ...each, field: 'mobile', sure: true } : each,
      ),
    }
    const second = await at.call(imports.replan, { token: first.token, mapping })
    expect(second.token).toBe(first.token)
    await at.call(imports.apply, { token: second.token })
    const [member] = await people(at)
    expect((await at.call(members.unmask, { id: member!.id })).mobile).toBe('13900000000')
    const none = { token: second.token, mapping: { ...mapping, sheet: '没有' } }
    expect((await at.refused(imports.replan, none)).code).toBe('imports.expired')
    const { token } = await paste(at, person(5))
    const elsewhere = { token, mapping: { ...mapping, sheet: '没有' } }
    expect((await at.refused(imports.replan, elsewhere)).code).toBe('sheets.no-sheet')
    const noHeading = await at.refused(imports.paste, { noun: 'members', text: '甲\t乙\n丙\t丁' })
    expect(noHeading.code).toBe('sheets.no-heading')
  })

  test('a closed dialog is no fault', async () => {
    const at = office()
    at.dialogs.push(null, null)
    expect(await at.call(imports.open, { noun: 'members' })).toBeNull()
    expect(await at.call(imports.template, { noun: 'members' })).toEqual({ fileName: null })
  })

  test('the template has every heading, and the words to choose from', async () => {
    const at = office()
    const file = join(at.root, '模板.xlsx')
    at.dialogs.push(file, file)
    await at.call(imports.template, { noun: 'members' })
    const preview = (await at.call(imports.open, { noun: 'members' }))!
    expect(preview.mapping.columns.every(({ field, sure }) => field !== null && sure)).toBe(true)
    expect(preview.counts).toEqual({ new: 0, changed: 0, same: 0, wrong: 0 })
  })
})
