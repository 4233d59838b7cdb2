import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import {
  enterMembers,
  foundBranches,
  idNumber,
  officeWith,
  TODAY,
  wantedMember,
  wantedOrganisation,
} from '../../support/actors.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff'
const office = () => officeWith(ledgerServices)

describe('founding', () => {
  test('the tree stands in order, with members and leaders of everything below', async () => {
    const at = office()
    const { committee, first, second, group } = await foundBranches(at)
    await enterMembers(at, first.id, 2)
    await enterMembers(at, group.id, 3, (nth) => ({ idNumber: idNumber(nth + 10) }))
    await at.call(organisation.appoint, {
      organisationId: first.id,
      memberId: null,
      holderName: '李样例',
      title: '支部书记',
      fromDay: '2030-01-01',
    })
    const tree = await at.call(organisation.tree, { asOf: TODAY })
    expect(tree.map(({ id, memberCount, secretary }) => ({ id, memberCount, secretary }))).toEqual([
      { id: committee.id, memberCount: 5, secretary: null },
      { id: first.id, memberCount: 2, secretary: '李样例' },
      { id: second.id, memberCount: 3, secretary: null },
      { id: group.id, memberCount: 3, secretary: null },
    ])
    const told = await at.call(organisation.get, { id: second.id })
    expect(told.memberCount).toBe(3)
  })

  test('a code stands once', async () => {
    const at = office()
    await at.call(organisation.found, wantedOrganisation())
    expect(await at.refused(organisation.found, wantedOrganisation())).toEqual({
      code: 'organisation.code-taken',
      params: { code: 'YL-001', by: '样例党委' },
    })
  })

  test.each([
    ['a branch of a group', 'group', '631', 'type'],
    ['a committee under a branch', '631', '611', 'type'],
    ['a group on top', null, 'group', 'type'],
  ] as const)('refused: %s', async (_what, under, type, why) => {
    const at = office()
    const { first, group } = await foundBranches(at)
    const parentId = under === null ? null : under === 'group' ? group.id : first.id
    const refused = await at.refused(organisation.found, wantedOrganisation({ parentId, type, code: 'x' }))
    expect(refused).toEqual({ code: 'organisation.wrong-parent', params: { why } })
  })

  test.each([
    ['organisation.not-found', { parentId: nobody }],
    ['organisation.unknown-code', { type: '999' }],
    ['organisation.future-day', { foundedDay: '2031-06-16' }],
    ['organisation.term-backwards', { termStart: '2030-01-01', termEnd: '2029-12-31' }],
    ['organisation.term-backwards', { foundedDay: '2030-01-01', termEnd: '2029-12-31' }],
  ] as const)('refused: %s %o', async (code, over) => {
    expect((await office().refused(organisation.found, wantedOrganisation(over))).code).toBe(code)
  })

  test('nothing is founded under a dissolved parent', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    await at.call(organisation.dissolve, { id: first.id, revision: 1, day: TODAY, reason: '合并' })
    const wanted = wantedOrganisation({ parentId: first.id, type: 'group', code: 'x' })
    expect(await at.refused(organisation.found, wanted)).toEqual({
      code: 'organisation.wrong-parent',
      params: { why: 'dissolved' },
    })
  })
})

describe('correcting', () => {
  test('a patch changes what it names and nothing else', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const patch = { contact: '李样例', contactPhone: '0000-1234567' }
    const after = await at.call(organisation.correct, { id: first.id, revision: 1, patch, reason: '补充' })
    expect(after).toEqual({ ...first, ...patch, revision: 2 })
  })

  test.each([
    ['organisation.stale', 'first', 7, {}],
    ['organisation.code-taken', 'first', 1, { code: 'YL-102' }],
    ['organisation.unknown-code', 'first', 1, { type: 'x' }],
    ['organisation.term-backwards', 'first', 1, { termStart: '2030-01-01', termEnd: '2029-01-01' }],
    ['organisation.future-day', 'first', 1, { foundedDay: '2040-01-01' }],
    ['organisation.not-empty', 'first', 1, { type: '621' }],
    ['organisation.not-empty', 'first', 1, { dissolvedDay: '2031-06-01' }],
    ['organisation.not-found', 'first', 1, { parentId: nobody }],
  ] as const)('refused: %s', async (code, which, revision, patch) => {
    const at = office()
    const all = await foundBranches(at)
    await enterMembers(at, all.first.id, 1)
    const wanted = { id: all[which].id, revision, patch, reason: '更正' }
    expect((await at.refused(organisation.correct, wanted)).code).toBe(code)
  })

  test('nothing stands under itself, and a type must suit what stands below', async () => {
    const at = office()
    const { committee, second, group } = await foundBranches(at)
    const correct = { revision: 1, reason: '调整' }
    const loop = { ...correct, id: committee.id, patch: { parentId: group.id } }
    expect((await at.refused(organisation.correct, loop)).params).toEqual({ why: 'loop' })
    const type = { ...correct, id: second.id, patch: { type: '621' } }
    expect((await at.refused(organisation.correct, type)).params).toEqual({ why: 'type' })
    const unknown = { ...correct, id: nobody, patch: {} }
    expect((await at.refused(organisation.correct, unknown)).code).toBe('organisation.not-found')
  })

  test('a dissolution that was a mistake is taken back, while the parent stands', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const gone = await at.call(organisation.dissolve, {
      id: first.id,
      revision: 1,
      day: '2031-06-01',
      reason: '合并',
    })
    const patch = { dissolvedDay: null }
    const back = await at.call(organisation.correct, { id: first.id, revision: 2, patch, reason: '误操作' })
    expect(back).toEqual({ ...gone, dissolvedDay: null, revision: 3 })
  })
})

describe('dissolving', () => {
  test('only what is empty goes, its posts end with it, and the tree of earlier days keeps it', async () => {
    const at = office()
    const { first, committee } = await foundBranches(at)
    await enterMembers(at, first.id, 1)
    const dissolve = { id: first.id, revision: 1, day: '2031-06-01', reason: '合并' }
    expect(await at.refused(organisation.dissolve, dissolve)).toEqual({
      code: 'organisation.not-empty',
      params: { members: 1, children: 0 },
    })
    expect((await at.refused(organisation.dissolve, { ...dissolve, id: committee.id })).params).toEqual({
      members: 0,
      children: 2,
    })
  })

  test('its posts end with it, and the tree of earlier days keeps it', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const appoint = { organisationId: first.id, memberId: null, holderName: '李样例', title: 'secretary' }
    await at.call(organisation.appoint, { ...appoint, fromDay: '2030-01-01' })
    await at.call(organisation.dissolve, { id: first.id, revision: 1, day: '2031-06-01', reason: '合并' })
    expect((await at.call(organisation.get, { id: first.id })).posts[0]!.toDay).toBe('2031-06-01')
    const ids = async (asOf: string) => (await at.call(organisation.tree, { asOf })).map(({ id }) => id)
    expect(await ids('2031-05-31')).toContain(first.id)
    expect(await ids('2031-06-01')).not.toContain(first.id)
    const again = { id: first.id, revision: 2, day: TODAY, reason: '合并' }
    expect((await at.refused(organisation.dissolve, again)).code).toBe('organisation.stale')
  })

  test.each([
    ['organisation.term-backwards', { day: '2001-06-30' }],
    ['organisation.future-day', { day: '2031-06-16' }],
    ['organisation.stale', { revision: 9 }],
    ['organisation.not-found', { id: nobody }],
  ] as const)('refused: %s', async (code, over) => {
    const at = office()
    const { first } = await foundBranches(at)
    const wanted = { id: first.id, revision: 1, day: TODAY as string, reason: '合并', ...over }
    expect((await at.refused(organisation.dissolve, wanted)).code).toBe(code)
  })

  test('refused before a post began', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const appoint = { organisationId: first.id, memberId: null, holderName: '李样例', title: 'secretary' }
    await at.call(organisation.appoint, { ...appoint, fromDay: '2031-06-10' })
    const wanted = { id: first.id, revision: 1, day: '2031-06-01', reason: '合并' }
    expect((await at.refused(organisation.dissolve, wanted)).code).toBe('organisation.term-backwards')
  })
})

describe('posts', () => {
  const appoint = (organisationId: string, over: object = {}) => ({
    organisationId,
    memberId: null,
    holderName: '李样例',
    title: 'secretary',
    fromDay: '2030-01-01',
    ...over,
  })

  test('one secretary at a time; the next begins after the last was relieved', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const post = await at.call(organisation.appoint, appoint(first.id))
    const next = appoint(first.id, { holderName: '赵样例', fromDay: '2031-01-01' })
    expect(await at.refused(organisation.appoint, next)).toEqual({
      code: 'organisation.post-taken',
      params: { holder: '李样例' },
    })
    const relieve = { postId: post.id, revision: 1, day: '2030-12-31', reason: '换届' }
    expect(await at.call(organisation.relieve, relieve)).toEqual({
      ...post,
      toDay: '2030-12-31',
      revision: 2,
    })
    await at.call(organisation.appoint, next)
    const tree = async (asOf: string) =>
      (await at.call(organisation.tree, { asOf })).find(({ id }) => id === first.id)!.secretary
    expect([await tree('2030-12-31'), await tree('2031-01-01')]).toEqual(['李样例', '赵样例'])
  })

  test('many deputies, but nobody twice', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const deputy = appoint(first.id, { title: '副书记' })
    await at.call(organisation.appoint, deputy)
    await at.call(organisation.appoint, { ...deputy, holderName: '赵样例' })
    expect((await at.refused(organisation.appoint, deputy)).code).toBe('organisation.post-taken')
    const [member] = await enterMembers(at, first.id, 1)
    const byRoster = { ...deputy, memberId: member!.id, holderName: member!.name }
    await at.call(organisation.appoint, byRoster)
    expect((await at.refused(organisation.appoint, byRoster)).code).toBe('organisation.post-taken')
  })

  test.each([
    ['organisation.outside-life', { fromDay: '2001-06-30' }],
    ['organisation.future-day', { fromDay: '2031-06-16' }],
    ['organisation.not-found', { organisationId: nobody }],
    ['members.not-found', { memberId: nobody }],
  ] as const)('appointing refused: %s', async (code, over) => {
    const at = office()
    const { first } = await foundBranches(at)
    expect((await at.refused(organisation.appoint, appoint(first.id, over))).code).toBe(code)
  })

  test('nobody is appointed where the organisation has gone', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    await at.call(organisation.dissolve, { id: first.id, revision: 1, day: '2031-06-01', reason: '合并' })
    const late = appoint(first.id, { fromDay: '2031-06-01' })
    expect((await at.refused(organisation.appoint, late)).code).toBe('organisation.outside-life')
  })

  test.each([
    ['organisation.post-not-found', { postId: nobody }],
    ['organisation.stale', { revision: 2 }],
    ['organisation.term-backwards', { day: '2029-12-31' }],
    ['organisation.future-day', { day: '2031-06-16' }],
  ] as const)('relieving refused: %s', async (code, over) => {
    const at = office()
    const { first } = await foundBranches(at)
    const post = await at.call(organisation.appoint, appoint(first.id))
    const wanted = { postId: post.id, revision: 1, day: TODAY as string, reason: '换届', ...over }
    expect((await at.refused(organisation.relieve, wanted)).code).toBe(code)
  })

  test('nobody is relieved twice', async () => {
    const at = office()
    const { first } = await foundBranches(at)
    const post = await at.call(organisation.appoint, appoint(first.id))
    const relieve = { postId: post.id, revision: 1, day: '2030-12-31', reason: '换届' }
    await at.call(organisation.relieve, relieve)
    expect((await at.refused(organisation.relieve, { ...relieve, revision: 2 })).code).toBe(
      'organisation.stale',
    )
  })
})

test('members of a day are counted as they stood, those who had left then not at all', async () => {
  const at = office()
  const { first, second } = await foundBranches(at)
  const member = await at.call(members.enter, wantedMember(first.id, { entryDay: '2031-01-01' }))
  const { id } = member
  const out = { kind: 'transferred-out', counterpart: '外省', reason: '迁居' }
  await at.call(members.change, {
    ...{ id, revision: 1, set: 'branch', value: second.id },
    ...{ fromDay: '2031-02-01', reason: '搬家' },
  })
  await at.call(members.leave, { id, revision: 2, day: '2031-03-01', ...out })
  await at.call(members.comeBack, {
    ...{ id, revision: 3, kind: 'transferred-in', day: '2031-04-01' },
    ...{ branchId: first.id, counterpart: '外省', reason: '回迁' },
  })
  const counts = async (asOf: string) => {
    const tree = await at.call(organisation.tree, { asOf })
    return [first.id, second.id].map((branch) => tree.find((node) => node.id === branch)!.memberCount)
  }
  expect(await counts('2030-12-31')).toEqual([0, 0])
  expect(await counts('2031-01-31')).toEqual([1, 0])
  expect(await counts('2031-02-28')).toEqual([0, 1])
  expect(await counts('2031-03-01')).toEqual([0, 0])
  expect(await counts('2031-04-01')).toEqual([1, 0])
})

describe('leaving the program', () => {
  test('the list goes out as a workbook and as paper; the chain is told how much and why', async () => {
    const at = office()
    await foundBranches(at)
    at.dialogs.push(`${at.root}/名册.xlsx`, `${at.root}/名册.pdf`, null)
    const wanted = { asOf: TODAY, reason: '存档' }
    expect(await at.call(organisation.exportSheet, wanted)).toEqual({ fileName: '名册.xlsx' })
    expect(await at.call(organisation.print, wanted)).toEqual({ fileName: '名册.pdf' })
    const before = at.db.auditWriter.size()
    expect(await at.call(organisation.print, wanted)).toEqual({ fileName: null })
    expect(at.db.auditWriter.size()).toBe(before)
    const told = at.db.file.prepare('select body from audit order by seq desc limit 2').pluck().all()
    expect(told.map((body) => JSON.parse(body as string))).toMatchObject([
      { deed: 'organisation.printed', after: { rows: 4 }, reason: '存档' },
      { deed: 'organisation.exported', after: { rows: 4 }, reason: '存档' },
    ])
    expect(at.printed[0]).toMatchObject({ landscape: true, watermark: '样例' })
    expect(at.printed[0]!.body.html).toContain('样例社区第一党支部')
    expect(at.printed[0]!.foot).toBe('样例 打印于 2031-06-15 10:00　事由：存档')
  })
})
