import { describe, expect, test } from 'vitest'
import { imports } from '../../shared/imports/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { enterMembers } from '../support/actors.ts'
import { contentsOf } from '../support/open-memory.ts'
import { office, officeWithBranches } from './rosters.ts'

describe('organisations', () => {
  const treeText = (...rows: readonly string[][]) =>
    [['编码', '名称', '简称', '类别', '上级党组织'], ...rows].map((row) => row.join('\t')).join('\n')

  test('children may stand before their parents, named in any way', async () => {
    const at = office()
    const text = treeText(
      ['g1', '样例一组', '一组', '党小组', '样例第一支部'],
      ['z1', '中共样例第一支部委员会', '一支部', '党支部', 'dw'],
      ['dw', '中共样例社区委员会', '样例党委', '党委', ''],
    )
    const { token, counts } = await at.call(imports.paste, { noun: 'organisation', text })
    expect(counts).toEqual({ new: 3, changed: 0, same: 0, wrong: 0 })
    await at.call(imports.apply, { token })
    const tree = await at.call(organisation.tree, { asOf: '2031-06-15' })
    expect(tree.map(({ code }) => code)).toEqual(['DW', 'Z1', 'G1'])
    expect((await at.call(imports.paste, { noun: 'organisation', text })).counts.same).toBe(3)
  })

  test('rows are judged as the tree they would make: who leans on a wrong row is wrong too', async () => {
    const at = office()
    const text = treeText(
      ['dw', '中共样例社区委员会', '样例党委', '党委', ''],
      ['z1', '样例第一支部', '一支部', '党支部', '样例党委'],
      ['w1', '样例分党委', '分党委', '党委', '样例第一支部'],
      ['z2', '样例第二支部', '二支部', '党支部', 'w1'],
      ['a1', '样例甲党委', '甲党委', '党委', 'b1'],
      ['b1', '样例乙党委', '乙党委', '党委', 'a1'],
    )
    const preview = await at.call(imports.paste, { noun: 'organisation', text })
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 4 })
    expect(preview.rows.filter(({ verdict }) => verdict === 'new').map(({ row }) => row)).toEqual([2, 3])
    await at.call(imports.apply, { token: preview.token })
    expect(await at.call(organisation.tree, { asOf: '2031-06-15' })).toHaveLength(2)
  })

  test('what moved since the dry run is refused, and leaves no trace', async () => {
    const { at, first } = await officeWithBranches()
    const text = treeText(
      ['YL-101', '样例社区第一党支部', '一支部', '党支部', '样例党委'],
      ['z9', '样例第九支部', '九支部', '党支部', '样例党委'],
    )
    const { token, counts } = await at.call(imports.paste, { noun: 'organisation', text })
    expect(counts).toEqual({ new: 1, changed: 1, same: 0, wrong: 0 })
    await at.call(organisation.correct, {
      id: first.id,
      revision: 1,
      patch: { contact: '某' },
      reason: '更正',
    })
    const before = contentsOf(at.db)
    expect(await at.refused(imports.apply, { token })).toEqual({ code: 'imports.moved', params: { row: 2 } })
    expect(contentsOf(at.db)).toBe(before)
  })

  test('an import of organisations is undone while nobody belongs to them', async () => {
    const { at } = await officeWithBranches()
    const tree = () => at.call(organisation.tree, { asOf: '2031-06-15' })
    const before = await tree()
    const text = treeText(
      ['YL-101', '样例社区第一党支部', '一支部', '党支部', '样例党委'],
      ['z9', '样例第九支部', '九支部', '党支部', '样例党委'],
      ['g9', '样例九支部一组', '九一组', '党小组', 'z9'],
    )
    const { token } = await at.call(imports.paste, { noun: 'organisation', text })
    const batch = await at.call(imports.apply, { token })
    const [ninth] = (await tree()).filter(({ code }) => code === 'Z9')
    const [member] = await enterMembers(at, ninth!.id, 1)
    const undo = { batchId: batch.id, reason: '误导入' }
    expect(await at.refused(imports.undo, undo)).toEqual({
      code: 'imports.built-upon',
      params: { titles: ['九支部'], count: 1 },
    })
    expect(await tree()).toHaveLength(before.length + 2)
    expect(member).toBeDefined()
  })

  test('undone, the tree is as before', async () => {
    const { at } = await officeWithBranches()
    const tree = async () =>
      (await at.call(organisation.tree, { asOf: '2031-06-15' })).map(({ revision: _, ...node }) => node)
    const before = await tree()
    const text = treeText(
      ['YL-101', '样例社区第一党支部', '一支部', '党支部', '样例党委'],
      ['z9', '样例第九支部', '九支部', '党支部', '样例党委'],
      ['g9', '样例九支部一组', '九一组', '党小组', 'z9'],
    )
    const { token } = await at.call(imports.paste, { noun: 'organisation', text })
    const batch = await at.call(imports.apply, { token })
    const undone = await at.call(imports.undo, { batchId: batch.id, reason: '误导入' })
    expect(undone).toEqual({ ...batch, undone: true })
    expect(await tree()).toEqual(before)
  })

  test('a new organisation brings its secretary along; who leads a standing one stays', async () => {
    const at = office()
    const sheet = (secretary: string) =>
      [
        '编码\t名称\t简称\t类别\t上级党组织\t书记\t本届起始日期',
        'dw\t中共样例社区委员会\t样例党委\t党委\t\t\t',
        `z1\t样例第一支部\t一支部\t党支部\tdw\t${secretary}\t2029-03-01`,
        'g1\t样例一组\t一组\t党小组\tz1\t王样例\t',
      ].join('\n')
    const first = await at.call(imports.paste, { noun: 'organisation', text: sheet('李样例') })
    const batch = await at.call(imports.apply, { token: first.token })
    const leaders = async (asOf: string) =>
      (await at.call(organisation.tree, { asOf })).map(({ code, secretary }) => [code, secretary])
    expect(await leaders('2031-06-15')).toEqual([
      ['DW', null],
      ['Z1', '李样例'],
      ['G1', '王样例'],
    ])
    expect((await leaders('2029-02-28'))[1]).toEqual(['Z1', null])
    const again = await at.call(imports.paste, { noun: 'organisation', text: sheet('赵样例') })
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 3, wrong: 0 })
    await at.call(imports.undo, { batchId: batch.id, reason: '误导入' })
    expect(await leaders('2031-06-15')).toEqual([])
    expect(at.db.file.prepare('select count(*) from post').pluck().get()).toBe(0)
  })
})
